import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserKind } from './launch.ts';

/** Namespaces of `browser` that Firefox for Android lacks (MDN, browser compatibility data). */
export const ANDROID_LACKS = ['identity', 'omnibox', 'menus', 'contextMenus', 'commands', 'windows'] as const;

/** The same for Edge on Android (Microsoft's table of its APIs). */
export const EDGE_ANDROID_LACKS = ['omnibox', 'contextMenus', 'commands', 'windows'] as const;

/** What Edge on Android has and what fails there whenever it is called (MicrosoftEdge-Extensions, issue 364). */
export const EDGE_ANDROID_FAILS = ['identity.launchWebAuthFlow'] as const;

/**
 * Copies this browser's build into a new folder and takes APIs away before the worker and each page of ours begin.
 *
 * @param names namespaces that are not there
 * @param failing functions that are there, and reject
 * @returns the folder, which is the caller's to remove
 */
export async function buildWithoutApis(
  names: readonly string[],
  failing: readonly string[] = [],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'booking-peek-without-'));
  await cp(browserKind() === 'firefox' ? '.output/firefox-mv3' : '.output/chrome-mv3', folder, {
    recursive: true,
  });
  const script = `for (const root of new Set([globalThis.browser, globalThis.chrome])) {
  if (!root) continue;
  for (const name of ${JSON.stringify(names)}) {
    Object.defineProperty(root, name, { value: undefined, configurable: true });
  }
  for (const path of ${JSON.stringify(failing)}) {
    const [name, fn] = path.split('.');
    root[name][fn] = () => Promise.reject(new Error('not on this device'));
  }
}
`;
  await writeFile(join(folder, 'without-apis.js'), script);
  if (browserKind() === 'firefox') {
    await change(join(folder, 'manifest.json'), (text) => {
      const manifest = JSON.parse(text);
      manifest.background.scripts.unshift('without-apis.js');
      return JSON.stringify(manifest);
    });
  } else {
    await change(join(folder, 'background.js'), (text) => `${script}${text}`);
  }
  for (const page of ['popup.html', 'options.html', 'card.html']) {
    await change(join(folder, page), (text) =>
      text.replace('<head>', '<head><script src="/without-apis.js"></script>'),
    );
  }
  return folder;
}

async function change(path: string, how: (text: string) => string): Promise<void> {
  await writeFile(path, how(await readFile(path, 'utf8')));
}
