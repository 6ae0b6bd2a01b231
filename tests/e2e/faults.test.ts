import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_PAIRS, EACH_FAULT_ONCE, tryFaults } from '../faults/run.ts';
import type { Cell } from '../faults/try-fault.ts';
import { findMistakes } from '../faults/verdict.ts';
import { browserKind } from '../harness/launch.ts';
import { isShortRun, someOf } from '../harness/short-run.ts';

/** All faults are tried at once, and then looked at one by one. About 30 s on two cores. */
const TIME_LIMIT = 360_000;

const PAIRS = isShortRun ? someOf(EACH_FAULT_ONCE, 10) : ALL_PAIRS;

/** `npm run faults firefox` is the same table in Firefox. */
describe.runIf(browserKind() === 'chromium')('every fault ends in words that help', () => {
  let cells: Cell[];

  beforeAll(async () => {
    cells = await tryFaults(PAIRS);
  }, TIME_LIMIT);

  it.each(PAIRS.map((pair) => [pair.surface, pair.row.fault, pair] as const))(
    'on the %s: %s',
    (surface, fault, { row }) => {
      const cell = cells.find((one) => one.fault === fault && one.surface === surface);
      expect(cell && findMistakes(row, cell)).toEqual([]);
    },
  );
});
