import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Finding, Row } from '../row.ts';
import type { Bench } from '../subjects.ts';

const LOADER_GOAL = 4000;
const ALL_GOAL = 12_000;

const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;
const kB = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`;

/** What a page of the site is given, as `gzip -9` leaves it. Each file by itself, as browsers read them. */
export function measureSizes({ ours: { folder: ours }, naive: { folder: naive } }: Bench): Finding {
  const folder = `${ours}/content-scripts`;
  const files = readdirSync(folder).map((name) => ({ name, size: gzipped(`${folder}/${name}`) }));
  const loader = files.find(({ name }) => name === 'page.js')?.size ?? Number.NaN;
  const all = files.reduce((sum, { size }) => sum + size, 0);
  const naiveScript = gzipped(`${naive}/content.js`);
  const naiveAll = naiveScript + gzipped(`${naive}/content.css`);
  const row = (measure: string, goal: number, size: number, reference: number): Row => ({
    measure,
    goal: `≤ ${goal / 1000} kB`,
    ours: kB(size),
    naive: kB(reference),
    met: size <= goal,
  });
  return {
    rows: [
      row('in-page JavaScript at page load, gzip', LOADER_GOAL, loader, naiveScript),
      row('in-page JavaScript and CSS ever, gzip', ALL_GOAL, all, naiveAll),
    ],
    details: files.map(({ name, size }) => `content-scripts/${name}: ${size} bytes`),
  };
}
