import { describe, expect, it } from 'vitest';
import {
  at,
  json,
  pathsOf,
  sample,
  unreadableField,
  without,
  withValue,
  xml,
  xmlSample,
  xmlWith,
} from '../../tests/fixtures/made-booking.ts';
import { METHODS, STATUSES } from '../booking/booking.ts';
import { decodeBooking } from './decode-booking.ts';

const TEXTS = pathsOf(({ kind }) => kind === 'text' || kind === 'line');
const NULLABLE = pathsOf(({ rule }) => rule === 'nullable');

describe('the documented samples', () => {
  it('decodes the JSON one, field by field', () => {
    expect(decodeBooking(json, 1)).toStrictEqual(sample);
  });

  it('decodes the XML one, field by field', () => {
    expect(decodeBooking(xml, 1)).toStrictEqual(xmlSample);
  });
});

describe('what a field may hold', () => {
  it.each(STATUSES)('Status %s', (status) => {
    expect(decodeBooking(withValue('Status', status), 1).status).toBe(status);
    expect(decodeBooking(xmlWith('Status', status), 1).status).toBe(status);
  });

  it.each(METHODS)('Method %i', (method) => {
    expect(decodeBooking(withValue('Method', method), 1).method).toBe(method);
    expect(decodeBooking(xmlWith('Method', String(method)), 1).method).toBe(method);
  });

  it.each(NULLABLE)('%s may be null', (path) => {
    expect(at(decodeBooking(withValue(path, null), 1), path)).toBeNull();
  });

  it.each(['Expired', 'confirmed', 'NoShow (client)'])('Status %s, a word that we do not know', (status) => {
    expect(decodeBooking(withValue('Status', status), 1)).toMatchObject({ status, leftOut: [] });
    expect(decodeBooking(xmlWith('Status', status), 1)).toMatchObject({ status, leftOut: [] });
  });

  it('a candidate that is null: the member has left', () => {
    expect(decodeBooking(withValue('Candidate', null), 1)).toMatchObject({ candidate: null, leftOut: [] });
  });

  it.each(TEXTS)('%s holds text as it is', (path) => {
    const spoken = 'Ça va? <b>&amp;</b>';
    expect(at(decodeBooking(withValue(path, spoken), 1), path)).toBe(spoken);
    const escaped = 'Ça va? &lt;b&gt;&amp;amp;&lt;/b&gt;';
    expect(at(decodeBooking(xmlWith(path, escaped), 1), path)).toBe(spoken);
  });

  it.each(TEXTS.filter((path) => NULLABLE.includes(path)))('%s is null where it is blank', (path) => {
    for (const blank of ['', ' \t\n', '\u202E\u200B']) {
      const booking = decodeBooking(withValue(path, blank), 1);
      expect([at(booking, path), booking.leftOut]).toEqual([null, []]);
      expect(at(decodeBooking(xmlWith(path, blank), 1), path)).toBeNull();
    }
  });

  it.each(pathsOf(({ kind, rule }) => kind === 'wallTime' && rule === 'nullable'))(
    '%s of the year 1 is none',
    (path) => {
      const booking = decodeBooking(withValue(path, '0001-01-01T00:00:00'), 1);
      expect([at(booking, path), booking.leftOut]).toEqual([null, []]);
      expect(at(decodeBooking(xmlWith(path, '0001-01-01T00:00:00.0000000'), 1), path)).toBeNull();
    },
  );

  it.each([
    ['2018-01-22T21:30:00Z', '2018-01-22T21:30:00'],
    ['2018-07-22T20:30:00Z', '2018-07-22T21:30:00'],
    ['2018-07-22T20:30Z', '2018-07-22T21:30:00'],
    ['2018-01-22T21:30:00.125+00:00', '2018-01-22T21:30:00.125'],
    ['2018-01-22T16:30:00-05:00', '2018-01-22T21:30:00'],
    ['2018-01-23T03:00:00+05:30', '2018-01-22T21:30:00'],
    ['2018-01-22T21:30', '2018-01-22T21:30:00'],
  ])('a date %s, read as the platform’s clock shows it: %s', (written, wall) => {
    for (const path of ['SessionDate', 'AcceptBy']) {
      expect(at(decodeBooking(withValue(path, written), 1), path)).toBe(wall);
      expect(at(decodeBooking(xmlWith(path, written), 1), path)).toBe(wall);
    }
  });

  it.each([
    ['Duration', ' 15 ', 15],
    ['Candidate.Total', '\n  -4\t', -4],
    ['Credits', ' 8.0000 ', '8'],
    ['SessionDate', '\n2018-01-22T21:30:00\n', '2018-01-22T21:30:00'],
  ])('white space around %s in XML', (path, inside, value) => {
    const booking = decodeBooking(xmlWith(path, inside), 1);
    expect([at(booking, path), booking.leftOut]).toEqual([value, []]);
  });

  it.each([
    '2018-01-22T21:30:00',
    '2018-01-22T21:30:00.1',
    '2018-01-22T21:30:00.1234567',
    '2020-02-29T00:00:00',
    '2000-02-29T23:59:59',
    '9999-12-31T23:59:59',
    '2018-03-25T01:30:00',
  ])('a wall time %s, kept as it is', (time) => {
    expect(decodeBooking(withValue('SessionDate', time), 1).sessionDate).toBe(time);
    expect(decodeBooking(xmlWith('SessionDate', time), 1).sessionDate).toBe(time);
  });

  it.each([
    ['8', '8'],
    ['8.0000', '8'],
    ['12.50', '12.5'],
    ['"2.50"', '2.5'],
    ['"8"', '8'],
    ['0', '0'],
    ['0.00', '0'],
    ['100', '100'],
    ['"007.10"', '7.1'],
    ['0.1', '0.1'],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890.000000000000000001', '12345678901234567890.000000000000000001'],
    ['79228162514264337593543950335', '79228162514264337593543950335'],
  ])('Credits %s as %s', (written, credits) => {
    expect(decodeBooking(json.replace('"Credits": 8', `"Credits": ${written}`), 1).credits).toBe(credits);
    const text = written.replaceAll('"', '');
    expect(decodeBooking(xmlWith('Credits', text), 1).credits).toBe(credits);
  });

  it.each(['-8', '-0.0', '1e2', '8E0', '1E-7', '8.00000000000000000000000000001'])(
    'Credits not as the number %s',
    (written) => {
      expect(unreadableField(json.replace('"Credits": 8', `"Credits": ${written}`))).toBe('Credits');
    },
  );

  it('a Total below zero, and a -0 as 0', () => {
    expect(decodeBooking(withValue('Candidate.Total', -4), 1).candidate?.total).toBe(-4);
    expect(decodeBooking(xmlWith('Candidate.Total', '-4'), 1).candidate?.total).toBe(-4);
    const minusZero = json.replace('"Total": 6', '"Total": -0').replace('"Neutral": 0', '"Neutral": -0');
    expect(decodeBooking(minusZero, 1).candidate).toStrictEqual({ ...sample.candidate, total: 0 });
  });
});

