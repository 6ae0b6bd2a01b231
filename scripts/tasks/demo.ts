import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from '../../tests/harness/launch.ts';
import type { BrowserSession } from '../../tests/harness/session.ts';
import { startPlatform } from '../../tests/platform/platform.ts';
import { say, stop } from '../bootstrap/say.mjs';
import { PICTURES, showAround } from '../demo/tour.ts';
import { build } from '../lib/build.ts';
import { canShowWindows } from '../lib/can-show-windows.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';

/** For the person who watches, at each stop of the tour; in milliseconds. */
const TIME_TO_LOOK = 2000;

ensureBrowsers('chromium');
await build('chrome');

const windows = canShowWindows(process) && !process.argv.includes('--headless');
say('Starting the stand-in platform on this machine; nothing is sent anywhere else');
const platform = await startPlatform();
let session: BrowserSession | undefined;
let problem: unknown;
try {
  say(
    windows
      ? 'Opening a browser with the extension'
      : 'Running a browser without a window: there is no display',
  );
  session = await launchBrowser({
    platform,
    kind: 'chromium',
    headless: !windows,
    lang: 'en-GB',
    firstRun: 'keep',
  });
  const pictures = await showAround({ session, platform, pause: windows ? TIME_TO_LOOK : 0 });
  if (windows) say('The browser is yours: point at the links. Close it, or press Ctrl-C here, to end');
  console.log(`Screenshots in ${PICTURES}: ${pictures.join(', ')}`);
  // Ctrl-C closes the browser too, and with it ends this.
  const { browser } = session;
  if (windows && browser.connected)
    await new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
} catch (error) {
  if (windows && session && (await isClosed(session))) say('The browser was closed before the tour was over');
  else problem = error;
}
await session?.close();
await platform.close();
if (problem) stop(`The demo could not go on: ${problem instanceof Error ? problem.message : problem}`);

/** Whether the browser was closed by hand. What is asked of it may fail a moment before it is known to be gone. */
async function isClosed({ browser }: BrowserSession): Promise<boolean> {
  if (browser.connected) await sleep(1000);
  return !browser.connected;
}
