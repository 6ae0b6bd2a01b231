import { type Platform, startPlatform } from '../platform/platform.ts';
import { saveToken } from './journeys.ts';
import { launchBrowser } from './launch.ts';
import type { BrowserSession } from './session.ts';

/** What most journeys stand on: the stand-in platform, and a browser with the extension that knows it. */
export interface Stage {
  platform: Platform;
  session: BrowserSession;
}

/** Sets the stage. `token`: given to the extension as a member would; left out: it has none. Leaves nothing running where it fails. */
export async function openStage(token?: string): Promise<Stage> {
  const platform = await startPlatform();
  let session: BrowserSession | undefined;
  try {
    session = await launchBrowser({ platform });
    if (token !== undefined) await saveToken(session, token);
    return { platform, session };
  } catch (error) {
    await closeStage({ platform, session });
    throw error;
  }
}

/** For a teardown, which also runs where the stage was never set. */
export async function closeStage({
  platform,
  session,
}: { [K in keyof Stage]: Stage[K] | undefined }): Promise<void> {
  await session?.close();
  await platform?.close();
}
