import { beforeAll, describe, expect, it } from 'vitest';
import { tryAllFaults } from '../faults/run.ts';
import { SURFACES } from '../faults/surfaces.ts';
import { TABLE } from '../faults/table.ts';
import type { Cell } from '../faults/try-fault.ts';
import { findMistakes } from '../faults/verdict.ts';
import { browserKind } from '../harness/launch.ts';

/** All faults are tried at once, and then looked at one by one. About 40 s on two cores. */
const TIME_LIMIT = 360_000;

/** `npm run faults firefox` is the same table in Firefox. */
describe.runIf(browserKind() === 'chromium')('every fault ends in words that help', () => {
  let cells: Cell[];

  beforeAll(async () => {
    cells = await tryAllFaults();
  }, TIME_LIMIT);

  describe.each(Object.keys(SURFACES))('on the %s', (surface) => {
    it.each(TABLE.map((row) => [row.fault, row] as const))('%s', (fault, row) => {
      const cell = cells.find((one) => one.fault === fault && one.surface === surface);
      expect(cell && findMistakes(row, cell)).toEqual([]);
    });
  });
});
