import { ALL_SETTINGS, ALL_SHAPES, isPossible, WAYS } from './cells.ts';
import type { Seen } from './run.ts';

/** The table of what was seen, and beneath it what is wrong in it. */
export interface Report {
  table: string;
  mistakes: string[];
}

const LEGEND = `In each cell ${WAYS.join(', ')}: ✓ beside what was pointed at, inside the window, wide enough, reached by the pointer, pressed and closed; ✗ not so; · not possible.`;

export function report(seen: readonly Seen[]): Report {
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
  const mistakes = seen
    .filter((cell) => cell.mistakes.length)
    .map(({ setting, shape, way, mistakes }) => `${setting}, ${shape}, ${way}: ${mistakes.join('; ')}`);
  return { table: [...table, LEGEND].join('\n'), mistakes };
}
