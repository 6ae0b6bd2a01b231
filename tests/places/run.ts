import type { BrowserKind } from '../harness/find-browsers.ts';
import { saveToken } from '../harness/journeys.ts';
import { launchBrowser } from '../harness/launch.ts';
import { TOKENS } from '../platform/people.ts';
import { startPlatform } from '../platform/platform.ts';
import type { Cell } from './cells.ts';
import { tryCell } from './try-cell.ts';

/** Browsers at a time: a hand that points leaves the machine idle for most of the time. */
const LANES = 3;

/** What was seen of one cell. */
export interface Seen extends Cell {
  /** Empty where all was as it should be. */
  mistakes: string[];
}

/** Tries cells. Each lane takes the next one that is left; one that fails is tried once more, since a busy machine is now and then late. */
export async function tryCells(cells: readonly Cell[], kind: BrowserKind): Promise<Seen[]> {
  const left = [...cells];
  const lanes = Array.from({ length: LANES }, async () => {
    const platform = await startPlatform();
    const session = await launchBrowser({ platform, kind }).catch(async (error) => {
      await platform.close();
      throw error;
    });
    const seen: Seen[] = [];
    try {
      await saveToken(session, TOKENS.manager);
      for (let cell = left.shift(); cell; cell = left.shift()) {
        const mistakes = await tryCell(session, cell);
        seen.push({ ...cell, mistakes: mistakes.length ? await tryCell(session, cell) : [] });
      }
    } finally {
      await session.close();
      await platform.close();
    }
    return seen;
  });
  return (await Promise.all(lanes)).flat();
}
