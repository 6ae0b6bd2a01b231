import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');

const INDEX = 'docs/decisions/README.md';
const PAGES = globSync('docs/decisions/*.md').filter((file) => file !== INDEX);

/** The line below the title: the decision's number, its date and whether it still holds. */
const HEAD =
  /^# .+\n\nDecision (\d+), \d{1,2} [A-Z][a-z]+ 20\d\d, (?:in force|replaced by \[.+\]\(.+\.md\))\.\n/;

const sources = globSync([
  '{components,entrypoints,scripts,utils}/**/*.{ts,tsx,css}',
  'wxt.config.ts',
  'tests/*.ts',
]).map(read);

describe.each(PAGES)('%s', (page) => {
  it('has a number, a date and a status below its title', () => {
    expect(read(page)).toMatch(HEAD);
  });

  it('is named by the file that it explains', () => {
    expect(sources.filter((source) => source.includes(page))).not.toEqual([]);
  });

  it('is in the index under its number', () => {
    const number = HEAD.exec(read(page))?.[1];
    expect(read(INDEX)).toMatch(
      new RegExp(`^\\| ${number} \\| \\[.+\\]\\(${page.split('/').at(-1)}\\) \\|$`, 'm'),
    );
  });
});

it('numbers the decisions from 1 on, each once', () => {
  const numbers = PAGES.map((page) => Number(HEAD.exec(read(page))?.[1])).sort((a, b) => a - b);
  expect(numbers).toEqual(PAGES.map((_, index) => index + 1));
});

describe.each(globSync(['*.md', '{docs,store,tests}/**/*.md']))('%s', (page) => {
  it('links only to files that are there', () => {
    const links = [...read(page).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([]);
  });
});
