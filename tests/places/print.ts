import type { BrowserKind } from '../harness/find-browsers.ts';
import { ALL_SETTINGS, ALL_SHAPES, faultOf, isPossible, WAYS } from './cells.ts';
import type { Seen } from './run.ts';

/** The table of what was seen, and beneath it what is wrong in it. */
export interface Report {
  table: string;
  mistakes: string[];
  /** Misses that are the browser's, each with its reason. */
  faults: string[];
}

const LEGEND = `In each cell ${WAYS.join(', ')}: ✓ beside what was pointed at, inside the window, wide enough, reached by the pointer, pressed and closed; ✗ not so; · not possible.`;

export function report(seen: readonly Seen[], kind: BrowserKind): Report {
  const cellOf = (setting: string, shape: string) =>
    WAYS.map((way) => {
      const cell = seen.find((one) => one.setting === setting && one.shape === shape && one.way === way);
      if (!cell) return isPossible({ setting, shape, way } as Seen) ? ' ' : '·';
      return cell.mistakes.length ? '✗' : '✓';
    }).join(' ');
  const rows = [
    ['', ...ALL_SHAPES],
    ...ALL_SETTINGS.map((setting) => [setting, ...ALL_SHAPES.map((shape) => cellOf(setting, shape))]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const table = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const missed = seen.filter((cell) => cell.mistakes.length);
  const tell = (cell: Seen, why: string) => `${cell.setting}, ${cell.shape}, ${cell.way}: ${why}`;
  return {
    table: [...table, LEGEND].join('\n'),
    mistakes: missed
      .filter((cell) => !faultOf(kind, cell))
      .map((cell) => tell(cell, cell.mistakes.join('; '))),
    faults: missed.flatMap((cell) => {
      const fault = faultOf(kind, cell);
      return fault ? [tell(cell, fault)] : [];
    }),
  };
}
