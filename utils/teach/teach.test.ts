// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { listBookings } from '../detect/list-bookings.ts';
import { findBooking } from '../detect/read-element.ts';
import { NO_RULES, type OwnRules, type TaughtRule } from '../settings/page-settings.ts';
import { candidates } from './candidates.ts';
import { readPageFacts } from './read-page-facts.ts';
import { ruleFrom } from './rule-from.ts';
import { teachFromList } from './teach-from-list.ts';
import { LIST, pageOf, ROWS, SHAPES, type Shape } from './testing/shapes.ts';
import { wordsFor } from './words-for.ts';

const IDS = ROWS.map(({ id }) => id);

function show(shape: Shape): URL {
  const address = shape.address ?? LIST;
  document.head.innerHTML = `<base href="${address}">`;
  // As on the site: a table's row frames all of the page.
  document.body.innerHTML = `<table><tbody><tr><td>${pageOf(shape)}</td></tr></tbody></table>`;
  return new URL(address);
}

const all = (selector: string) => [...document.querySelectorAll(selector)];

/** Each row's own booking is found where it is pressed, nothing else is, and the popup lists the same. */
function expectEachSiblingAndNoTrap(rules: readonly TaughtRule[], location: URL): void {
  const own: OwnRules = { extraRules: [], taughtRules: [...rules] };
  const found = (element: Element) => findBooking(element, location, own)?.id ?? null;
  expect(all('.shape').map(found)).toEqual(IDS);
  expect(all('.trap').map(found)).toEqual(all('.trap').map(() => null));
  expect(listBookings(document, location, own).sort()).toEqual([...IDS].sort());
}

/** A rule holds no number of anybody's and no name, and can be told in words. */
function expectImpersonal(rule: TaughtRule): void {
  expect(JSON.stringify(rule)).not.toMatch(/\d{4}|anna|bob|cleo/i);
  expect(wordsFor(rule)).not.toMatch(/\d{4}|undefined/);
}

afterEach(() => {
  document.head.innerHTML = document.body.innerHTML = '';
});

describe.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
  it('opens no card before it is taught', () => {
    const location = show(shape);
    expect(all('.shape').map((element) => findBooking(element, location, NO_RULES))).toEqual(
      IDS.map(() => null),
    );
  });

  it('is learned from the list of bookings, and so is no other kind of link', () => {
    const location = show(shape);
    // One booking of the page was received, so it is not in the list of those made; others of the list are not on the page.
    const list = new Set([...IDS.slice(0, 3), 40_001, 40_002]);
    const lessons = teachFromList(readPageFacts(document, location, null).facts, list);
    expect(lessons.length).toBeGreaterThan(0);
    for (const { rule } of lessons) expectImpersonal(rule);
    expectEachSiblingAndNoTrap(
      lessons.map(({ rule }) => rule),
      location,
    );
  });

  it.each(ROWS.map(({ index }) => index))(
    'is learned from pointing at row %i, and so is no other kind of link',
    (index) => {
      const location = show(shape);
      const { facts, around } = readPageFacts(document, location, all('.shape')[index] ?? null);
      const [first] = candidates(facts, around, new Set());
      expect(first?.id).toBe(IDS[index]);
      const lesson = first && ruleFrom(first.placed, facts);
      if (typeof lesson !== 'object') throw new Error(`Not learned: ${lesson}`);
      expect([...lesson.finds].sort()).toEqual([...IDS].sort());
      expectImpersonal(lesson.rule);
      expectEachSiblingAndNoTrap([lesson.rule], location);
    },
  );
});

it('are forty shapes and more', () => {
  expect(SHAPES.length).toBeGreaterThanOrEqual(40);
});
