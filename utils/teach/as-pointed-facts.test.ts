// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asPointedFacts } from './as-pointed-facts.ts';
import { candidates } from './candidates.ts';
import { readPageFacts } from './read-page-facts.ts';
import { teachFromList } from './teach-from-list.ts';
import { LIST, pageOf, ROWS, SHAPES } from './testing/shapes.ts';

it.each(SHAPES.map((shape) => [shape.name, shape] as const))('takes what the part reads: %s', (_, shape) => {
  const location = new URL(shape.address ?? LIST);
  document.head.innerHTML = `<base href="${location}">`;
  document.body.innerHTML = pageOf(shape);
  const read = readPageFacts(document, location, document.querySelector('.shape'));
  const list = new Set(ROWS.map(({ id }) => id));
  for (const address of [location, null]) {
    const taken = asPointedFacts(structuredClone(read), address);
    expect(taken && teachFromList(taken.facts, list)).toEqual(teachFromList(read.facts, list));
    expect(taken && candidates(taken.facts, taken.around, list)).toEqual(
      candidates(read.facts, read.around, list),
    );
  }
});

it('believes the browser, and not the page, which page it is', () => {
  const page = { base: 'https://www.adultwork.com/', path: '/Other.asp', name: 'Other.asp', site: true };
  const facts = { facts: { page, elements: [] }, around: [] };
  expect(asPointedFacts(facts, new URL('https://www.adultwork.com/PhoneChatBookings.asp'))).toMatchObject({
    facts: { page: { name: 'PhoneChatBookings.asp', phoneChat: true } },
  });
  const elsewhere = { ...facts, facts: { page: { ...page, host: 'example.org' }, elements: [] } };
  expect(asPointedFacts(elsewhere, null)).toBeNull();
});

it('never throws, whatever a page’s process says, and neither does what reads it', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('javascript:a(41118)', '/a/41118', 'Call no. 41118'));
  const odd = fc.oneof(text, fc.anything({ withNullPrototype: true, withSparseArray: true }));
  const element = fc.record(
    {
      row: odd,
      inRow: odd,
      facts: fc.oneof(
        odd,
        fc.record(
          {
            href: odd,
            onclick: odd,
            words: odd,
            on: odd,
            fields: fc.oneof(odd, fc.array(odd)),
            attributes: fc.oneof(odd, fc.dictionary(fc.string(), odd)),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  );
  const page = fc.record({ base: odd, path: odd, host: odd }, { requiredKeys: [] });
  const said = fc.oneof(
    odd,
    fc.record({ facts: fc.record({ page, elements: fc.array(element) }), around: fc.array(odd) }),
  );
  fc.assert(
    fc.property(said, (value) => {
      const taken = asPointedFacts(value, new URL(LIST));
      if (!taken) return;
      teachFromList(taken.facts, new Set([41_118]));
      candidates(taken.facts, taken.around, new Set());
    }),
    { numRuns: 200 },
  );
});
