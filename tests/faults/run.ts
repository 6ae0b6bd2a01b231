import type { BrowserKind } from '../harness/find-browsers.ts';
import { type Lane, openLane } from './lane.ts';
import { SURFACES, type SurfaceName } from './surfaces.ts';
import { type Row, TABLE } from './table.ts';
import { type Cell, tryFault } from './try-fault.ts';
import { findMistakes } from './verdict.ts';

/** Browsers at a time. The slow faults keep one waiting for half a minute in all, and cost the machine nothing. */
const LANES = 4;

interface Job {
  row: Row;
  surface: SurfaceName;
  /** A busy machine is now and then late. So what goes wrong is tried once more, and then it counts. */
  isLastTry: boolean;
}

/** Tries every fault on every surface. Each lane takes the next pair that is left. */
export async function tryAllFaults(kind?: BrowserKind): Promise<Cell[]> {
  const surfaces = Object.keys(SURFACES) as SurfaceName[];
  const jobs: Job[] = TABLE.flatMap((row) => surfaces.map((surface) => ({ row, surface, isLastTry: false })));
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
