import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

const PAGES = globSync(['*.md', '{.github,docs,store,tests}/**/*.md']);

/** Each script that a page tells its reader to run, and the page. `npm test` is short for `npm run test`. */
const told = PAGES.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)].map(([, run, test]) => ({
    page,
    script: run ?? test ?? '',
  })),
);

describe('the commands in the docs', () => {
  it('are found', () => {
    expect(new Set(told.map(({ page }) => page)).size).toBeGreaterThan(5);
  });

  it('are scripts of package.json', () => {
    expect(told.filter(({ script }) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

describe.each(Object.entries(scripts))('npm run %s', (script, command) => {
  it('is told in a page', () => {
    expect(told.map((one) => one.script)).toContain(script);
  });

  it('starts a task that exists', () => {
    const [, task] = /^node scripts\/run\.mjs ([\w-]+)/.exec(command) ?? [];
    expect(task === undefined || existsSync(`scripts/tasks/${task}.ts`)).toBe(true);
  });
});
