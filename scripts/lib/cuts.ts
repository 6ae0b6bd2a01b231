import type { Plugin } from 'vite';

interface Cut {
  /** The file of a package, by the end of its path. */
  readonly file: RegExp;
  /** Occurs exactly once in the version that package.json pins. */
  readonly code: RegExp;
  readonly instead: string;
}

/** Ways in which text could become markup or code. Nothing here goes them, and stores ask about each. */
const CUTS: readonly Cut[] = [
  // What Preact does with `dangerouslySetInnerHTML`: what comes from the platform can only ever be text.
  { file: /[\\/]preact[\\/]dist[\\/]preact\.m?js$/, code: /\w+\.innerHTML=\w+\.__html/g, instead: 'void 0' },
  // Where zod tries whether it may make code at run time. An extension may not: https://github.com/colinhacks/zod/issues/4461
  {
    file: /[\\/]zod[\\/]v4[\\/]core[\\/]util\.js$/,
    code: /const F = Function;\s*new F\(""\);\s*return true;/g,
    instead: 'return false;',
  },
];

/** Takes those ways out of what is built, and stops the build where a package has changed so that one would stay. */
export const cutFromPackages: Plugin = {
  name: 'cut-from-packages',
  enforce: 'pre',
  transform(code, id) {
    const cut = CUTS.find(({ file }) => file.test(id));
    if (!cut) return null;
    const found = code.match(cut.code)?.length ?? 0;
    if (found !== 1) throw new Error(`${id}: found ${found} times, and not once: ${cut.code}`);
    return { code: code.replace(cut.code, cut.instead), map: null };
  },
};
