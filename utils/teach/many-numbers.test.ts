import { afterEach, describe, expect, it, vi } from 'vitest';
import { readPage } from '../detect/page.ts';
import { numbersIn } from '../detect/taught-rule.ts';
import { candidatesInLink } from './candidates-in-link.ts';
import type { PageFacts } from './page-facts.ts';
import { teachFromList } from './teach-from-list.ts';
import { teachFromLookup } from './teach-from-lookup.ts';

const SITE = 'https://www.adultwork.com';

afterEach(() => vi.restoreAllMocks());

/** How many keys of places are made meanwhile: each is as long as what is around its number. */
function keysMade(act: () => void): number {
  const made = vi.spyOn(JSON, 'stringify');
  act();
  return made.mock.calls.length;
}

function pageOf(count: number, linkOf: (index: number) => string): PageFacts {
  const elements = Array.from({ length: count }, (_, row) => ({
    row,
    inRow: true,
    facts: { href: linkOf(row), on: 'a', attributes: {} },
  }));
  return { page: readPage(new URL(`${SITE}/Calls.asp`), `${SITE}/Calls.asp`), elements };
}

describe('a pasted link of as many numbers as are read', () => {
  it.each<[string, string]>([
    ['that are alike', '/1'.repeat(500)],
    ['that are different', Array.from({ length: 390 }, (_, n) => `/${2000 + n}`).join('')],
    ['of one key', `/x.asp?${'a=7000&'.repeat(250)}`],
    ['of many keys', `/x.asp?${Array.from({ length: 250 }, (_, n) => `k${n}=1`).join('&')}`],
  ])('%s has each place named once, not once for each pair', (_, path) => {
    const numbers = path.match(/\d+/g)?.length ?? 0;
    let choices = 0;
    const made = keysMade(() => {
      choices = candidatesInLink(SITE + path, new Set()).length;
    });
    expect(choices).toBeGreaterThan(0);
    expect(made).toBeLessThanOrEqual(numbers);
  });
});

describe('a page of a thousand links', () => {
  it.each<[string, (index: number) => string]>([
    ['that are all the same', () => 'Call.asp?n=7000'],
    ['with another number beside it in each', (index) => `Call.asp?n=7000&row=${index}`],
    ['of a thousand kinds', (index) => `Call.asp?n${index}=7000`],
  ])('%s is compared a few times with a booking that was looked up, not once for each link', (_, linkOf) => {
    expect(keysMade(() => teachFromLookup(pageOf(1000, linkOf), 7000))).toBeLessThan(250 * 1000);
  });

  it('of five hundred kinds is compared a few times with the bookings of the list', () => {
    const facts = pageOf(1000, (index) => `Call.asp?n${index % 500}=${7000 + index}`);
    const list = new Set(facts.elements.map((_, index) => 7000 + index));
    let lessons = 0;
    const made = keysMade(() => {
      lessons = teachFromList(facts, list).length;
    });
    expect(lessons).toBeGreaterThan(0);
    expect(made).toBeLessThan(250 * 1000);
  });
});

describe('a text that is longer than what is read', () => {
  it.each(['words', 'field', 'path'] as const)('has no numbers, as %s', (kind) => {
    const name = kind === 'field' ? { kind, name: 'x' } : { kind };
    expect(numbersIn({ name, text: 'no. 5000 '.repeat(200) })).not.toEqual([]);
    expect(numbersIn({ name, text: 'no. 5000 '.repeat(20_000) })).toEqual([]);
  });
});
