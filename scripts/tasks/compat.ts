import { globSync, readFileSync } from 'node:fs';
import { stop } from '../bootstrap/say.mjs';
import { namesInScript, namesInStyles } from '../compat/features.ts';
import { type BrowserName, type Needed, neededByScript, neededByStyles } from '../compat/versions.ts';

/**
 * `npm run check` runs this on both builds: they use nothing that the oldest browser which the manifest admits lacks, by Mozilla's
 * compatibility data.
 */

/** As many features are shown as `docs/browsers.md` may want in its table. */
const SHOWN = 12;

/** What may be newer, and why. */
const EXCEPTIONS: Record<string, string> = {
  CloseWatcher: 'looked for first; without it Back leaves the page',
  '.local': '`browser.storage.local`; the data means a member of another object',
  '.windows': '`browser.windows`; the same',
  '.side': 'a name of our own',
  '.actions': 'a name of our own',
  '.forget': 'a name of our own',
  '.stackTraceLimit': 'set by zod, and of no use to us',
  'overscroll-behavior': 'before, it held for boxes that scroll alone, as ours do',
  'text-wrap: pretty': 'without it lines break as they always did',
  'font-family: ui-monospace': 'the first of several families',
};

const BUILDS = [
  {
    browser: 'chrome',
    folder: '.output/chrome-mv3',
    oldest: (manifest: Manifest) => manifest.minimum_chrome_version,
  },
  {
    browser: 'firefox',
    folder: '.output/firefox-mv3',
    oldest: (manifest: Manifest) => manifest.browser_specific_settings?.gecko.strict_min_version,
  },
] as const;

interface Manifest {
  minimum_chrome_version?: string;
  browser_specific_settings?: { gecko: { strict_min_version: string } };
}

const tooNew: string[] = [];
for (const { browser, folder, oldest } of BUILDS) {
  const minimum = Number.parseInt(
    oldest(JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'))) ?? '',
    10,
  );
  const newest = scan(folder, browser);
  console.log(
    `${browser} ${minimum}:\n${newest
      .slice(0, SHOWN)
      .map(({ feature, version }) => `  ${version} ${feature}`)
      .join('\n')}`,
  );
  for (const { feature, version } of newest)
    if (version > minimum) tooNew.push(`${feature} needs ${browser} ${version}`);
}
if (tooNew.length > 0) stop(`Newer than the manifests' oldest browsers:\n  ${tooNew.join('\n  ')}`);

/** All that a build uses, the newest first. */
function scan(folder: string, browser: BrowserName): Needed[] {
  const read = (file: string) => readFileSync(file, 'utf8');
  const scripts = globSync(`${folder}/**/*.js`).map((file) => namesInScript(file, read(file)));
  const styles = [...globSync(`${folder}/**/*.css`).map(read), ...scripts.flatMap(({ texts }) => texts)];
  const needed = [
    ...scripts.flatMap((names) => neededByScript(names, browser)),
    ...styles.flatMap((css) => neededByStyles(namesInStyles(css), browser)),
  ];
  const byFeature = new Map(
    needed.filter(({ feature }) => !(feature in EXCEPTIONS)).map((one) => [one.feature, one]),
  );
  return [...byFeature.values()].sort((a, b) => b.version - a.version);
}
