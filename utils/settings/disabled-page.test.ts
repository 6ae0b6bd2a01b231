import { describe, expect, it } from 'vitest';
import { disabledPageName } from './disabled-page.ts';

describe('disabledPageName', () => {
  it.each([
    ['https://www.adultwork.com/PhoneChatBookings.asp', 'www.adultwork.com/phonechatbookings.asp'],
    [
      'https://www.adultwork.com/PhoneChatBookings.asp?BookingID=123#456',
      'www.adultwork.com/phonechatbookings.asp',
    ],
    [
      'https://m.adultwork.com/phonechat/bookings/123/notes/9',
      'm.adultwork.com/phonechat/bookings/*/notes/*',
    ],
    ['http://adultwork.com/', 'adultwork.com/'],
  ])('%s is %s', (address, name) => {
    expect(disabledPageName(new URL(address))).toBe(name);
  });
});
