// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { findBooking } from '../detect/read-element.ts';
import '../detect/own-rules.ts';
import type { TaughtRule } from '../settings/page-settings.ts';
import { type Candidate, candidates } from './candidates.ts';
import { readPageFacts } from './read-page-facts.ts';
import { ruleFrom } from './rule-from.ts';
import { teachFromList } from './teach-from-list.ts';
import { wordsFor } from './words-for.ts';

const LIST = 'https://www.adultwork.com/PhoneChatBookings.asp';

/** A table with one row for each text, pointed at the `a` of the first. */
function point(rows: readonly string[], { outside = '', list = [] as number[], address = LIST } = {}) {
  document.head.innerHTML = `<base href="${address}">`;
  document.body.innerHTML = `<table><tbody>${rows.map((cells) => `<tr><td>${cells}</td></tr>`).join('')}</tbody></table>${outside}`;
  const { facts, around } = readPageFacts(document, new URL(address), document.querySelector('tr a'));
  const choices = candidates(facts, around, new Set(list));
  const learn = (id: number) => {
    const choice = choices.find((each) => each.id === id);
    if (!choice) throw new Error(`${id} is no choice`);
    return ruleFrom(choice.placed, facts);
  };
  return { facts, choices, learn, ids: choices.map(({ id }) => id) };
}

const a = (attributes: string, text = 'View') => `<a href="#" ${attributes}>${text}</a>`;
const onclick = (script: string) => a(`onclick="${script}"`);
const finds = (rule: TaughtRule, address: string, html: string) => {
  document.head.innerHTML = `<base href="${address}">`;
  document.body.innerHTML = html;
  const target = document.querySelector('a');
  return target && findBooking(target, new URL(address), { extraRules: [], taughtRules: [rule] })?.id;
};

afterEach(() => {
  document.head.innerHTML = document.body.innerHTML = '';
});

describe('the numbers of what was pointed at', () => {
  const reasons = (choice: Candidate | undefined) =>
    Object.entries(choice?.signs ?? {})
      .flatMap(([sign, holds]) => (holds ? [sign] : []))
      .sort();

  it('are in order: the booking before the member whose profile is linked in the row', () => {
    const { ids, choices } = point([
      `<a onclick="pcShow(700321,118)">View</a> <a href="javascript:vU(700321)">Anna</a>`,
      `<a onclick="pcShow(700455,204)">View</a> <a href="javascript:vU(700455)">Bob</a>`,
    ]);
    expect(ids).toEqual([118, 700_321]);
    expect(reasons(choices[0])).toEqual(['differsByRow', 'isNoMeasure', 'isNoMember']);
    expect(reasons(choices[1])).toEqual(['differsByRow', 'isNoMeasure']);
  });

  it.each<[string, string[], number[], number]>([
    ['one of the list first of all', [onclick('f(15,700321)'), onclick('f(15,700321)')], [15], 15],
    ['the one that differs', [onclick('f(118,999)'), onclick('f(204,999)')], [], 118],
    ['not the minutes', [onclick('f(30,118)')], [], 118],
    ['not the year', [onclick('f(2026,118)')], [], 118],
    ['not the place in the list', [onclick('f(1,118)'), onclick('f(2,204)'), onclick('f(3,9)')], [], 118],
    ['not what is named a page', [a('data-page="7" data-x="118"')], [], 118],
    ['not what is named a member', [a('data-member-id="7" data-x="118"')], [], 118],
    ['what is named a booking', [a('data-x="118" data-book="204"')], [], 204],
    ['what is as long as known ones', [onclick('f(7, 204)')], [118], 204],
  ])('are in order: %s', (_, rows, list, first) => {
    expect(point(rows, { list }).ids[0]).toBe(first);
  });

  it('are none of dates, times, prices and names', () => {
    const words =
      '22/01/2018 21:30, 2018-01-22, 22 January 2018, 8.00 credits, £12, 1,234, Anna9, aged 34, 15 minutes';
    expect(point([`${words} ${onclick('view(this)')}`]).ids).toEqual([]);
    expect(
      point([a('data-id="12345678-e89b-12d3-a456-426614174000" data-at="2018-01-22T21:30"')]).ids,
    ).toEqual([]);
  });
});

