import type { Defence } from './table.ts';

/** The source without the defence. Throws where that is not in it exactly once: then the table is out of date. */
export function takeAway(source: string, { name, file, code, instead }: Defence): string {
  const times = source.split(code).length - 1;
  if (times !== 1) throw new Error(`${file} has the code of "${name}" ${times} times, not once`);
  // A function: `$` has a meaning of its own in a replacement.
  return source.replace(code, () => instead);
}
