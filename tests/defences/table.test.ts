import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../markdown-table.ts';
import { DEFENCES } from './table.ts';
import { takeAway } from './take-away.ts';

/** Taking each defence away and testing without it takes a while (`npm run defences`); this keeps its table true meanwhile. */
describe.each(DEFENCES.map((defence) => [defence.name, defence] as const))('%s', (_name, defence) => {
  it('can be taken away', () => {
    const source = readFileSync(defence.file, 'utf8');
    expect(takeAway(source, defence)).not.toBe(source);
  });

  it('names tests that are there', () => {
    const { file, named = '' } = defence.heldBy;
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(named);
  });
});

it('is what docs/defences.md says was tried', () => {
  expect(readTable('docs/defences.md').map(([name]) => name)).toEqual(DEFENCES.map(({ name }) => name));
});

it('names each defence once', () => {
  expect(new Set(DEFENCES.map(({ name }) => name)).size).toBe(DEFENCES.length);
});
