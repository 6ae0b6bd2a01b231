import fc from 'fast-check';
import { anyBooking, toJson, toXml } from './booking-replies.ts';

/** Values that a field could be broken with, as written in JSON. */
const HOSTILE_JSON = [
  'null',
  'true',
  '{}',
  '[]',
  '""',
  '" "',
  '"null"',
  '"NaN"',
  '"1"',
  '"Confirmed"',
  '"confirmed"',
  '0',
  '-0',
  '-1',
  '1.5',
  '8.0000',
  '1e2',
  '1e999',
  '4',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '0.1000000000000000055511151231257827',
  '"2018-01-22T21:30:00Z"',
  '"2018-02-30T21:30:00"',
  '"0001-01-01T00:00:00"',
  '"2018-01-22 21:30"',
  '{"__proto__":{"Status":"Confirmed"}}',
  '"\\ud800"',
  '"<b>&amp;</b>"',
];

/** The same for XML, as the whole of an element's inside. */
const HOSTILE_XML = [
  '',
  ' ',
  '-1',
  '+1',
  '007',
  '1.5',
  '8.0000',
  'true',
  'null',
  'Confirmed',
  '2147483648',
  '<x>1</x>',
  '<![CDATA[2]]>',
  '&#49;',
  '&lt;b&gt;',
  '&bomb;',
  '0001-01-01T00:00:00',
  '2018-13-01T00:00:00',
];

/** Pieces to push into a reply anywhere. */
const SPLINTERS = [
  '',
  '"',
  '}',
  '{',
  ',',
  '<',
  '>',
  '</',
  '/>',
  '&',
  ']]>',
  '<!--',
  '<!DOCTYPE a [<!ENTITY bomb "x">]>',
  '"__proto__":{"polluted":1},',
  ' i:nil="true"',
  '\u0000',
  '\uFEFF',
  '0',
  '-',
];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

type Break = (body: string) => string;

/** Puts `value` in the place of one field's value. */
const replaceField: fc.Arbitrary<Break> = fc
  .record({ at: place, json: fc.constantFrom(...HOSTILE_JSON), xml: fc.constantFrom(...HOSTILE_XML) })
  .map(({ at, json, xml }) => (body) => {
    const fields = body.startsWith('<')
      ? /(<([\w:]+)[^<>]*>)[^<>]*(<\/\2>)/g
      : /("[A-Z]\w+":)(?:"(?:[^"\\]|\\.)*"|[^",{}]+)/g;
    const found = [...body.matchAll(fields)];
    const field = found[Math.floor(at * found.length)];
    if (!field) return body;
    const broken = field[3] === undefined ? `${field[1]}${json}` : `${field[1]}${xml}${field[3]}`;
    return body.slice(0, field.index) + broken + body.slice(field.index + field[0].length);
  });

/** Cuts a piece out and pushes another in. */
const splice: fc.Arbitrary<Break> = fc
  .record({
    at: place,
    cut: fc.nat({ max: 20 }),
    splinter: fc.oneof(fc.constantFrom(...SPLINTERS), fc.string()),
  })
  .map(({ at, cut, splinter }) => (body) => {
    const start = Math.floor(at * body.length);
    return body.slice(0, start) + splinter + body.slice(start + cut);
  });

const truncate: fc.Arbitrary<Break> = place.map(
  (at) => (body) => body.slice(0, Math.floor(at * body.length)),
);

const wrap: fc.Arbitrary<Break> = fc
  .constantFrom(
    ['\uFEFF', ''],
    [' \n', '\n'],
    ['[', ']'],
    ['<?xml version="1.0" encoding="utf-8"?>', ''],
    ['<html><body>', '</body></html>'],
    ['{"Message":', '}'],
  )
  .map(
    ([before, after]) =>
      (body) =>
        `${before}${body}${after}`,
  );

/** Adds what the platform may add one day; it must not matter. */
const extend: fc.Arbitrary<Break> = fc
  .constantFrom(...HOSTILE_JSON)
  .map(
    (value) => (body) =>
      body.startsWith('<')
        ? body.replace('<Comments', '<Added><Status>None</Status></Added><Comments')
        : body.replace('"Comments"', `"Added":${value},"Comments"`),
  );

/** A reply that is broken in one or two places (or merely extended), and the ID that was asked for. */
export const brokenReply: fc.Arbitrary<{ body: string; askedId: number }> = fc
  .record({
    booking: anyBooking,
    write: fc.constantFrom(toJson, toXml),
    breaks: fc.array(
      fc.oneof(
        { weight: 6, arbitrary: replaceField },
        { weight: 3, arbitrary: splice },
        { weight: 1, arbitrary: truncate },
        { weight: 1, arbitrary: wrap },
        { weight: 3, arbitrary: extend },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    asked: fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat() }),
  })
  .map(({ booking, write, breaks, asked }) => ({
    body: breaks.reduce((body, change) => change(body), write(booking)),
    askedId: asked ?? booking.bookingId,
  }));
