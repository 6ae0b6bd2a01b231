import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it, vi } from 'vitest';
import { unreadableField, xml, xmlSample, xmlWith } from '../../tests/fixtures/made-booking.ts';
import { decodeBooking } from './decode-booking.ts';

describe('XML as XML', () => {
  it('knows nil by its namespace, not by its prefix', () => {
    const renamed = xml.replaceAll('i:nil', 'xsi:nil').replace('xmlns:i=', 'xmlns:xsi=');
    expect(decodeBooking(renamed, 1)).toStrictEqual(xmlSample);
  });

  it('does not take the nil of another namespace for one', () => {
    const other = xml.replace('XMLSchema-instance', 'something-else');
    expect(decodeBooking(other, 1).leftOut).toContain('CancelledDate');
  });

  it('takes a prefix that an element declares for itself', () => {
    const own =
      '<CancelledDate xmlns:n="http://www.w3.org/2001/XMLSchema-instance" n:nil="1">2018-01-01</CancelledDate>';
    expect(decodeBooking(xml.replace('<CancelledDate i:nil="true" />', own), 1).cancelledDate).toBeNull();
  });

  it('takes any prefix for the documented namespaces', () => {
    const renamed = xml.replaceAll('d4p1:', 'q:').replace('xmlns:d4p1', 'xmlns:q');
    expect(decodeBooking(renamed, 1)).toStrictEqual(xmlSample);
  });

  it('reads character references and CDATA', () => {
    const { comments } = decodeBooking(
      xmlWith('Comments', 'a &lt; b &amp; c&#xD;&#10;&#x1F600;<![CDATA[ <i>&amp;]]>'),
      1,
    );
    expect(comments).toBe('a < b & c\n😀 <i>&amp;');
  });

  it.each([
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>'],
    ['an outside entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'],
    ['any document type', '<!DOCTYPE MadeBooking>'],
  ])('refuses %s', (_, doctype) => {
    expect(unreadableField(doctype + xmlWith('Comments', '&c;'))).toBeNull();
  });

  it('leaves an entity without a definition as it is written', () => {
    expect(decodeBooking(xmlWith('Comments', 'a &b; c'), 1).comments).toBe('a &b; c');
  });

  it('reads a document type that is only spoken of, in CDATA or in a comment', () => {
    const spoken = xmlWith('Comments', '<![CDATA[<!DOCTYPE a>]]>').replace(
      '<Status>',
      '<!-- <!DOCTYPE b> --><Status>',
    );
    expect(decodeBooking(spoken, 1).comments).toBe('<!DOCTYPE a>');
  });
});

describe('A reply of too much XML is refused before it is parsed:', () => {
  const parse = vi.spyOn(XMLParser.prototype, 'parse');
  const many = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index));

  it.each([
    ['25,000 empty elements', xmlWith('Comments', many(25_000, (index) => `<e${index}/>`).join(''))],
    [
      '20,000 attributes',
      xml.replace('<Status>', `<Status ${many(20_000, (index) => `a${index}="1"`).join(' ')}>`),
    ],
    [
      '20,000 attributes spread over a comment',
      `${xml.replace('<Status>', `<!-- --><Status ${many(20_000, (index) => `a${index} = '1'`).join(' ')}>`)}`,
    ],
  ])('%s', (_, body) => {
    parse.mockClear();
    expect(unreadableField(body)).toBeNull();
    expect(parse).not.toHaveBeenCalled();
  });

  it('but 5,000 of them in a comment are text', () => {
    const text = `<![CDATA[${many(5_000, () => '<e a="1"/>').join('')}]]>`;
    expect(decodeBooking(xmlWith('Comments', text), 1).comments).toContain('<e a="1"/>');
  });

  it('and beginnings of comments without an end take no time', () => {
    expect(unreadableField(xml + '<!--'.repeat(16_000))).toBeNull();
  });
});
