/** One line of the table that a run ends in. */
export interface Row {
  readonly measure: string;
  readonly goal: string;
  readonly ours: string;
  readonly naive: string;
  /** The same of the libraries in common use, where they have it. */
  readonly peers?: string;
  readonly met: boolean;
}

/** What a measure found: its rows, and the figures behind them for a closer look. */
export interface Finding {
  readonly rows: readonly Row[];
  readonly details: readonly string[];
}

/** The rows as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['measure', 'goal', 'ours', 'naive reference', 'peers', ''];
  const lines = rows.map(({ measure, goal, ours, naive, peers = '', met }) => [
    measure,
    goal,
    ours,
    naive,
    peers,
    met ? 'met' : '**missed**',
  ]);
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const write = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [write(head), write(widths.map((width) => '-'.repeat(width))), ...lines.map(write)].join('\n');
}
