// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { listBookings } from '../detect/list-bookings.ts';
import { findBooking } from '../detect/read-element.ts';
import { candidates } from './candidates.ts';
import { readPageFacts } from './read-page-facts.ts';
import { ruleFrom } from './rule-from.ts';
import { teachFromList } from './teach-from-list.ts';
import { LIST, pageOf, type Row } from './testing/shapes.ts';

/** What is beside a booking's number: the member's number, the minutes, a kind, the place in the list, a name. */
const PARTS: Record<string, (row: Row) => string> = {
  member: ({ member }) => String(member),
  minutes: ({ minutes }) => String(minutes),
  kind: () => 'phone',
  index: ({ index }) => String(index),
  name: ({ name }) => name,
};

const others = fc.subarray(Object.keys(PARTS));
const order = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
const word = fc.constantFrom('show', 'pc', 'call', 'open', 'go', 'Ref', 'TID', 'CID', 'n', 'item');

/** The booking's number and what is beside it, in some order. */
function valuesOf(row: Row, parts: readonly string[], keys: readonly number[]): string[] {
  const values = [String(row.id), ...parts.map((part) => PARTS[part]?.(row) ?? '')];
  return values
    .map((value, index) => ({ value, key: keys[index] ?? 0 }))
    .sort((one, other) => one.key - other.key)
    .map(({ value }) => value);
}

const shape = fc
  .record({
    kind: fc.constantFrom('call', 'quoted call', 'query', 'window', 'path', 'attribute', 'field', 'words'),
    name: word,
    parts: others,
    stream: order,
  })
  .map(({ kind, name, parts, stream }) => {
    const keys = [...stream.take(6)];
    const link = (attributes: string) => `<a class="shape" ${attributes}>View</a>`;
    const quoted = (value: string) => (/^\d+$/.test(value) ? value : `'${value}'`);
    return (row: Row): string => {
      const values = valuesOf(row, parts, keys);
      const query = values.map((value, index) => `${name}${'abcdef'[index]}=${value}`).join('&amp;');
      switch (kind) {
        case 'call':
          return link(`href="javascript:${name}(${values.map(quoted).join(',')})"`);
        case 'quoted call':
          return link(
            `href="#" onclick="${name}(${values.map((value) => `'${value}'`).join(', ')});return false"`,
          );
        case 'query':
          return link(`href="Show.asp?${query}"`);
        case 'window':
          return link(`href="#" onclick="openWin('dlgShow.asp?${query}','w')"`);
        case 'path':
          return link(`href="/${name}/${values.filter((value) => /^\d+$/.test(value)).join(`/${name}/`)}"`);
        case 'attribute':
          return link(
            `href="#" ${values.map((value, index) => `data-${'abcdef'[index]}="${value}"`).join(' ')}`,
          );
        case 'field':
          return `${values.map((value, index) => `<input type="hidden" name="f${'abcdef'[index]}" value="${value}">`).join('')}${link('href="#"')}`;
        default:
          return `<i>${row.name}</i> <b>Call no. ${row.id}</b> ${link('href="javascript:void(0)"')}`;
      }
    };
  });

const rows = fc
  .uniqueArray(fc.integer({ min: 10_000, max: 2_000_000_000 }), { minLength: 8, maxLength: 12 })
  .chain((numbers) =>
    fc.record({
      numbers: fc.constant(numbers),
      minutes: fc.array(fc.constantFrom(5, 10, 15, 30), { minLength: 6, maxLength: 6 }),
      sameMember: fc.boolean(),
    }),
  )
  .map(({ numbers, minutes, sameMember }) =>
    numbers.slice(0, Math.floor(numbers.length / 2)).map((id, index): Row => {
      const member = numbers[sameMember ? numbers.length - 1 : numbers.length - 1 - index] ?? 1;
      return { id, member, name: 'Dora', minutes: minutes[index] ?? 15, index };
    }),
  );

const location = new URL(LIST);
const all = (selector: string) => [...document.querySelectorAll(selector)];

function show(link: (row: Row) => string, table: readonly Row[]): void {
  document.head.innerHTML = `<base href="${LIST}">`;
  document.body.innerHTML = pageOf({ name: '', link }, table);
}

afterEach(() => {
  document.head.innerHTML = document.body.innerHTML = '';
});

it('what is learned from one row finds the number of every other row, and never a member’s', () => {
  fc.assert(
    fc.property(shape, rows, fc.nat(), (link, table, chosen) => {
      show(link, table);
      const row = table[chosen % table.length];
      const { facts, around } = readPageFacts(
        document,
        location,
        all('.shape')[chosen % table.length] ?? null,
      );
      const choice = candidates(facts, around, new Set()).find(({ id }) => id === row?.id);
      const lesson = choice && ruleFrom(choice.placed, facts);
      if (typeof lesson !== 'object') throw new Error(`Not learned: ${lesson}`);

      expect(JSON.stringify(lesson.rule)).not.toMatch(/\d{4}|dora/i);
      const own = { extraRules: [], taughtRules: [lesson.rule] };
      expect(all('.shape').map((element) => findBooking(element, location, own)?.id)).toEqual(
        table.map(({ id }) => id),
      );
      expect(all('.trap').flatMap((element) => findBooking(element, location, own)?.id ?? [])).toEqual([]);
      expect(listBookings(document, location, own)).toEqual(table.map(({ id }) => id));
    }),
    { numRuns: 100 },
  );
});

it('what the list teaches finds the number of every row, and never a member’s', () => {
  fc.assert(
    fc.property(shape, rows, fc.nat(), (link, table, received) => {
      show(link, table);
      const list = table.filter((_, index) => index !== received % table.length).map(({ id }) => id);
      const lessons = teachFromList(readPageFacts(document, location, null).facts, new Set(list));
      const own = { extraRules: [], taughtRules: lessons.map(({ rule }) => rule) };
      expect(JSON.stringify(own)).not.toMatch(/\d{4}|dora/i);
      expect(listBookings(document, location, own)).toEqual(table.map(({ id }) => id));
    }),
    { numRuns: 100 },
  );
});

it('whatever a page shows, what is read and learned is a rule or a reason, and holds no long number', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom('a(', ')', ',', "'", '41118', '?TID=', '/x/', 'Show.asp', '#', '*', '"', ' ', 'no. '),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 4 }), (cells) => {
      document.head.innerHTML = `<base href="${LIST}">`;
      document.body.innerHTML = '<table><tbody></tbody></table>';
      for (const [href, onclick, data] of cells) {
        const row = document.createElement('tr');
        const link = document.createElement('a');
        for (const [name, value] of Object.entries({ href, onclick, 'data-x': data }))
          link.setAttribute(name, value);
        link.textContent = data;
        row.append(link);
        document.querySelector('tbody')?.append(row);
      }
      const { facts, around } = readPageFacts(document, location, document.querySelector('a'));
      for (const { placed } of candidates(facts, around, new Set())) {
        const lesson = ruleFrom(placed, facts);
        if (typeof lesson === 'object') expect(JSON.stringify(lesson.rule)).not.toMatch(/\d{4}/);
      }
    }),
    { numRuns: 100 },
  );
});
