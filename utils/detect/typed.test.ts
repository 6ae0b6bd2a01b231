import { describe, expect, it } from 'vitest';
import { own } from './testing/own.ts';
import { parseTypedBooking, parseTypedMember } from './typed.ts';

describe('a booking that a person types or pastes', () => {
  it.each([
    '123',
    ' 123\n',
    '#123',
    '# 123',
    '00123',
    '"123"',
    'Booking #123',
    'booking 123',
    'Booking ID: 123',
    'BookingID=123',
    'PhoneChat booking 123',
    'Booking #123 with Anna, 22 January 2018 21:30',
    'https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123',
    '  <https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123>  ',
    '“https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123”.',
    "'http://adultwork.com/dlgPhoneChatBooking.asp?intBookingID=123'",
    'www.adultwork.com/PhoneChatBooking.asp?BookingID=123',
    'adultwork.com/PhoneChatBooking.asp?BookingID=123',
    'm.adultwork.com/phonechat/booking?bookingid=123',
    'PhoneChatBooking.asp?BookingID=123',
    '/PhoneChatBooking.asp?BookingID=123',
    '?BookingID=123',
    'javascript:viewBooking(123)',
    "javascript:openWin('dlgPhoneChatBooking.asp?BookingID=123');",
    '123?',
    '#123!',
    'Booking #123?',
    'Is it Booking #123? It was 22/01/2018.',
    'https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123?',
    '\u202a123\u202c',
    '\u200b#\u206912\ufeff3',
    'm.adultwork.com/account/phone-chat/bookings/123',
    'https://m.adultwork.com/#/account/phone-chat/bookings/123',
  ])('is 123 in %j', (text) => {
    expect(parseTypedBooking(text, own())).toBe(123);
  });

  it.each([
    '',
    '0',
    '-1',
    '1.5',
    '1 2',
    '2147483648',
    '１２３',
    'abc',
    '##123',
    'Webcam booking #123',
    'Booking #1 or Booking #2',
    'Booking #105 and #106',
    'Booking 105 and 106',
    'Bookings 105, 106',
    'https://www.adultwork.com/PhoneChatBooking.asp?SelUserID=123',
    'https://www.adultwork.com/ViewProfile.asp?UserID=123',
    'https://www.adultwork.com/WebcamBooking.asp?BookingID=123',
    'https://evil.test/PhoneChatBooking.asp?BookingID=123',
    'https://evil.test/?Booking #123',
    'adultwork.com.evil.test/PhoneChatBooking.asp?BookingID=123',
    '[::1]/PhoneChatBooking.asp?BookingID=123',
    'evil.test:8080/PhoneChatBooking.asp?BookingID=123',
    'evil.test\\PhoneChatBooking.asp?BookingID=123',
    'user@www.adultwork.com/PhoneChatBooking.asp?BookingID=123',
    'javascript:vU(123)',
    'm.adultwork.com/123',
    'www.adultwork.com/123?',
    '22/01/2018',
    `${' '.repeat(3_000)}123`,
  ])('is none in %j', (text) => {
    expect(parseTypedBooking(text, own())).toBeNull();
  });

  it("is found by the user's own rules, whatever page they are for", () => {
    const rules = own({ pattern: 'vPC({id})', where: 'elsewhere.asp' });
    expect(parseTypedBooking('javascript:vPC(123)', rules)).toBe(123);
    expect(parseTypedBooking('javascript:vPC(123)', own())).toBeNull();
  });
});

describe('a member that a person types or pastes', () => {
  it.each([
    '123',
    '#123 ',
    'https://www.adultwork.com/ViewProfile.asp?UserID=123',
    'http://www.adultwork.com/viewprofile.asp?userid=123&UserID=123',
    'www.adultwork.com/PhoneChatBooking.asp?SelUserID=123',
    'ViewProfile.asp?UserID=123',
    '"https://m.adultwork.com/profile?UserID=123"',
    'https://www.adultwork.com/123',
    'www.adultwork.com/123/',
    'm.adultwork.com/123?UserID=123',
  ])('is 123 in %j', (text) => {
    expect(parseTypedMember(text)).toBe(123);
  });

  it.each([
    '',
    '0',
    'Anna',
    'Booking #123',
    '2147483648',
    'https://www.adultwork.com/ViewProfile.asp?ForUserID=123',
    'https://www.adultwork.com/ViewTour.asp?TourID=123',
    'https://www.adultwork.com/123/tours',
    'https://www.adultwork.com/123?UserID=124',
    'https://evil.test/123',
    'https://www.adultwork.com/ViewProfile.asp?UserID=123&SelUserID=124',
    'https://evil.test/ViewProfile.asp?UserID=123',
    'www.adultwork.com.evil.test/ViewProfile.asp?UserID=123',
    'https://www.adultwork.com/Login.asp?TargetURL=%3FUserID%3D123',
    'javascript:vU(123)',
    'https://',
  ])('is none in %j', (text) => {
    expect(parseTypedMember(text)).toBeNull();
  });
});
