import { expect, it } from 'vitest';
import { SAMPLE_XML } from '../fixtures/sample-booking.ts';
import { makeBooking } from './api-booking.ts';
import { bookingXml } from './booking-xml.ts';

it("writes the documentation's XML sample, character by character", () => {
  expect(bookingXml(makeBooking(1, { Duration: 5 }))).toBe(SAMPLE_XML);
});

it('escapes text', () => {
  const xml = bookingXml(makeBooking(1, { Comments: '<b>&amp;</b>\r\n' }));
  expect(xml).toContain('<Comments>&lt;b&gt;&amp;amp;&lt;/b&gt;&#xD;&#xA;</Comments>');
});
