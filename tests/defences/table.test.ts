import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../markdown-table.ts';
import { readMarkers, takeAway } from './markers.ts';
import { DEFENCES } from './table.ts';

const markers = readMarkers();

/** Taking each defence away and testing without it takes a while (`npm run defences`); this keeps its table true meanwhile. */
describe.each(DEFENCES.map((defence) => [defence.name, defence] as const))('%s', (_name, defence) => {
  it('is marked in one place, and can be taken away', () => {
    const files = markers.filter(({ marker }) => marker === defence.marker).map(({ file }) => file);
    expect(files).toHaveLength(1);
    const source = readFileSync(files[0] ?? '', 'utf8');
    expect(takeAway(source, defence.marker, defence.without ?? (() => ''))).not.toBe(source);
  });

  it('names tests that are there', () => {
    const { file, named = '' } = defence.heldBy;
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(named);
  });
});

it('knows every marker in the product', () => {
  const known = new Set(DEFENCES.map(({ marker }) => marker));
  expect(markers.filter(({ marker }) => !known.has(marker))).toEqual([]);
});

it('is what docs/defences.md says was tried', () => {
  expect(readTable('docs/defences.md').map(([name]) => name)).toEqual(DEFENCES.map(({ name }) => name));
});

it('names each defence once', () => {
  expect(new Set(DEFENCES.map(({ name }) => name)).size).toBe(DEFENCES.length);
});
