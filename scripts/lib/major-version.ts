/**
 * The major version in what a browser answers to `--version`, e.g. 156 in "Chromium 156.0.8078.79 built on Debian".
 * Null where it answers nothing of the kind, as Chrome does on Windows.
 */
export function majorVersion(answer: string): number | null {
  const [, major] = /\b(\d+)\.\d+/.exec(answer) ?? [];
  return major === undefined ? null : Number(major);
}
