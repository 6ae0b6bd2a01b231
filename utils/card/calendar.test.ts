import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import type { Booking } from '../booking/booking.ts';
import { CALENDAR_FILE, calendarFile } from './calendar.ts';
import { calendarUid } from './calendar-uid.ts';
import { sessionEvent } from './session-event.ts';

const EVENT = {
  start: Date.UTC(2018, 0, 22, 21, 30),
  duration: 15,
  confirmed: true,
  summary: 'Phone call',
  description: '15 minutes',
  uid: '6f9619ff-8b86-4d11-b42d-00c04fc964ff',
  now: Date.UTC(2026, 0, 20, 20, 30),
};

/** The lines as a reader sees them (RFC 5545 §3.1). */
const unfold = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

describe('calendarFile', () => {
  it('writes one event in UTC', () => {
    expect(unfold(calendarFile(EVENT))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//iCalendar//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:6f9619ff-8b86-4d11-b42d-00c04fc964ff',
      'DTSTAMP:20260120T203000Z',
      'SEQUENCE:1715400',
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

/** The one event of a file, as a calendar reads it. */
function readEvent(file: string): ICAL.Event {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [event, another] = calendar.getAllSubcomponents('vevent');
  if (!event || another) throw new Error('not one event');
  return new ICAL.Event(event);
}

describe('A calendar reads', () => {
  it('the session, at its instants', () => {
    const event = readEvent(calendarFile(EVENT));
    expect(event.startDate.toJSDate().getTime()).toBe(EVENT.start);
    expect(event.endDate.toJSDate().getTime()).toBe(EVENT.start + 15 * 60_000);
    expect([event.uid, event.summary, event.description]).toEqual([EVENT.uid, 'Phone call', '15 minutes']);
  });

  it('any session in any words', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/\p{Cc}/u.test(text));
    const duration = fc.integer({ min: 1, max: 2_147_483_647 });
    const start = fc.date({
      min: new Date('1000-01-01'),
      max: new Date('9999-12-31T23:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(words, duration, start, (summary, duration, start) => {
        const event = readEvent(calendarFile({ ...EVENT, summary, duration, start: start.getTime() }));
        expect(event.summary).toBe(summary);
        expect(event.startDate.toJSDate().getTime()).toBe(Math.floor(start.getTime() / 1000) * 1000);
        expect(event.endDate.year).toBeLessThanOrEqual(9999);
        expect(event.endDate.compare(event.startDate)).toBe(1);
      }),
      { numRuns: 50 },
    );
  });

  it('a second file of the same session, made later, as the newer of the two', () => {
    const first = readEvent(calendarFile(EVENT));
    const moved = { ...EVENT, start: EVENT.start + 3_600_000, now: EVENT.now + 1_000 };
    const second = readEvent(calendarFile(moved));
    expect(second.uid).toBe(first.uid);
    expect(second.sequence).toBeGreaterThan(first.sequence);
    const stampOf = (event: ICAL.Event) => event.component.getFirstPropertyValue('dtstamp') as ICAL.Time;
    expect(stampOf(second).compare(stampOf(first))).toBe(1);
  });

  it('nothing of this product or of the site, in the file or in its name', () => {
    expect(calendarFile(EVENT) + CALENDAR_FILE).not.toMatch(/booking|peek|adult|phonechat|session/i);
  });
});

describe('calendarUid', () => {
  it('is the same for the same booking on the same installation, and else another', async () => {
    const uid = await calendarUid('key/production', 123);
    expect(uid).toMatch(/^[0-9a-f]{32}$/);
    expect(await calendarUid('key/production', 123)).toBe(uid);
    expect(await calendarUid('key/production', 124)).not.toBe(uid);
    expect(await calendarUid('key/sandbox', 123)).not.toBe(uid);
    expect(await calendarUid('another/production', 123)).not.toBe(uid);
  });

  it('is HMAC with SHA-256, cut to 128 bits', async () => {
    const whole = createHmac('sha256', 'key/production').update('123').digest('hex');
    expect(await calendarUid('key/production', 123)).toBe(whole.slice(0, 32));
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