describe('what is learned', () => {
  it('holds on its own page alone', () => {
    const lesson = point([onclick('pcShow(118)')]).learn(118);
    if (typeof lesson !== 'object') throw new Error(lesson);
    const link = `<a href="#" onclick="pcShow(5)">x</a>`;
    expect(finds(lesson.rule, `${LIST}?Page=7`, link)).toBe(5);
    expect(finds(lesson.rule, 'https://adultwork.com/phonechatbookings.asp', link)).toBe(5);
    for (const elsewhere of [
      'https://www.adultwork.com/default.asp',
      'https://www.adultwork.com/',
      'https://www.adultwork.com/xPhoneChatBookings.asp',
      'https://m.adultwork.com/PhoneChatBookings.asp',
      'https://evil.test/PhoneChatBookings.asp',
    ])
      expect(finds(lesson.rule, elsewhere, link)).toBeUndefined();
  });

  it('finds nothing while it is paused', () => {
    const lesson = point([onclick('pcShow(118)')]).learn(118);
    if (typeof lesson !== 'object') throw new Error(lesson);
    const link = `<a href="#" onclick="pcShow(5)">x</a>`;
    expect(finds({ ...lesson.rule, paused: true }, LIST, link)).toBeUndefined();
  });

  it('is whole names: no function, key or word that only ends alike', () => {
    const learned = (rows: string[], id = 118) => {
      const lesson = point(rows).learn(id);
      if (typeof lesson !== 'object') throw new Error(lesson);
      return lesson.rule;
    };
    expect(finds(learned([onclick('show(118)')]), LIST, onclick('xshow(5)'))).toBeUndefined();
    expect(finds(learned([onclick('show(118)')]), LIST, onclick('show(5, 6)'))).toBeUndefined();
    expect(
      finds(learned(['<a href="S.asp?TID=118">x</a>']), LIST, '<a href="S.asp?GuestTID=5">x</a>'),
    ).toBeUndefined();
    expect(
      finds(learned(['<a href="S.asp?TID=118">x</a>']), LIST, '<a href="xS.asp?TID=5">x</a>'),
    ).toBeUndefined();
    const words = learned([`Call no. 118 ${a('')}`]);
    const inRow = (text: string) => `<table><tbody><tr><td>${text} ${a('')}</td></tr></tbody></table>`;
    expect(finds(words, LIST, inRow('Call no. 5'))).toBe(5);
    expect(finds(words, LIST, inRow('Your call  no. 5'))).toBe(5);
    for (const other of ['Recall no. 5', 'Webcam call no. 5', "Member's call no. 5", 'Call no. five 5'])
      expect(finds(words, LIST, inRow(other))).toBeUndefined();
  });

  it('agrees with every other rule, or nothing is found', () => {
    const lesson = point([onclick('pcShow(118)')]).learn(118);
    if (typeof lesson !== 'object') throw new Error(lesson);
    expect(finds(lesson.rule, LIST, onclick('pcShow(5); viewBooking(5)'))).toBe(5);
    expect(finds(lesson.rule, LIST, onclick('pcShow(5); viewBooking(6)'))).toBeUndefined();
    expect(finds(lesson.rule, LIST, onclick('pcShow(5); pcShow(6)'))).toBeUndefined();
  });

  it('never finds what the site itself calls a member’s link', () => {
    const rule: TaughtRule = {
      path: 'PhoneChatBookings.asp',
      place: { kind: 'call', fn: 'vU', arg: 1, of: 1, before: '', after: '' },
      literals: {},
    };
    expect(finds(rule, LIST, '<a href="javascript:vU(700321)">x</a>')).toBeUndefined();
    const query: TaughtRule = {
      ...rule,
      place: { kind: 'query', file: 'ViewProfile.asp', key: 'ID', before: '', after: '' },
    };
    expect(finds(query, LIST, '<a href="ViewProfile.asp?ID=700321">x</a>')).toBeUndefined();
  });

  it('keeps a kind as a condition where others have another, and drops what is a name or differs', () => {
    const { learn } = point([
      `Anna ${onclick("f('P',118,'Anna',3)")}`,
      `Anna ${onclick("f('P',204,'Anna',4)")}`,
      `Bob ${onclick("f('C',501,'Bob',4)")}`,
    ]);
    expect(learn(118)).toEqual({
      rule: {
        path: 'PhoneChatBookings.asp',
        place: { kind: 'call', fn: 'f', arg: 2, of: 4, before: '', after: '' },
        literals: { 1: 'P' },
      },
      finds: [118, 204],
    });
  });

  it('drops a condition that would leave a single row of several', () => {
    expect(point([onclick("f(118,'P')"), onclick("f(204,'Q')")]).learn(118)).toMatchObject({
      rule: { literals: {} },
      finds: [118, 204],
    });
  });
});

describe('what is not learned', () => {
  it.each<[string, Parameters<typeof point>, number, string]>([
    ['a member, by the link', [['<a href="javascript:vU(700321)">x</a>']], 700_321, 'member'],
    ['a member, by the key', [['<a href="Show.asp?SelUserID=700321">x</a>']], 700_321, 'member'],
    ['a member, by the attribute', [[a('data-user-id="700321"')]], 700_321, 'member'],
    [
      'a member, by another link of the page',
      [[`${onclick('show(700321)')} <a href="javascript:vU(700321)">Anna</a>`]],
      700_321,
      'member',
    ],
    [
      'a member of another row',
      [[onclick('show(118)'), `${onclick('show(700321)')} <a href="javascript:vU(700321)">Anna</a>`]],
      118,
      'member',
    ],
    [
      'a shape that two links of a row have',
      [[`${onclick('go(118)')} ${onclick('go(900)')}`]],
      118,
      'shared',
    ],
    ['a shape that the menu has', [[onclick('go(118)')], { outside: onclick('go(5)') }], 118, 'shared'],
    ['a function with a member’s number in its name', [[onclick('show700321(118)')]], 118, 'personal'],
    [
      'a path with a name of the row in it',
      [['Anna <a href="/calls/anna/118">x</a>', 'Anna <a href="/calls/anna/204">x</a>']],
      118,
      'personal',
    ],
    ['a bare number, which is a member', [['<a href="/118">x</a>']], 118, 'member'],
  ])('is %s', (_, page, id, reason) => {
    expect(point(...page).learn(id)).toBe(reason);
  });
});

