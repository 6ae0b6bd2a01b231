import { describe, expect, it } from 'vitest';
import type { ExtraRule } from '../settings/page-settings.ts';
import { MAX_LENGTH } from './agreed.ts';
import type { ElementFacts } from './attributes.ts';
import { detect } from './detect.ts';
import './own-rules.ts';
import { readPage } from './page.ts';
import { own } from './testing/own.ts';

const WWW = 'https://www.adultwork.com/';
const HOME = `${WWW}default.asp`;
const LIST = `${WWW}PhoneChatBookings.asp?Page=2`;
const BOOKING = `${WWW}PhoneChatBooking.asp`;
const MOBILE = 'https://m.adultwork.com/phonechat/bookings';
const ACCOUNT = 'https://m.adultwork.com/account';

type Row = [page: string, sighting: ElementFacts, why?: string];

const href = (text: string): ElementFacts => ({ href: text });
const onclick = (text: string): ElementFacts => ({ href: '#', onclick: text });
const field = (name: string, value: string, action?: string): ElementFacts => ({
  fields: [{ name, value, action }],
});

function look([address, sighting]: Row, extraRules: ExtraRule[] = []): number | null {
  return detect(sighting, readPage(new URL(address), address), own(...extraRules));
}

/** Every row names booking 123. */
const FOUND: Row[] = [
  // The address of a link, on any page.
  [HOME, href('PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('./PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('//www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('http://www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://www.adultwork.com:443/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://m.adultwork.com/phonechat/booking?BookingID=123')],
  [HOME, href('HTTPS://WWW.ADULTWORK.COM/PHONECHATBOOKING.ASP?BOOKINGID=123')],
  [HOME, href('dlgPhoneChatBooking.asp?BookingID=123')],
  [HOME, href('phonechatbookingdetails.asp?bookingid=123')],
  [HOME, href('PhoneChatBookings.asp?Action=View&intBookingID=123&Page=2')],
  [HOME, href('PhoneChatBooking.asp?PhoneChatBookingID=123')],
  [HOME, href('PhoneChatBooking.asp?bookingid=123&BookingID=123'), 'said twice, and the same'],
  [HOME, href('PhoneChatBooking.asp?BookingID=000123'), 'leading zeros'],
  [HOME, href('PhoneChatBooking.asp?BookingID=123#messages')],
  [HOME, href('PhoneChatBooking.asp?UserID=9&BookingID=123&GroupID=8'), 'other IDs beside it'],
  [HOME, href('PhoneChatBooking.asp?BookingID=123&TargetURL=%2FWebcamBooking.asp%3FBookingID%3D9')],
  [HOME, href('PhoneChatBooking.asp?%42ookingID=%31%32%33'), 'encoded as any server decodes it'],
  [HOME, href('  PhoneChatBooking.asp?BookingID=123\n'), 'white space around it'],
  [HOME, href('\\\\www.adultwork.com\\PhoneChatBooking.asp?BookingID=123'), 'as browsers read it'],
  [LIST, href('?BookingID=123'), 'relative to the list'],
  [MOBILE, href('booking?bookingId=123')],
  [MOBILE, href('/phonechatbooking?bookingId=123')],
  [`${WWW}Frames/Menu.asp`, href('../PhoneChatBooking.asp?BookingID=123')],
  ['http://adultwork.com/', href('PhoneChatBooking.asp?BookingID=123')],

  // The same address in a script, on any page.
  [HOME, onclick("window.open('dlgPhoneChatBooking.asp?BookingID=123')")],
  [HOME, onclick('openWin("PhoneChatBooking.asp?BookingID=123", "w", 600, 400); return false')],
  [HOME, onclick("location.href = 'PhoneChatBooking.asp?BookingID=123'")],
  [HOME, onclick("openWin(this, 'PhoneChatBooking.asp?BookingID=123')")],
  [HOME, href("javascript:openWin('PhoneChatBooking.asp?BookingID=123','BookingWindow')")],
  [HOME, href("JavaScript: openWin('https://www.adultwork.com/dlgPhoneChat.asp?BookingID=123');")],
  [HOME, { href: 'default.asp', onclick: "openWin('dlgPhoneChat.asp?BookingID=123'); return false" }],
  [HOME, { href: 'PhoneChatBooking.asp?BookingID=123', onclick: 'return openWin(this.href, 600, 400)' }],

  // A function about a booking, on the list.
  [LIST, href('javascript:viewBooking(123)')],
  [LIST, href('javascript:viewBooking(123);')],
  [LIST, href("javascript: void viewBooking ( '123' )")],
  [LIST, onclick('viewBooking(123); return false;')],
  [LIST, onclick('return showPhoneChatBooking("123")')],
  [LIST, onclick('booking_details(123)')],
  [LIST, onclick('vPCBookingInfo(123)')],
  [LIST, onclick('window.parent.openBooking(123, this)')],
  [LIST, onclick("openBooking(123, 'details', true)")],
  [LIST, onclick("if (confirm('Cancel it?')) cancelBooking(123)")],
  [LIST, onclick('highlight(7); viewBooking(123)')],
  [LIST, { href: 'default.asp', onclick: 'viewBooking(123);return false' }],
  [LIST, { href: 'PhoneChatBookings.asp', onclick: 'viewBooking(123)' }],
  [`${WWW}phonechatbookings.ASP`, href('javascript:viewBooking(123)')],
  [LIST, { onclick: 'editBooking(123)' }, 'not a link'],

  ...'view v show open popup display print edit change update amend cancel delete accept reject decline confirm'
    .split(' ')
    .map((verb): Row => [LIST, onclick(`${verb}Booking(123)`)]),
  ...'viewTheBooking viewThisBooking viewMyBooking viewPhoneBooking viewPhoneChatBooking viewPCBooking view_phone_chat_booking viewbooking VIEW_BOOKING $viewBooking'
    .split(' ')
    .map((name): Row => [LIST, onclick(`${name}(123)`)]),
  ...'viewBookingDetail viewBookingDetails viewBookingInfo openBookingPopup openBookingWindow openBookingDialog bookingDetails bookingInfo pcBookingDetail'
    .split(' ')
    .map((name): Row => [LIST, onclick(`${name}(123)`)]),
  [LIST, onclick("/* vU(9) */ viewBooking(123) // 'viewBooking(99)'")],
  [LIST, onclick("viewBooking(123, 'it\\'s (5) here', [1, 2].length)")],
  [LIST, onclick('viewBooking(123, x(event)); return false')],
  [LIST, onclick("confirm('Cancel booking 99?') && cancelBooking(123)")],
  [LIST, { href: 'default.asp', onclick: "if (!ready()) { alert('no') } viewBooking(123); return false" }],

  // The mobile site: the kind with a hyphen, the ID in the path, routes in the fragment.
  [ACCOUNT, href('/account/phone-chat?BookingID=123')],
  [ACCOUNT, href('/account/bookings/phonechat?bookingId=123')],
  [ACCOUNT, href('/account/phone-chat/bookings/123')],
  [ACCOUNT, href('/account/phone-chat/booking/123/')],
  [ACCOUNT, href('/account/phonechat/bookings/123/details')],
  [ACCOUNT, href('/account/phone-chat/bookings/123?tab=messages#top')],
  [HOME, href('https://m.adultwork.com/account/phone-chat/bookings/123'), 'from the other site'],
  [ACCOUNT, href('#/phone-chat/bookings/123')],
  [ACCOUNT, href('#!/account/phone-chat?BookingID=123')],
  [ACCOUNT, href('https://m.adultwork.com/#/account/phone-chat/bookings/123')],
  [ACCOUNT, onclick("go('/account/phone-chat/bookings/123')")],
  [`${ACCOUNT}/phone-chat`, { 'data-booking-id': '123' }],
  ['https://m.adultwork.com/#/account/phone-chat', { 'data-booking-id': '123' }, 'a page that is a route'],

  // The attribute, on pages about PhoneChat.
  [LIST, { 'data-booking-id': '123' }],
  [BOOKING, { href: '#', 'data-booking-id': '123' }],
  [MOBILE, { href: '/phonechat/bookings/123', 'data-booking-id': '123' }],
  [MOBILE, { 'data-booking-id': '123', onclick: "track('open')" }],

  // A field of a row, on the list.
  [LIST, field('BookingID', '123')],
  [LIST, field('phonechatbookingid', '123')],
  [LIST, field('intBookingID', '123', 'PhoneChatBookings.asp')],
  [
    LIST,
    {
      fields: [
        { name: 'UserID', value: '9' },
        { name: 'BookingID', value: '123' },
        { name: 'intBookingID', value: '0123' },
      ],
    },
  ],
];

/** No row names a PhoneChat booking. */
const TRAPS: Row[] = [
  // Other IDs of PhoneChat pages.
  [HOME, href('PhoneChatBooking.asp?SelUserID=123'), 'the form for a new booking'],
  [HOME, href('PhoneChatBooking.asp?UserID=123')],
  [HOME, href('PhoneChatBooking.asp?ForUserID=123&GroupID=5&TourID=6&FRID=7')],
  [HOME, href('PhoneChatBooking.asp?cboBookingCurrencyID=123')],
  [HOME, href('PhoneChatBooking.asp?xBookingID=123')],
  [HOME, href('PhoneChatBooking.asp?BookingIDs=123')],
  [HOME, href('PhoneChatBooking.asp?ID=123')],
  [HOME, href('PhoneChatBooking.asp?Boo%E2%84%AAingID=123'), 'a Kelvin sign, not a k'],
  [HOME, href('PhoneChatBooking.asp#BookingID=123')],
  [HOME, href('PhoneChatBooking.asp')],

  // Other pages.
  [HOME, href('WebcamBooking.asp?BookingID=123')],
  [LIST, href('WebcamBooking.asp?BookingID=123')],
  [HOME, href('Bookings.asp?BookingID=123')],
  [HOME, href('MakeBooking.asp?BookingID=123')],
  [HOME, href('EscortBooking.asp?PhoneChatBookingID=123')],
  [HOME, href('WebcamPhoneChatBooking.asp?BookingID=123'), 'two kinds: it is not known which'],
  [HOME, href('/PhoneChat/Booking.asp?BookingID=123'), 'the file does not say so'],
  [HOME, href('/PhoneChatQueen?BookingID=123'), 'a nickname'],
  [HOME, href('/images/phonechat.gif?BookingID=123')],
  [HOME, href('PhoneChatBooking.aspx/more?BookingID=123')],
  [HOME, href('Default.asp?Page=PhoneChatBooking.asp&BookingID=123')],
  [HOME, href('https://m.adultwork.com/webcam/phonechat?BookingID=123')],
  [MOBILE, href('/webcam/booking?bookingId=123')],

  // An address inside a parameter.
  [HOME, href('Login.asp?TargetURL=%2FPhoneChatBooking%2Easp%3FBookingID%3D123')],
  [HOME, href('Login.asp?TargetURL=/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('Login.asp?TargetURL=%252FPhoneChatBooking.asp%253FBookingID%253D123')],
  [HOME, href('PhoneChatBookings.asp?TargetURL=%2FPhoneChatBooking.asp%3FBookingID%3D123')],
  [HOME, href('PhoneChatBookings.asp?SearchTargetURL=x%26BookingID%3D123')],

  // Other hosts.
  [HOME, href('https://www.adultwork.com.evil.test/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://evil-adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://evil.test/www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('//evil.test/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://www.adultwork.com@evil.test/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://user@www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://:pass@www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://www.adultwork.com:8443/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('http://www.adultwork.com:443/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://www.adultwork.com./PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://api.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://platform.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://www.adultwоrk.com/PhoneChatBooking.asp?BookingID=123'), 'a Cyrillic o'],
  [HOME, href('ftp://www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('file:///PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('data:text/html,PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('blob:https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('view-source:https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('mailto:a@b.test?subject=PhoneChatBooking.asp?BookingID=123')],
  [HOME, href('https://')],

  // Pages that are not the site's.
  ['https://evil.test/PhoneChatBookings.asp', href('PhoneChatBooking.asp?BookingID=123')],
  ['https://evil.test/', href('https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],
  ['https://evil.test/PhoneChatBookings.asp', { 'data-booking-id': '123' }],
  ['https://www.adultwork.com:8443/PhoneChatBookings.asp', href('javascript:viewBooking(123)')],
  ['https://www.adultwork.com.evil.test/PhoneChatBookings.asp', field('BookingID', '123')],
  ['about:srcdoc', href('https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123')],

  // No ID, or none that there can be.
  ...[
    '',
    '0',
    '-123',
    '+123',
    ' 123',
    '123 ',
    '1.5',
    '1e3',
    '0x7b',
    '2147483648',
    '99999999999',
    '12a',
    '１２３',
    'NaN',
    '1,2',
  ].map((value): Row => [HOME, href(`PhoneChatBooking.asp?BookingID=${encodeURIComponent(value)}`), value]),
  [HOME, href('PhoneChatBooking.asp?BookingID=123+')],
  [HOME, href('PhoneChatBooking.asp?BookingID[]=123')],

  // Two answers are none.
  [HOME, href('PhoneChatBooking.asp?BookingID=123&BookingID=124')],
  [HOME, href('PhoneChatBooking.asp?BookingID=123&intBookingID=124')],
  [HOME, href('PhoneChatBooking.asp?BookingID=123&BookingID=')],
  [LIST, { href: 'PhoneChatBooking.asp?BookingID=123', onclick: 'viewBooking(124)' }],
  [LIST, onclick('viewBooking(123); viewBooking(124)')],
  [LIST, { 'data-booking-id': '123', onclick: 'viewBooking(124)' }],
  [
    LIST,
    {
      fields: [
        { name: 'BookingID', value: '123' },
        { name: 'BookingID', value: '124' },
      ],
    },
  ],

  // Scripts about other things, by the names that the site uses.
  ...'vU sU sUF vT vFR vGI sG viewRating doMR doSTF g_eB g_wB g_pB g_sB doPhoneChat'
    .split(' ')
    .flatMap((name): Row[] => [
      [LIST, href(`javascript:${name}(123)`), name],
      [LIST, onclick(`${name}(123); return false`), name],
    ]),
  ...'setBookingCurrency newBooking MakeBooking addBooking createBooking doPhoneChatBooking bookingUser viewUserBooking rateBooking viewBookingRating webcamBooking viewEscortBooking viewBookings sortBooking bookingType webcam.viewBooking'
    .split(' ')
    .map((name): Row => [LIST, onclick(`${name}(123)`), name]),
  [HOME, href('javascript:viewBooking(123)'), 'not the list'],
  [BOOKING, onclick('viewBooking(123)'), 'not the list'],
  [`${WWW}WebcamBookings.asp`, onclick('viewBooking(123)')],
  [`${WWW}dlgPhoneChatBookings.asp`, onclick('viewBooking(123)')],
  [LIST, onclick('viewBooking(123, 456)'), 'which of them?'],
  [LIST, onclick("viewBooking(123, 'x', '456')")],
  [LIST, onclick("viewBooking('x', 123)")],
  [LIST, onclick('viewBooking(1.5)')],
  [LIST, onclick('viewBooking(-123)')],
  [LIST, onclick('viewBooking(0173)'), 'octal'],
  [LIST, onclick('viewBooking(123 + n)')],
  [LIST, onclick("viewBooking('123' + n)")],
  [LIST, onclick('viewBooking(\'123")')],
  [LIST, onclick('viewBooking(id)')],
  [LIST, onclick('viewBooking(2147483648)')],
  [LIST, onclick('booking = 123')],
  [LIST, href('java\nscript:viewBooking(123)'), 'no way that a page writes it'],

  // Names that resemble, scripts that only speak of a call.
  ...'sendBooking nextBooking goToBooking selectBooking toggleBooking doBooking callBooking isBooking canLeaveBooking hasBooking previewBooking overviewBooking unconfirmBooking getBookingId booking Booking bookingPopup viewBooking2 viewBookingForUser bookingDetailsOf viewRebooking'
    .split(' ')
    .map((name): Row => [LIST, onclick(`${name}(123)`), name]),
  [LIST, onclick("alert('viewBooking(123)')")],
  [LIST, onclick('alert("viewBooking(123)")')],
  [LIST, onclick('log(`viewBooking(123)`)')],
  [LIST, onclick('/* viewBooking(123) */ vU(5)')],
  [LIST, onclick('vU(5) // viewBooking(123)')],
  [LIST, onclick('vU(5) <!-- viewBooking(123)')],
  [LIST, onclick("vU('5'")],
  [LIST, onclick("alert('it\\'s viewBooking(123)')")],
  [LIST, onclick('alert("openWin(\'PhoneChatBooking.asp?BookingID=123\')")')],
  [LIST, onclick("/* openWin('PhoneChatBooking.asp?BookingID=123') */ go(1)")],
  [LIST, onclick('if (viewBooking(123)) vU(5)')],
  [LIST, onclick('while (!viewBooking(123)) wait()')],
  [LIST, onclick('viewBooking(123) && vU(5)')],
  [LIST, onclick('viewBooking(123) ? vU(5) : vU(6)')],
  [LIST, onclick('return !viewBooking(123)')],
  [LIST, onclick('if (viewBooking(123) == 1) vU(5)')],
  [LIST, { href: 'ViewProfile.asp?SelUserID=5', onclick: 'if(!canLeaveBooking(123)){return false}' }],
  [LIST, { href: 'ViewProfile.asp?SelUserID=5', onclick: 'viewBooking(123); if (x) return false' }],
  [LIST, { href: 'ViewProfile.asp?SelUserID=5', onclick: "viewBooking(123); alert('return false')" }],
  [LIST, { href: 'ViewProfile.asp?SelUserID=5', onclick: 'viewBooking(123); // return false' }],
  [LIST, { href: 'ViewProfile.asp?SelUserID=5', onclick: 'viewBooking(123); if (x) {} else return false' }],

  // The mobile site.
  [ACCOUNT, href('/123'), 'a member'],
  [ACCOUNT, href('#/123'), 'a member'],
  [ACCOUNT, href('/account/phone-chat/123')],
  [ACCOUNT, href('/account/phone-chat/members/123')],
  [ACCOUNT, href('/account/phone-chat/bookings/new/123')],
  [ACCOUNT, href('/account/phone-chat/bookings/123/members/9'), 'two numbers'],
  [ACCOUNT, href('/account/phone-chat/bookings/123-e89b-12d3')],
  [ACCOUNT, href('/account/phone-chat/bookings/12345678-e89b-12d3-a456-426614174000'), 'a GUID'],
  [ACCOUNT, href('/account/phone-chat?BookingID=12345678-e89b-12d3-a456-426614174000'), 'a GUID'],
  [ACCOUNT, href('/account/webcam/bookings/123')],
  [ACCOUNT, href('/account/directcam/phone-chat/bookings/123')],
  [ACCOUNT, href('/account/bookings/123')],
  [ACCOUNT, href('/account/bookings?from=phone-chat&BookingID=123')],
  [ACCOUNT, href('#/bookings?from=phone-chat&BookingID=123')],
  [ACCOUNT, href('#phone-chat/bookings/123'), 'no route'],
  [ACCOUNT, href('#//evil.test/phone-chat/bookings/123')],
  [ACCOUNT, href('#//m.evil.test/phone-chat/bookings/123')],
  [ACCOUNT, href('/account/phone-chat/bookings/123#/phone-chat/bookings/124'), 'two answers'],
  [HOME, href('/account/phone-chat/bookings/123'), 'only the mobile site'],
  [HOME, href('#/phone-chat/bookings/123'), 'only the mobile site'],
  [HOME, href('https://m.adultwork.com.evil.test/account/phone-chat/bookings/123')],

  // Addresses in scripts that only look like a booking's.
  [HOME, onclick("openWin('PhoneChatBooking.asp?BookingID=12' + id)"), 'joined on to'],
  [HOME, onclick("openWin(host + '/PhoneChatBooking.asp?BookingID=123')")],
  [HOME, onclick("openWin('WebcamBooking.asp?BookingID=123')")],
  [HOME, onclick("openWin('//evil.test/PhoneChatBooking.asp?BookingID=123')")],
  [HOME, onclick("openWin('Login.asp?TargetURL=PhoneChatBooking.asp?BookingID=123')")],
  [HOME, onclick("openWin('PhoneChatBooking.asp?SelUserID=123')")],
  [HOME, onclick('openWin(PhoneChatBooking.asp?BookingID=123)')],
  [HOME, onclick("openWin('a.asp?x=PhoneChatBooking.asp', 'BookingID=123')")],
  [HOME, { href: 'ViewProfile.asp?UserID=9', onclick: "openWin('PhoneChatBooking.asp?BookingID=123')" }],
  [LIST, { href: 'ViewProfile.asp?UserID=9', onclick: 'viewBooking(123)' }],
  [LIST, { href: 'https://evil.test/', onclick: 'viewBooking(123)' }],
  [HOME, onclick('return false')],
  [HOME, href('javascript:void(0)')],

  // The attribute.
  [HOME, { 'data-booking-id': '123' }, 'not about PhoneChat'],
  [`${WWW}WebcamBookings.asp`, { 'data-booking-id': '123' }],
  [LIST, { 'data-booking-id': '' }],
  [LIST, { 'data-booking-id': 'b123' }],
  [LIST, { href: 'WebcamBooking.asp?BookingID=123', 'data-booking-id': '123' }],
  [LIST, { href: 'ViewProfile.asp?UserID=123', 'data-booking-id': '123' }],

  // Fields.
  [LIST, field('cboBookingCurrencyID', '123')],
  [LIST, field('UserID', '123')],
  [LIST, field('BookingID', 'on')],
  [LIST, field('BookingID', '')],
  [LIST, field('BookingID', '123', '/WebcamBookings.asp')],
  [BOOKING, field('BookingID', '123'), 'not the list'],
  [HOME, field('BookingID', '123'), 'not the list'],

  [HOME, href(`PhoneChatBooking.asp?BookingID=123&x=${'x'.repeat(MAX_LENGTH)}`), 'too long to read'],
];

const label = ([address, sighting, why]: Row) =>
  `${JSON.stringify(sighting).slice(0, 120)} on ${address}${why ? ` (${why})` : ''}`;

describe('the table of rules', () => {
  it.each(FOUND.map((row) => [label(row), row] as const))('finds %s', (_, row) => {
    expect(look(row)).toBe(123);
  });

  it.each(TRAPS.map((row) => [label(row), row] as const))('leaves %s', (_, row) => {
    expect(look(row)).toBeNull();
  });
});

describe("the user's own rules", () => {
  const rule = (pattern: string, where = ''): ExtraRule[] => [{ pattern, where }];

  it.each<[string, ElementFacts, ExtraRule[]]>([
    ['an address', href('Booking.asp?no=123'), rule('booking.asp?no={id}')],
    ['any case', href('BOOKING.ASP?NO=123'), rule('Booking.asp?No={id}')],
    ['something after it', href('/b/123/view'), rule('/b/{id}/view')],
    ['a number first', href('/123-booking.asp'), rule('{id}-booking')],
    ['characters that mean something elsewhere', href('javascript:$v.B(123)'), rule('$v.B({id})')],
    ['onclick', onclick('vB(123); return false'), rule('vB({id})')],
    [
      'onclick that takes the place of the address',
      { href: 'x.asp', onclick: 'vB(123);return false' },
      rule('vB({id})'),
    ],
    ['a page named', href('Booking.asp?no=123'), rule('no={id}', 'DEFAULT')],
    ['a route in the fragment', href('#/booking/123'), rule('/booking/{id}')],
    ['what follows a number', onclick('pcShow(700321,123)'), rule(',{id})')],
    ['a key after another', href('Show.asp?GuestID=700321&TID=123'), rule('TID={id}')],
    ['a key with its mark', href('Show.asp?GuestID=700321&TID=123'), rule('&TID={id}')],
    ['a key that is the end of another', href('Show.asp?GuestTID=700321&TID=123'), rule('TID={id}')],
    [
      'a function whose name is the end of another',
      onclick('xpcShow(700321); pcShow(123)'),
      rule('pcShow({id})'),
    ],
    ['an encoded text, as written', href('Booking.asp?n%6F=123'), rule('n%6f={id}')],
  ])('find %s', (_, sighting, rules) => {
    expect(look([HOME, sighting], rules)).toBe(123);
  });

  it.each<[string, ElementFacts, ExtraRule[]]>([
    ["a member's link, however wide the rule", href('javascript:vU(123)'), rule('({id})')],
    ["a member's profile", href('ViewProfile.asp?UserID=123'), rule('={id}')],
    ['the form for a new booking', href('PhoneChatBooking.asp?SelUserID=123'), rule('ID={id}')],
    ["a member's own address", href('/123'), rule('/{id}')],
    ['a longer key', href('Show.asp?GuestTID=123'), rule('TID={id}')],
    ['a fragment that is no route', href('#booking/123'), rule('booking/{id}')],
    ['another host', href('https://evil.test/Booking.asp?no=123'), rule('booking.asp?no={id}')],
    ['another host with a script', { href: 'https://evil.test/', onclick: 'vB(123)' }, rule('vB({id})')],
    [
      'another host, though the script stops it',
      { href: 'https://evil.test/Booking.asp?no=123', onclick: 'return false' },
      rule('no={id}'),
    ],
    ['a look-alike host', href('https://www.adultwork.com.evil.test/Booking.asp?no=123'), rule('no={id}')],
    [
      'an address inside a parameter',
      href('Login.asp?TargetURL=Booking.asp?no=123'),
      rule('booking.asp?no={id}'),
    ],
    ['the same, encoded', href('Login.asp?TargetURL=Booking.asp%3Fno%3D123'), rule('booking.asp?no={id}')],
    ['another page', href('Booking.asp?no=123'), rule('no={id}', 'bookings.asp')],
    ['no number', href('Booking.asp?no=abc'), rule('no={id}')],
    ['a number too large', href('Booking.asp?no=2147483648'), rule('no={id}')],
    ['the end of a longer number', href('/900000000123-booking.asp'), rule('{id}-booking')],
    ['two different numbers', onclick('vB(123);vB(124)'), rule('vB({id})')],
    ['a rule against a built-in one', href('PhoneChatBooking.asp?BookingID=123&no=124'), rule('no={id}')],
    ['a pattern without {id}', href('Booking.asp?no=123'), rule('no=123')],
    ['a pattern with two', href('Booking.asp?no=123'), rule('{id}{id}')],
    ['a pattern of {id} alone', href('Booking.asp?no=123'), rule('{id}')],
    ['text', { 'data-booking-id': 'no=123' }, rule('no={id}')],
  ])('leave %s', (_, sighting, rules) => {
    expect(look([HOME, sighting], rules)).toBeNull();
  });

  it('hold on the pages of the site alone', () => {
    expect(look(['https://evil.test/', onclick('vB(123)')], rule('vB({id})'))).toBeNull();
  });
});
