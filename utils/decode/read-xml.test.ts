import { describe, expect, it } from 'vitest';
import { unreadableField, xml, xmlSample, xmlWith } from '../../tests/fixtures/made-booking.ts';
import { decodeBooking } from './decode-booking.ts';

describe('XML as XML', () => {
  it('knows nil by its namespace, not by its prefix', () => {
    const renamed = xml.replaceAll('i:nil', 'xsi:nil').replace('xmlns:i=', 'xmlns:xsi=');
    expect(decodeBooking(renamed, 1)).toStrictEqual(xmlSample);
  });

  it('does not take the nil of another namespace for one', () => {
    const other = xml.replace('XMLSchema-instance', 'something-else');
    expect(unreadableField(other)).toBe('CancelledDate');
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
    expect(comments).toBe('a < b & c\r\n😀 <i>&amp;');
  });

  it.each([
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>'],
    ['an outside entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'],
    ['any document type', '<!DOCTYPE MadeBooking>'],
  ])('refuses %s', (_, doctype) => {
    expect(unreadableField(doctype + xmlWith('Comments', '&c;'))).toBeNull();
  });

  it('leaves an entity that nobody defined as it is written', () => {
    expect(decodeBooking(xmlWith('Comments', 'a &b; c'), 1).comments).toBe('a &b; c');
  });
});
