import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../tests/catalogue.ts';

const en = await readCatalogue('en');
const de = await readCatalogue('de');

/** What a message has values put into: `$1`, `{name}`, `%s`. */
const placesIn = (message = '') => [...message.matchAll(/\$\d|\{\w+\}|%s/g)].map(([place]) => place).sort();

describe('the catalogues', () => {
  it('have the same messages', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en))('%s takes the same values in both', (name) => {
    expect(placesIn(de[name])).toEqual(placesIn(en[name]));
  });

  it('have names that every browser takes, whatever their case', () => {
    const names = Object.keys(en);
    expect(names.filter((name) => !/^[A-Za-z0-9_]+$/.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('leave no message empty', () => {
    expect(Object.entries({ ...en, ...de }).filter(([, message]) => !message.trim())).toEqual([]);
  });
});
