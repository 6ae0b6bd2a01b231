import { type Platform, startPlatform } from '../platform/platform.ts';
import { closeFirstRun, launchBrowser } from './launch.ts';
import type { BrowserSession } from './session.ts';

/** What most journeys need: the stand-in platform, and a browser with the extension that knows it. */
export interface Stage {
  platform: Platform;
  session: BrowserSession;
}

/** A stage that many files use, one after the other. Starting a browser takes longer than most tests. */
export interface LastingStage {
  /** The stage as on the first day: the extension new, no page open, no cookie, the platform's data as at the start. */
  startOver(): Promise<Stage>;
  close(): Promise<void>;
}

export function openLastingStage(): LastingStage {
  let stage: Stage | undefined;

  async function close(): Promise<void> {
    const used = stage;
    stage = undefined;
    await used?.session.close();
    await used?.platform.close();
  }

  return {
    async startOver() {
      // What one file broke is no matter of the next.
      if (stage) await clear(stage).catch(close);
      stage ??= await openStage();
      return stage;
    },
    close,
  };
}

async function openStage(): Promise<Stage> {
  const platform = await startPlatform();
  try {
    return { platform, session: await launchBrowser({ platform }) };
  } catch (error) {
    await platform.close();
    throw error;
  }
}

async function clear({ platform, session }: Stage): Promise<void> {
  platform.reset();
  session.network.set('up');
  const { browser } = session;
  const before = await browser.pages();
  // With its last page, the browser would go too.
  await browser.newPage();
  await Promise.all(before.map((page) => page.close()));
  await browser.deleteCookie(...(await browser.cookies()));
  await session.reinstall();
  await closeFirstRun(session);
  session.network.outside.length = 0;
}
