import { measureAtRest } from './measures/at-rest.ts';
import { measureBeforeIntent } from './measures/before-intent.ts';
import { measureCardAfterCard } from './measures/card-after-card.ts';
import { measureColdWorker } from './measures/cold-worker.ts';
import { measureCrossing } from './measures/crossing.ts';
import { measureFirstCard } from './measures/first-card.ts';
import { measureHoverCost } from './measures/hover-cost.ts';
import { measureOpenAndClose } from './measures/open-and-close.ts';
import { measurePageChanges } from './measures/page-changes.ts';
import { measurePageLoad } from './measures/page-load.ts';
import { measurePainting } from './measures/painting.ts';
import { measurePeers } from './measures/peers.ts';
import { measurePopup } from './measures/popup.ts';
import { measurePress } from './measures/press.ts';
import { measureRequests } from './measures/requests.ts';
import { measureSizes } from './measures/sizes.ts';
import type { Finding } from './row.ts';
import { type Bench, openBench } from './subjects.ts';

/** In this order: no measure points at a link whose booking a later one needs to be new. */
const MEASURES: readonly [what: string, measure: (bench: Bench) => Finding | Promise<Finding>][] = [
  ['sizes', measureSizes],
  ['before intent', measureBeforeIntent],
  ['page load', measurePageLoad],
  ['hover', measureHoverCost],
  ['page changes', measurePageChanges],
  ['painting', measurePainting],
  ['card after card', measureCardAfterCard],
  ['press', measurePress],
  ['at rest', measureAtRest],
  ['first card', measureFirstCard],
  ['popup', measurePopup],
  ['peers', measurePeers],
  ['crossing', measureCrossing],
  ['cold worker', measureColdWorker],
  ['requests', measureRequests],
  ['open and close', measureOpenAndClose],
];

/**
 * Measures the build in `.output/chrome-mv3` and the naive reference beside it, in Chromium.
 * @param onStep told before each measure
 * @param only the measures whose name holds this; default: all
 */
export async function runBench(onStep: (what: string) => void, only = ''): Promise<Finding> {
  const rows: Finding['rows'][number][] = [];
  const details: string[] = [];
  const bench = await openBench();
  try {
    for (const [what, measure] of MEASURES) {
      if (!what.includes(only)) continue;
      onStep(what);
      const finding = await Promise.resolve(measure(bench)).catch((error) => failed(what, error));
      rows.push(...finding.rows);
      details.push(...finding.details.map((detail) => `${what}: ${detail}`));
    }
  } finally {
    await bench.close();
  }
  return { rows, details };
}

/** A measure that breaks off is a miss, and the others are made all the same. */
function failed(what: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const row = { measure: what, goal: 'to be measured', ours: `broke off: ${reason}`, naive: '', met: false };
  return { rows: [row], details: [] };
}
