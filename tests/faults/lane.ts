import type { BrowserKind } from '../harness/find-browsers.ts';
import { saveToken } from '../harness/journeys.ts';
import { launchBrowser } from '../harness/launch.ts';
import type { BrowserSession } from '../harness/session.ts';
import { MANY_COUNT, MANY_FIRST } from '../platform/bookings.ts';
import { TOKENS } from '../platform/people.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';
import { openInPopup } from './surfaces.ts';

/** A browser and a platform of its own, so that what goes wrong in one lane is not felt in another. */
export interface Lane {
  readonly platform: Platform;
  readonly session: BrowserSession;
  /** A booking that this lane has not looked up yet. */
  nextId(): number;
  /** Looks a booking up in a tab of its own, calls `whenAsked`, and waits for what comes of it. */
  askElsewhere(whenAsked?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** @param kind default: the browser that this run is for */
export async function openLane(kind?: BrowserKind): Promise<Lane> {
  const platform = await startPlatform();
  let session: BrowserSession;
  try {
    session = await launchBrowser({ platform, ...(kind && { kind }) });
    await saveToken(session, TOKENS.manager);
  } catch (error) {
    await platform.close();
    throw error;
  }
  let used = 0;
  const lane: Lane = {
    platform,
    session,
    nextId: () => MANY_FIRST + (used++ % MANY_COUNT),
    async askElsewhere(whenAsked = async () => {}) {
      const view = await openInPopup(lane, lane.nextId());
      await view.ask();
      await whenAsked();
      await view.answer();
      await view.close();
    },
    async close() {
      await session.close();
      await platform.close();
    },
  };
  return lane;
}
