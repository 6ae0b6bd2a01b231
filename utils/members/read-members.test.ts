import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ID } from '../booking/booking-id.ts';
import { readMembers } from './read-members.ts';

describe('members, one a line', () => {
  it.each([
    ['800 Robin', 'Robin'],
    ['  800   Robin Redbreast  ', 'Robin Redbreast'],
    ['#800 Robin', 'Robin'],
    ['# 800, Robin', 'Robin'],
    ['800,Robin', 'Robin'],
    ['800;Robin', 'Robin'],
    ['800\tRobin', 'Robin'],
    ['800 - Robin', 'Robin'],
    ['800 – Robin', 'Robin'],
    ['800: Robin', 'Robin'],
    ['800 | Robin', 'Robin'],
    ['"800","Robin"', 'Robin'],
    ['\u202a800\u202c Robin', 'Robin'],
    ['800 Robin (Leeds), 07700', 'Robin (Leeds), 07700'],
    ['https://www.adultwork.com/ViewProfile.asp?UserID=800 Robin', 'Robin'],
    ['https://www.adultwork.com/ViewProfile.asp?UserID=800&TargetURL=Home%2Easp;Robin', 'Robin'],
    ['https://www.adultwork.com/PhoneChatBooking.asp?SelUserID=800, Robin', 'Robin'],
    ['https://www.adultwork.com/800 Robin', 'Robin'],
    ['www.adultwork.com/800/\tRobin', 'Robin'],
    ['m.adultwork.com/800 Robin', 'Robin'],
  ])('are understood: %j', (line, name) => {
    expect(readMembers(line, [])).toEqual({ members: [{ userId: 800, name }], refused: [] });
  });

  it.each([
    ['Robin', 'no-id'],
    ['Robin 800', 'no-id'],
    ['0 Robin', 'no-id'],
    ['2147483648 Robin', 'no-id'],
    ['https://evil.test/ViewProfile.asp?UserID=800 Robin', 'no-id'],
    ['https://www.adultwork.com/Home.asp Robin', 'no-id'],
    ['https://www.adultwork.com/800/gallery Robin', 'no-id'],
    ['https://www.adultwork.com/PhoneChatBooking.asp?BookingID=800 Robin', 'no-id'],
    ['800', 'no-name'],
    ['800 -', 'no-name'],
    ['800,""', 'no-name'],
    [`800 ${'x'.repeat(81)}`, 'name-too-long'],
  ] as const)('are refused: %j, for %s', (line, why) => {
    expect(readMembers(line, [])).toEqual({ members: [], refused: [{ line: 1, text: line, why }] });
  });

  it('keep the number of their line, and do not come twice', () => {
    expect(readMembers('\n800 Robin\r\n\r\n801 Wren\n800 Robyn\nWren', [])).toEqual({
      members: [
        { userId: 800, name: 'Robin' },
        { userId: 801, name: 'Wren' },
      ],
      refused: [
        { line: 5, text: '800 Robyn', why: 'twice' },
        { line: 6, text: 'Wren', why: 'no-id' },
      ],
    });
  });

  it('are 500 with those there are; one that is known already gets a new name', () => {
    const known = Array.from({ length: 499 }, (_, index) => ({ userId: index + 1, name: 'M' }));
    const { members, refused } = readMembers('7 Gus\n800 Robin\n801 Wren', known);
    expect(members.map(({ name }) => name)).toEqual(['Gus', 'Robin']);
    expect(refused).toEqual([{ line: 3, text: '801 Wren', why: 'too-many' }]);
  });

  const member = fc.record({
    userId: fc.integer({ min: 1, max: MAX_ID }),
    name: fc.stringMatching(/^[A-Za-zÄß][A-Za-z ÄÖß'.-]{0,60}[A-Za-zß]$/),
  });

  it('are read as they were written, whatever separates ID and name', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(member, { selector: ({ userId }) => userId, maxLength: 30 }),
        fc.constantFrom(' ', ', ', ';', '\t', ' - '),
        fc.constantFrom('', '#', 'https://www.adultwork.com/ViewProfile.asp?UserID='),
        (written, between, before) => {
          const text = written.map(({ userId, name }) => `${before}${userId}${between}${name}`).join('\n');
          expect(readMembers(text, [])).toEqual({ members: written, refused: [] });
        },
      ),
    );
  });

  it('are each understood or refused once, and whatever is understood can be kept', () => {
    const part = fc.oneof(
      fc.nat().map(String),
      fc.string(),
      fc.constantFrom('\n', '\r\n', ' ', ',', '"', '/800'),
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => {
          const { members, refused } = readMembers(text, []);
          const lines = text
            .split(/\r\n|\r|\n/)
            .filter((line) => /[^\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(line));
          expect(members.length + refused.length).toBe(lines.length);
          expect(new Set(members.map(({ userId }) => userId)).size).toBe(members.length);
          for (const { name } of members) expect(name.trim()).toMatch(/^[^\n\r]{1,80}$/);
        },
      ),
    );
  });
});
