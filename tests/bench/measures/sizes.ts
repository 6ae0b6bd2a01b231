import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Finding, Row } from '../row.ts';
import type { Bench } from '../subjects.ts';

const LOADER_MINIFIED_GOAL = 5000;
const LOADER_GOAL = 4000;
const CARD_GOAL = 12_000;

const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;
const kB = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`;

/** What a page of the site is given, as `gzip -9` leaves it. Each file by itself, as browsers read them. */
export function measureSizes({ ours: { folder: ours }, naive: { folder: naive } }: Bench): Finding {
  const folder = `${ours}/content-scripts`;
  const files = readdirSync(folder).map((name) => ({ name, size: gzipped(`${folder}/${name}`) }));
  const sizeOf = (...names: string[]) => names.reduce((sum, name) => sum + gzipped(`${folder}/${name}`), 0);
  const naiveScript = gzipped(`${naive}/content.js`);
  const naiveAll = naiveScript + gzipped(`${naive}/content.css`);
  const row = (measure: string, goal: number | null, size: number, reference: number): Row => ({
    measure,
    goal: goal === null ? 'shown' : `≤ ${goal / 1000} kB`,
    ours: kB(size),
    naive: kB(reference),
    met: goal === null || size <= goal,
  });
  const minified = (file: string) => readFileSync(file).length;
  return {
    rows: [
      row(
        'in-page JavaScript at page load, minified',
        LOADER_MINIFIED_GOAL,
        minified(`${folder}/page.js`),
        minified(`${naive}/content.js`),
      ),
      row('in-page JavaScript at page load, gzip', LOADER_GOAL, sizeOf('page.js'), naiveScript),
      row(
        'in-page JavaScript and CSS with a card on a link, gzip',
        CARD_GOAL,
        sizeOf('page.js', 'placer.js'),
        naiveAll,
      ),
      row(
        'the same with what is needed now and then: words, rules of one’s own, lists',
        null,
        sizeOf('page.js', 'placer.js', 'finder.js'),
        naiveAll,
      ),
    ],
    details: files.map(({ name, size }) => `content-scripts/${name}: ${size} bytes`),
  };
}
