import type { BrowserKind } from '../harness/find-browsers.ts';
import { type Lane, openLane } from './lane.ts';
import { SURFACES, type SurfaceName } from './surfaces.ts';
import { type Row, TABLE } from './table.ts';
import { type Cell, tryFault } from './try-fault.ts';
import { findMistakes } from './verdict.ts';

/** Browsers at a time. The slow faults keep one waiting for half a minute in all, and cost the machine nothing. */
const LANES = 4;

/** A fault, and where it is met. */
export interface Pair {
  row: Row;
  surface: SurfaceName;
}

const surfaces = Object.keys(SURFACES) as SurfaceName[];

/** Every fault on every surface. */
export const ALL_PAIRS: readonly Pair[] = TABLE.flatMap((row) =>
  surfaces.map((surface) => ({ row, surface })),
);

/** Every fault once, on each surface in its turn. */
export const EACH_FAULT_ONCE: readonly Pair[] = ALL_PAIRS.filter(
  ({ row, surface }) => surface === surfaces[TABLE.indexOf(row) % surfaces.length],
);

interface Job extends Pair {
  /** A busy machine is now and then late. So what goes wrong is tried once more, and then it counts. */
  isLastTry: boolean;
}

/** Tries these. Each lane takes the next pair that is left. */
export async function tryFaults(pairs: readonly Pair[], kind?: BrowserKind): Promise<Cell[]> {
  const jobs: Job[] = pairs.map((pair) => ({ ...pair, isLastTry: false }));
  const cells = await Promise.all(Array.from({ length: LANES }, () => workThrough(jobs, kind)));
  return cells.flat();
}

async function workThrough(jobs: Job[], kind?: BrowserKind): Promise<Cell[]> {
  const cells: Cell[] = [];
  let lane: Lane | null = null;
  try {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      lane ??= await openLane(kind);
      const cell = await tryFault(job.row, job.surface, lane);
      const isRight = findMistakes(job.row, cell).length === 0;
      if (isRight || job.isLastTry) cells.push(cell);
      else jobs.push({ ...job, isLastTry: true });
      if (isRight) continue;
      // It is unknown what state it was left in.
      await lane.close();
      lane = null;
    }
  } finally {
    await lane?.close();
  }
  return cells;
}
