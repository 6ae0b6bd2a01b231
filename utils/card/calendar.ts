import type { EpochMs } from '../booking/booking.ts';

/** What a calendar is told of a session. */
export interface CalendarEvent {
  start: EpochMs;
  /** Minutes. */
  duration: number;
  /** Whether both sides have agreed, or it is still only planned. */
  confirmed: boolean;
  /** The calendar entry's title, where others may see it: discreet words, no names. */
  summary: string;
  description: string;
  /** The same for each file of one session, and says nothing of the booking or of the member (RFC 7986 §5.3). */
  uid: string;
  /** When the file is made. */
  now: EpochMs;
}

/** The type of the file that `calendarFile` writes. */
export const CALENDAR_TYPE = 'text/calendar;charset=utf-8';

/** Its name, which says nothing: the list of downloads is kept, and others may see it. */
export const CALENDAR_FILE = 'event.ics';

/** RFC 5545 §3.3.5 writes a year in four digits. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59);

/** SEQUENCE counts seconds from here, so that a later file has a higher one (RFC 5545 §3.8.7.4), for some 68 years. */
const SEQUENCE_START = Date.UTC(2026, 0, 1);

/**
 * An iCalendar file of one event (RFC 5545). Times are in UTC, so that every calendar shows them in its owner's zone
 * and no time zone has to be described.
 */
export function calendarFile(event: CalendarEvent): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    // It has to be there, and to name a product: this names none.
    'PRODID:-//iCalendar//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${utc(event.now)}`,
    `SEQUENCE:${Math.max(0, Math.floor((event.now - SEQUENCE_START) / 1000))}`,
    `DTSTART:${utc(event.start)}`,
    `DTEND:${utc(Math.min(event.start + event.duration * 60_000, LAST_INSTANT))}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `STATUS:${event.confirmed ? 'CONFIRMED' : 'TENTATIVE'}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

/** `20180122T213000Z` (RFC 5545 §3.3.5, form 2). */
function utc(instant: EpochMs): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** RFC 5545 §3.3.11. Other control characters are not allowed in a text and are left out. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** A line of at most 75 octets, its rest on lines that begin with a space; no character is cut (RFC 5545 §3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