describe('what is no reply at all', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a byte order mark', '\uFEFF'],
    ['null', 'null'],
    ['a number', '1'],
    ['a string', '"Confirmed"'],
    ['a list', `[${json}]`],
    ['two replies', json + json],
    ['JSON with a tail', `${json};`],
    ['JSON with a comment', json.replace('{', '{ // one')],
    ['text', 'Service unavailable'],
    ['a web page', '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>'],
    ['a web page without its doctype', '<html><body>Just a moment...<br></body></html>'],
    ['another XML', '<Error><Message>no</Message></Error>'],
    ['two XML replies', xml + xml],
    ['XML with a tail', `${xml}tail`],
    ['a nil booking', xml.replace('<MadeBooking', '<MadeBooking i:nil="true"')],
    ['JSON nested 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['XML nested 10,000 deep', `<MadeBooking>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</MadeBooking>`],
  ])('%s', (_, body) => {
    expect(unreadableField(body)).toBeNull();
  });

  it('any truncation of either sample', () => {
    for (const body of [json.trimEnd(), xml.trimEnd()]) {
      for (let end = 0; end < body.length; end += 1) expect(unreadableField(body.slice(0, end))).toBeNull();
    }
  });
});

describe('what does not matter', () => {
  it('a byte order mark and white space in front', () => {
    expect(decodeBooking(`\uFEFF\r\n ${json}`, 1)).toStrictEqual(sample);
    expect(decodeBooking(`\uFEFF${xml}`, 1)).toStrictEqual(xmlSample);
  });

  it('an XML declaration, comments and instructions', () => {
    const dressed = `<?xml version="1.0" encoding="utf-8"?>\n<!-- a -->${xml.replace('<Status>', '<?a b?><!-- b --><Status>')}`;
    expect(decodeBooking(dressed, 1)).toStrictEqual(xmlSample);
  });

  it('fields we do not know', () => {
    expect(decodeBooking(withValue('Added', { Status: 'Pending', Credits: [1.5] }), 1)).toStrictEqual(sample);
    expect(decodeBooking(withValue('Candidate.Added', 1), 1)).toStrictEqual(sample);
    const added = xml.replaceAll('<Disputes', '<Added a="1"><Status>Pending</Status></Added><Disputes');
    expect(decodeBooking(added, 1)).toStrictEqual(xmlSample);
  });

  it('the order of fields', () => {
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json)).reverse()));
    expect(decodeBooking(reversed, 1)).toStrictEqual(sample);
  });
});

describe('prototypes', () => {
  it.each([
    '"__proto__": { "polluted": 1, "Status": "Pending" }',
    '"constructor": { "prototype": { "polluted": 1 } }',
    '"toString": 1',
  ])('are not touched by %s', (field) => {
    const booking = decodeBooking(json.replace('{', `{${field},`), 1);
    expect(booking).toStrictEqual(sample);
    expect(Object.getPrototypeOf(booking)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });

  it('do not lend a missing field', () => {
    const lent = without('Status').replace('{', '{"__proto__":{"Status":"Pending"},');
    expect(decodeBooking(lent, 1)).toMatchObject({ status: null, leftOut: ['Status'] });
  });

  it.each(['toString', 'hasOwnProperty', 'valueOf'])('are not touched by an element %s', (name) => {
    expect(decodeBooking(xml.replace('<Status>', `<${name}>1</${name}><Status>`), 1)).toStrictEqual(
      xmlSample,
    );
  });

  it.each(['__proto__', 'constructor', 'prototype'])('an element %s is refused', (name) => {
    const body = xml.replace('<Status>', `<${name}><Status>Pending</Status></${name}><Status>`);
    expect(unreadableField(body)).toBeNull();
    expect({}).not.toHaveProperty('Status');
  });
});
