/**
 * `npm test` without arguments is to end soon: the goal is ten minutes on two cores. So of many cases of one kind it walks some, and leaves out what takes
 * longest; `npm run test:all` walks everything in both browsers, once a week by itself. Why: `docs/decisions/short-run.md`.
 */
export const isShortRun = process.env.SHORT_RUN !== undefined;

/** The cases of one kind that this run walks: in the short run `count` of them, spread evenly and beginning with the first, else all. */
export function someOf<Case>(cases: readonly Case[], count: number): readonly Case[] {
  if (!isShortRun || cases.length <= count) return cases;
  return Array.from({ length: count }, (_, n) => cases[Math.floor((n * cases.length) / count)] as Case);
}