describe('the list of bookings teaches nothing', () => {
  const lessonsOf = (rows: readonly string[], list: number[], outside = '') =>
    teachFromList(point(rows, { outside }).facts, new Set(list));

  it.each<[string, string[], number[]]>([
    ['from one match', [onclick('f(118)'), onclick('f(204)')], [118]],
    ['from one booking in two rows', [onclick('f(118)'), onclick('f(118)')], [118]],
    [
      'from minutes that are numbers of bookings too',
      [15, 30, 15, 30, 15, 30].map((n) => onclick(`f(${n})`)),
      [15, 30],
    ],
    ['from places in the list', [1, 2, 3, 4].map((n) => onclick(`f(${n})`)), [1, 2]],
    ['from two places with one match each', [onclick('f(118)'), onclick('g(204)')], [118, 204]],
    [
      'from members’ links',
      ['<a href="javascript:vU(118)">x</a>', '<a href="javascript:vU(204)">x</a>'],
      [118, 204],
    ],
    ['from an empty list', [onclick('f(118)'), onclick('f(204)')], []],
  ])('%s', (_, rows, list) => {
    expect(lessonsOf(rows, list)).toEqual([]);
  });

  it('where another kind of link shares the place', () => {
    const rows = [onclick('go(118)'), onclick('go(204)')];
    expect(lessonsOf(rows, [118, 204])).toHaveLength(1);
    expect(lessonsOf(rows, [118, 204], onclick('go(5)'))).toEqual([]);
    expect(
      lessonsOf([...rows, `${onclick('go(700321)')} <a href="javascript:vU(700321)">A</a>`], [118, 204]),
    ).toEqual([]);
  });

  it('but each row by one place: the link before the field beside it', () => {
    const row = (id: number) => `<input type="checkbox" name="chk" value="${id}">${onclick(`f(${id})`)}`;
    const field = (id: number) => `<input type="checkbox" name="chk" value="${id}">${a('')}`;
    const kinds = (rows: string[], list: number[]) =>
      lessonsOf(rows, list).map(({ rule }) => rule.place.kind);
    expect(kinds([row(118), row(204)], [118, 204])).toEqual(['call']);
    expect(kinds([row(118), row(204), field(307), field(308)], [118, 204, 307, 308])).toEqual([
      'call',
      'field',
    ]);
  });
});

it.each<[TaughtRule['place'], string]>([
  [
    { kind: 'call', fn: 'pcShow', arg: 2, of: 3, before: '', after: '' },
    'Links that run “pcShow”, value 2 of 3, with “P” beside it, on PhoneChatBookings.asp',
  ],
  [{ kind: 'query', file: 'Show.asp', key: 'TID', before: '', after: '' }, 'Links to Show.asp with “TID”'],
  [{ kind: 'path', before: '/members/*/calls/', after: '' }, 'Links to /members/…/calls/…'],
  [{ kind: 'attribute', name: 'data-call', on: 'a', before: '', after: '' }, 'Elements “a” with “data-call”'],
  [{ kind: 'field', name: 'hdnCall', before: '', after: '' }, 'Rows with the field “hdnCall”'],
  [{ kind: 'words', before: 'Call no.', after: '' }, 'The words “Call no. …”'],
])('a rule can be told in words: %j', (place, words) => {
  expect(wordsFor({ path: 'PhoneChatBookings.asp', place, literals: { 3: 'P' } })).toContain(words);
});

describe('a number that is in the list by chance', () => {
  it('does not keep the list from teaching what is beside it', () => {
    const rows = [118, 204, 377].map((id) => `7 minutes, Call no. ${id} ${a('')}`);
    const { facts } = point(rows);
    expect(teachFromList(facts, new Set([7, 118, 204])).map(({ finds }) => finds)).toEqual([[118, 204, 377]]);
  });

  it('teaches nothing, not even with another of other words', () => {
    const { facts } = point([`Call no. 118 ${a('')}`, `Order no. 204 ${a('')}`]);
    expect(teachFromList(facts, new Set([118, 204]))).toEqual([]);
  });

  it('is not looked for in what is not shown', () => {
    const rows = [41_118, 41_204].map((id) => `<script>/* Call no. 118 */</script>Call no. ${id} ${a('')}`);
    const { facts } = point(rows, { outside: '<style>#8 { color: #8a3b6b }</style>' });
    expect(teachFromList(facts, new Set([8, 118, 41_118, 41_204])).map(({ finds }) => finds)).toEqual([
      [41_118, 41_204],
    ]);
  });
});
