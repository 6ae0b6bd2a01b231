import { SURFACES, type SurfaceName } from './surfaces.ts';
import { NEXT_STEP, TABLE } from './table.ts';
import type { Cell } from './try-fault.ts';
import { findMistakes } from './verdict.ts';

/** The table of what was seen, and beneath it what is wrong in it. */
export interface Report {
  table: string;
  mistakes: string[];
}

const SURFACE_NAMES = Object.keys(SURFACES) as SurfaceName[];
const LEGEND =
  'Each cell: the state by its words, requests to the platform, whether what was typed or pointed at stayed, what the next step brought, seconds to the words.';

export function report(cells: readonly Cell[]): Report {
  const mistakes: string[] = [];
  const lines = TABLE.map((row) => {
    const inRow = SURFACE_NAMES.map((surface) => {
      const cell = cells.find((one) => one.fault === row.fault && one.surface === surface);
      const wrong = cell ? findMistakes(row, cell) : ['was not tried'];
      mistakes.push(...wrong.map((words) => `${row.fault}, ${surface}: ${words}`));
      return cell ? `${wrong.length > 0 ? '✗' : '✓'} ${inWords(cell)}` : '✗';
    });
    return [row.fault, ...inRow];
  });
  return { table: [...aligned([['fault', ...SURFACE_NAMES], ...lines]), LEGEND].join('\n'), mistakes };
}

function inWords({ state, requests, kept, afterwards, took }: Cell): string {
  const step = state && NEXT_STEP[state];
  return [
    state ?? 'blank',
    String(requests),
    kept ? 'kept' : 'lost',
    step ? `${step.pressed}: ${afterwards ?? 'nothing'}` : '-',
    (took / 1000).toFixed(1),
  ].join(' | ');
}

function aligned(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
