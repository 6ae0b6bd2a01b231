import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { siteUrl } from './hosts.ts';
import { type Platform, startPlatform } from './platform.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

it.each([
  ['/PhoneChatBookings.asp', 'javascript:viewBooking(123)'],
  ['/phonechatbookings.asp', 'name="BookingID" value="104"'],
  ['/PhoneChatBooking.asp?BookingID=5', 'Details of the booking'],
  ['/PhoneChatBooking.asp?SelUserID=5', 'Request booking'],
  ['/dlgPhoneChatBooking.asp?BookingID=102', 'Booking #102'],
  ['/frame.asp', '<iframe'],
  ['/traps.asp', 'TargetURL=PhoneChatBooking%2Easp%3FBookingID%3D66608'],
  ['/traps/PhoneChatBookings.asp', 'javascript:vU(66623)'],
  ['/dark.asp', 'background:#14101c'],
  ['/modal.asp', 'showModal'],
  ['/rtl.asp', 'dir="rtl"'],
  ['/tall.asp', 'row-123'],
  ['/rows.asp', 'function removeRow'],
  ['/clipped.asp', 'overflow:hidden'],
  ['/PhoneChatHidden.asp', 'attachShadow'],
  ['/PhoneChatShape.asp?as=a+call', 'javascript:pcOpen(41118)'],
])('serves %s', async (path, text) => {
  const { status, body } = await ask(platform, siteUrl(path));
  expect(status).toBe(200);
  expect(body).toContain(text);
});

it('serves as many links as asked for', async () => {
  const { body } = await ask(platform, siteUrl('/links.asp?n=10000'));
  expect(body.match(/BookingID=\d+/g)).toHaveLength(10_000);
});

it('serves a page under a strict policy', async () => {
  const { headers } = await ask(platform, siteUrl('/csp.asp'));
  expect(headers['content-security-policy']).toContain("script-src 'none'");
});

it('serves one page at every address of the mobile site', async () => {
  const { body } = await ask(platform, siteUrl('/phonechat/bookings', 'm.adultwork.com'));
  expect(body).toContain('pushState');
});
