import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseCLI } from 'vitest/node';
import type { BrowserKind } from '../find-browsers.mjs';
import type { Target } from './build.ts';

/** What has to be there before the tests of a project can run. */
interface Needs {
  readonly builds: readonly Target[];
  readonly browsers: readonly BrowserKind[];
}

/** The projects of vitest.config.ts that need anything, and where their tests are. All other tests need nothing. */
const PROJECTS: Record<string, Needs & { readonly folder: string }> = {
  build: { folder: 'tests/build', builds: ['chrome', 'firefox'], browsers: [] },
  looks: { folder: 'tests/gallery', builds: [], browsers: ['chromium'] },
  chromium: { folder: 'tests/e2e', builds: ['chrome'], browsers: ['chromium'] },
  firefox: { folder: 'tests/e2e', builds: ['firefox'], browsers: ['firefox'] },
};

/**
 * What the tests that these arguments of Vitest choose need. A project counts where `--project` names it, or is not given,
 * and where one of the words given for files is in the path of one of its tests, or none is given.
 */
export function needsOf(args: readonly string[]): Needs {
  const { filter, options } = parseCLI(['vitest', 'run', ...args], { allowUnknownOptions: true });
  const named = [options.project ?? []].flat();
  const chosen = Object.entries(PROJECTS).filter(
    ([name, { folder }]) => isNamed(name, named) && (filter.length === 0 || hasTest(folder, filter)),
  );
  const all = <T>(of: (needs: Needs) => readonly T[]) => [
    ...new Set(chosen.flatMap(([, needs]) => of(needs))),
  ];
  return { builds: all(({ builds }) => builds), browsers: all(({ browsers }) => browsers) };
}

/** A project may be named by a pattern. What a pattern chooses is Vitest's to know, so then each project counts. */
function isNamed(name: string, named: readonly string[]): boolean {
  return named.length === 0 || named.includes(name) || named.some((one) => /[*!]/.test(one));
}

function hasTest(folder: string, filter: readonly string[]): boolean {
  const words = filter.map((one) => one.replaceAll('\\', '/').replace(/^\.\//, '').replace(/:\d+$/, ''));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(process.cwd(), folder, file).replaceAll('\\', '/').toLowerCase())
    .some((path) => /\.test\.tsx?$/.test(path) && words.some((word) => path.includes(word.toLowerCase())));
}
