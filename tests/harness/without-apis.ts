import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Namespaces of `browser` that Firefox for Android lacks (MDN, browser compatibility data). */
export const ANDROID_LACKS = ['identity', 'omnibox', 'menus', 'contextMenus', 'commands', 'windows'] as const;

/**
 * Copies Firefox's build into a new folder and takes APIs away before the worker and each page of ours begin.
 *
 * @returns the folder, which is the caller's to remove
 */
export async function buildWithoutApis(names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'booking-peek-without-'));
  await cp('.output/firefox-mv3', folder, { recursive: true });
  const script = `for (const name of ${JSON.stringify(names)}) {
  for (const root of [globalThis.browser, globalThis.chrome]) {
    if (root) Object.defineProperty(root, name, { value: undefined, configurable: true });
  }
}
`;
  await writeFile(join(folder, 'without-apis.js'), script);
  await change(join(folder, 'manifest.json'), (text) => {
    const manifest = JSON.parse(text);
    manifest.background.scripts.unshift('without-apis.js');
    return JSON.stringify(manifest);
  });
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
