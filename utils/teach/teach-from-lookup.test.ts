// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { listBookings } from '../detect/list-bookings.ts';
import { readPageFacts } from './read-page-facts.ts';
import { teachFromLookup } from './teach-from-lookup.ts';
import { LIST, pageOf, ROWS, SHAPES, type Shape } from './testing/shapes.ts';

const IDS = ROWS.map(({ id }) => id);

function show({ address = LIST, ...shape }: Shape): URL {
  document.head.innerHTML = `<base href="${address}">`;
  document.body.innerHTML = pageOf(shape);
  return new URL(address);
}

afterEach(() => {
  document.head.innerHTML = document.body.innerHTML = '';
});

describe.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
  it.each(IDS)('is learned from the booking %i that was looked up, and no other kind of link is', (id) => {
    const location = show(shape);
    const lesson = teachFromLookup(readPageFacts(document, location, null).facts, id);
    const own = { extraRules: [], taughtRules: lesson ? [lesson.rule] : [] };
    expect(listBookings(document, location, own).sort()).toEqual([...IDS].sort());
    expect(JSON.stringify(own)).not.toMatch(/\d{4}|anna|bob|cleo/i);
  });
});

it.each([
  ['a member’s number', 700_321],
  ['the minutes of a row', 15],
  ['a number of a webcam booking’s link, which finds others as well', 2],
  ['a number that the page does not show', 5],
])('%s teaches nothing', (_, id) => {
  const [shape] = SHAPES.filter(({ name }) => name === 'a call with the minutes');
  if (!shape) throw new Error('no such shape');
  const location = show(shape);
  expect(teachFromLookup(readPageFacts(document, location, null).facts, id)).toBeNull();
});

it('a number in two kinds of link that find different bookings teaches nothing', () => {
  document.body.innerHTML = `<ul>
    <li><a href="javascript:one(41118)">x</a> <a href="javascript:two(41204)">y</a></li>
    <li><a href="javascript:one(40977)">x</a> <a href="javascript:two(41118)">y</a></li></ul>`;
  expect(teachFromLookup(readPageFacts(document, new URL(LIST), null).facts, 41_118)).toBeNull();
});
