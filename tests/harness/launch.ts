import { env } from 'node:process';
import { PLATFORM_HOSTS } from '../platform/hosts.ts';
import { launchChromium } from './chromium.ts';
import type { BrowserKind } from './find-browsers.ts';
import { launchFirefox } from './firefox.ts';
import type { LaunchOptions } from './launch-options.ts';
import { startNetwork } from './network.ts';
import type { BrowserSession } from './session.ts';

/** How long a build has to open its options page; one that does not costs this much at each launch. */
const FIRST_RUN_TIMEOUT = 10_000;

/** The browser that this run of the tests is for. */
export function browserKind(): BrowserKind {
  return env.BROWSER === 'firefox' ? 'firefox' : 'chromium';
}

/** Starts a browser that knows the platform's hosts and no other. Close the session in a teardown. */
export async function launchBrowser(options: LaunchOptions): Promise<BrowserSession> {
  const network = await startNetwork(PLATFORM_HOSTS, options.platform.ports);
  try {
    const launch = (options.kind ?? browserKind()) === 'firefox' ? launchFirefox : launchChromium;
    const session = await launch(options, network);
    if (options.extension !== null && options.firstRun !== 'keep') await closeFirstRun(session);
    return session;
  } catch (error) {
    await network.close();
    throw error;
  }
}

/** Starts the browser anew with a profile that has the extension. Only Chromium takes it for newly installed, since it is unpacked. */
export function launchAgain(options: LaunchOptions & { userDataDir: string }): Promise<BrowserSession> {
  return launchBrowser({ ...options, firstRun: browserKind() === 'firefox' ? 'keep' : 'close' });
}

/** Otherwise it would come to the front at some moment of the test. */
export async function closeFirstRun(session: BrowserSession): Promise<void> {
  const page = await session
    .waitForPage(session.extensionUrl('options.html'), FIRST_RUN_TIMEOUT)
    .catch(() => null);
  await page?.close();
}
