import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefoxChrome } from './firefox-chrome.ts';
import { HANG, poll } from './poll.ts';
import type { BrowserSession } from './session.ts';

export interface Downloads {
  /** Waits until so many files are there, each whole; what is in them, by their names' order. */
  waitFor(count: number, end: string): Promise<string[]>;
  remove(): Promise<void>;
}

/** A folder of its own into which the browser puts what is downloaded, without a question. */
export async function openDownloads(session: BrowserSession): Promise<Downloads> {
  const folder = await mkdtemp(join(tmpdir(), 'booking-peek-'));
  if (session.kind === 'chromium') {
    const client = await session.browser.target().createCDPSession();
    // By its name alone the second file would take the place of the first.
    await client.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath: folder });
  } else {
    await (await firefoxChrome(session.browser)).run((path) => {
      Services.prefs.setIntPref('browser.download.folderList', 2);
      Services.prefs.setStringPref('browser.download.dir', path);
      Services.prefs.setBoolPref('browser.download.alwaysOpenPanel', false);
    }, folder);
  }
  return {
    waitFor(count, end) {
      const read = async () => {
        const names = (await readdir(folder)).filter((name) => !/\.(crdownload|part)$/.test(name)).sort();
        return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      };
      return poll(
        async () => {
          const files = await read();
          return files.length >= count && files.every((text) => text.includes(end)) && files;
        },
        HANG,
        async () => `${(await read()).length} files of ${count}`,
      );
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
