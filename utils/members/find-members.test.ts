import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMembers } from './find-members.ts';

const MEMBERS = [
  { userId: 500101, name: 'Zoë Winter' },
  { userId: 500102, name: 'edwin' },
  { userId: 42, name: 'Robin 7' },
];

it.each<[string, number[]]>([
  ['', [500101, 500102, 42]],
  ['  ', [500101, 500102, 42]],
  ['zoe', [500101]],
  ['WINTER', [500101]],
  ['Edwi', [500102]],
  ['5001', [500101, 500102]],
  ['robin 7 42', [42]],
  ['nobody', []],
])('"%s" finds members by name and ID, whatever the case and the accents', (typed, found) => {
  expect(findMembers(MEMBERS, typed).map(({ userId }) => userId)).toEqual(found);
});

it('finds each member by any part of the name', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(name, fc.nat(), (text, start) => {
      const graphemes = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
      const part = graphemes.slice(start % graphemes.length).join('');
      expect(findMembers([{ userId: 1, name: text }], part)).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});
