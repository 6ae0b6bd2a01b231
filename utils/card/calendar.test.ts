import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import type { Booking } from '../booking/booking.ts';
import { calendarFile } from './calendar.ts';
import { sessionEvent } from './session-event.ts';

const EVENT = {
  start: Date.UTC(2018, 0, 22, 21, 30),
  duration: 15,
  confirmed: true,
  summary: 'Phone call',
  description: '15 minutes',
  uid: '6f9619ff-8b86-4d11-b42d-00c04fc964ff',
  now: Date.UTC(2018, 0, 20, 20, 30),
};

/** The lines as a reader sees them (RFC 5545 §3.1). */
const unfold = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

describe('calendarFile', () => {
  it('writes one event in UTC', () => {
    expect(unfold(calendarFile(EVENT))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Booking Peek//EN',
      'BEGIN:VEVENT',
      'UID:6f9619ff-8b86-4d11-b42d-00c04fc964ff',
      'DTSTAMP:20180120T203000Z',
      'DTSTART:20180122T213000Z',
      'DTEND:20180122T214500Z',
      'SUMMARY:Phone call',
      'DESCRIPTION:15 minutes',
      'STATUS:CONFIRMED',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('says so where the session is only planned', () => {
    expect(calendarFile({ ...EVENT, confirmed: false })).toContain('STATUS:TENTATIVE');
  });

  it.each([
    ['a;b', 'a\\;b'],
    ['a,b', 'a\\,b'],
    ['a\\b', 'a\\\\b'],
    ['a\r\nb\nc\rd', 'a\\nb\\nc\\nd'],
    ['a\u0000\u0007b', 'ab'],
    ['BEGIN:VALARM', 'BEGIN:VALARM'],
  ])('escapes %j', (description, written) => {
    expect(unfold(calendarFile({ ...EVENT, description }))).toContain(`DESCRIPTION:${written}`);
  });

  it('folds lines at 75 octets, cuts no character, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300, size: 'max' }), (description) => {
        const file = calendarFile({ ...EVENT, description });
        for (const line of file.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(description.isWellFormed());
        }
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const written = unfold(file).find((line) => line.startsWith('DESCRIPTION:')) ?? '';
        const read = written.slice('DESCRIPTION:'.length).replace(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c));
        expect(read).toBe(description.replace(/\r\n|\r/g, '\n').replace(/[^\P{Cc}\n]/gu, ''));
      }),
    );
  });
});

describe('sessionEvent', () => {
  it('is discreet: no name, no credits, no booking, nothing of the site', () => {
    const booking: Booking = { ...SAMPLE, phoneNumber: '020 7946 0123', comments: 'hello' };
    const event = sessionEvent(booking);
    expect(event).toEqual({
      start: Date.UTC(2018, 0, 22, 21, 30),
      duration: 15,
      confirmed: true,
      summary: 'Phone call',
      description: '15 minutes',
    });
  });

  it('is an hour earlier by UTC in summer', () => {
    expect(sessionEvent({ ...SAMPLE, sessionDate: '2018-07-22T21:30:00' }).start).toBe(
      Date.UTC(2018, 6, 22, 20, 30),
    );
  });
});
