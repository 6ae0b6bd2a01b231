/** What repeated measurements of one thing came to. */
export interface Spread {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
    : at(0.5);
  return { n: sorted.length, median, p95: at(0.95), min: at(0), max: at(1) };
}

/** The list, begun at another place each round: none is always first, and none always after the same neighbour. */
export function turned<T>(list: readonly T[], round: number): T[] {
  const start = round % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

export function medianOf(values: readonly number[]): number {
  return spreadOf(values).median;
}

/** `12.3 (11.0–15.9, n 20)`: the median first, then how far the single values went. */
export function show({ median, min, max, n }: Spread, digits = 1, unit = ''): string {
  return `${median.toFixed(digits)}${unit} (${min.toFixed(digits)}–${max.toFixed(digits)}, n ${n})`;
}
