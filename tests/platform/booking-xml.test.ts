import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { makeBooking } from './api-booking.ts';
import { bookingXml } from './booking-xml.ts';

it("writes the documentation's XML sample, character by character", async () => {
  const sample = await readFile('tests/fixtures/made-booking.xml', 'utf8');
  const lines = (xml: string) =>
    xml
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trim();
  expect(lines(bookingXml(makeBooking(1, { Duration: 5 })))).toBe(lines(sample));
});

it('escapes text', () => {
  const xml = bookingXml(makeBooking(1, { Comments: '<b>&amp;</b>\r\n' }));
  expect(xml).toContain('<Comments>&lt;b&gt;&amp;amp;&lt;/b&gt;&#xD;\n');
});
