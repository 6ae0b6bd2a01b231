// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { ExtraRule } from '../settings/page-settings.ts';
import { mayFindBooking } from './gate.ts';
import { findBooking } from './read-element.ts';
import './own-rules.ts';
import { own } from './testing/own.ts';

const LIST = 'https://www.adultwork.com/PhoneChatBookings.asp';
const HOME = 'https://www.adultwork.com/default.asp';

/** Shows a page, points at its element `#at`, and says which booking that is and which element names it. */
function pointAt(html: string, address = LIST, extraRules: ExtraRule[] = []) {
  document.head.innerHTML = `<base href="${address}">`;
  document.body.innerHTML = html;
  const target = document.querySelector('#at');
  if (!target) throw new Error('Nothing to point at');
  const found = findBooking(target, new URL(address), own(...extraRules));
  if (found) expect(mayFindBooking(target, new URL(address), own(...extraRules))).toBe(true);
  return found && `${found.id} ${found.anchor.localName}`;
}

const row = (cells: string) => `<table><tbody><tr>${cells}</tr></tbody></table>`;

/** A row as a classic list has them: a check box, a neutral link, a profile, a date. */
const listRow = (at: 'box' | 'details' | 'profile' | 'date' | 'other' | 'button' | 'choice') => {
  const id = (name: string) => (name === at ? 'id="at"' : '');
  return row(`
    <td><input type="checkbox" name="BookingID" value="123" ${id('box')}></td>
    <td><a href="#"><b ${id('details')}>Details</b></a></td>
    <td><a href="javascript:vU(9)" ${id('profile')}>Anna</a></td>
    <td ${id('date')}>22 January 2018</td>
    <td><a href="WebcamBooking.asp?BookingID=7" ${id('other')}>Webcam</a></td>
    <td><input type="submit" value="View" ${id('button')}></td>
    <td><select name="cboBookingCurrencyID" ${id('choice')}><option value="5">GBP</option></select></td>`);
};

afterEach(() => {
  document.head.innerHTML = document.body.innerHTML = '';
});

describe('what is under the pointer', () => {
  it.each<[string, string, string, string]>([
    ['a link', '<a id="at" href="PhoneChatBooking.asp?BookingID=123">x</a>', HOME, '123 a'],
    [
      'markup inside a link',
      '<a href="PhoneChatBooking.asp?BookingID=123"><font><b><img id="at"></b></font></a>',
      HOME,
      '123 a',
    ],
    ['an area', '<map><area id="at" href="PhoneChatBooking.asp?BookingID=123"></map>', HOME, '123 area'],
    ['a row that acts', row('<td id="at" onclick="viewBooking(123)">x</td>'), LIST, '123 td'],
    [
      'an attribute further out',
      '<ul><li data-booking-id="123"><p><i id="at">x</i></p></li></ul>',
      LIST,
      '123 li',
    ],
    ['a neutral link in it', '<div data-booking-id="123"><a id="at" href="#">x</a></div>', LIST, '123 a'],
    [
      'the link, though its row says otherwise',
      '<p data-booking-id="5"><a id="at" href="PhoneChatBooking.asp?BookingID=123">x</a></p>',
      LIST,
      '123 a',
    ],
  ])('is %s', (_, html, address, found) => {
    expect(pointAt(html, address)).toBe(found);
  });

  it.each<[string, string]>([
    [
      'a profile within a part about a booking',
      '<p data-booking-id="5"><a id="at" href="ViewProfile.asp">x</a></p>',
    ],
    ['a script of its own within it', '<p data-booking-id="5"><b id="at" onclick="vU(9)">x</b></p>'],
    ['a field to type in', '<p data-booking-id="5"><input id="at" name="Comment"></p>'],
    ['a link next to the pointer', '<p id="at"><a href="PhoneChatBooking.asp?BookingID=5">x</a></p>'],
    ['an address of another element', '<p id="at" href="PhoneChatBooking.asp?BookingID=5">x</p>'],
    ['something too far up', `<p data-booking-id="5">${'<i>'.repeat(16)}<i id="at">x`],
  ])('is not %s', (_, html) => {
    expect(pointAt(html)).toBeNull();
  });

  it("knows the user's own rules", () => {
    const rules = [{ pattern: 'vPC({id})', where: '' }];
    expect(pointAt('<a href="javascript:vPC(123)"><b id="at">x</b></a>', HOME, rules)).toBe('123 a');
  });

  it('reads a relative link against the base of its document', () => {
    document.head.innerHTML = '<base href="https://evil.test/">';
    document.body.innerHTML = '<a href="PhoneChatBooking.asp?BookingID=123">x</a>';
    const [link] = document.links;
    expect(link && findBooking(link, new URL(HOME), own())).toBeNull();
  });
});

describe('what is in an open shadow root', () => {
  /** A page whose `x-part` elements have shadow roots with the given markup; `#at` may be in any of them. */
  function show(html: string, shadow: string): Element {
    document.head.innerHTML = `<base href="${LIST}">`;
    document.body.innerHTML = html;
    const roots = [...document.querySelectorAll('x-part')].map((host) => {
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = shadow;
      return root;
    });
    const target =
      document.querySelector('#at') ?? roots.map((root) => root.querySelector('#at')).find(Boolean);
    if (!target) throw new Error('Nothing to point at');
    return target;
  }
  const findAt = (target: Element) => {
    const found = findBooking(target, new URL(LIST), own());
    return found && `${found.id} ${found.anchor.localName}`;
  };

  it('is found by its own link', () => {
    expect(
      findAt(show('<x-part></x-part>', '<a href="PhoneChatBooking.asp?BookingID=123"><i id="at">x</i></a>')),
    ).toBe('123 a');
  });

  it('is found by what is around its host', () => {
    expect(
      findAt(show('<a href="PhoneChatBooking.asp?BookingID=123"><x-part></x-part></a>', '<i id="at">x</i>')),
    ).toBe('123 a');
  });

  it('is found by the link of a component around what is slotted into it', () => {
    const target = show(
      '<x-part><i id="at">x</i></x-part>',
      '<a href="PhoneChatBooking.asp?BookingID=123"><slot></slot></a>',
    );
    const slot = document.querySelector('x-part')?.shadowRoot?.querySelector('slot');
    // happy-dom has no `assignedSlot`.
    Object.defineProperty(target, 'assignedSlot', { value: slot });
    expect(findAt(target)).toBe('123 a');
  });

  it('is left alone where the link inside is about something else', () => {
    expect(
      findAt(show('<p data-booking-id="5"><x-part></x-part></p>', '<a id="at" href="ViewProfile.asp">x</a>')),
    ).toBeNull();
  });
});

describe('a link in a drawing', () => {
  it('has the address that the browser follows', () => {
    document.body.innerHTML = '<svg><a id="at"><text>x</text></a></svg>';
    const link = document.querySelector('#at');
    // happy-dom has no SVGAElement.
    if (link)
      Object.defineProperty(link, 'href', {
        value: { baseVal: 'Home.asp', animVal: '/PhoneChatBooking.asp?BookingID=123' },
      });
    const inner = document.querySelector('text');
    document.head.innerHTML = `<base href="${HOME}">`;
    expect(inner && findBooking(inner, new URL(HOME), own())?.id).toBe(123);
    expect(inner && mayFindBooking(inner, new URL(HOME), own())).toBe(true);
  });
});

describe('a frame without an address of its own', () => {
  it.each<[string, boolean]>([
    [LIST, true],
    ['https://www.adultwork.com/WebcamBookings.asp', false],
    ['https://evil.test/PhoneChatBookings.asp', false],
    ['about:blank', false],
  ])('is part of the page that wrote it: %s', (base, finds) => {
    document.head.innerHTML = `<base href="${base}">`;
    document.body.innerHTML = '<a href="javascript:viewBooking(123)">x</a>';
    const [link] = document.links;
    const frame = new URL('about:srcdoc');
    expect(link && findBooking(link, frame, own()) !== null).toBe(finds);
    expect(link && (finds ? mayFindBooking(link, frame, own()) : true)).toBe(true);
  });
});

describe('a document that a page has made', () => {
  it.each([
    ['blob:https://www.adultwork.com/1-2', true],
    ['blob:https://evil.test/1-2', false],
    ['blob:null/1-2', false],
  ])('shows bookings by links in full where it is of the site: %s', (address, finds) => {
    document.head.innerHTML = `<base href="${address}">`;
    document.body.innerHTML = '<a href="https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123">x</a>';
    const [link] = document.links;
    expect(link && findBooking(link, new URL(address), own()) !== null).toBe(finds);
    expect(link && mayFindBooking(link, new URL(address), own())).toBe(true);
  });
});

describe('a row of the list with its ID in a field', () => {
  it.each<[Parameters<typeof listRow>[0], string | null]>([
    ['box', '123 input'],
    ['details', '123 a'],
    ['button', '123 input'],
    ['profile', null],
    ['other', null],
    ['date', null],
    ['choice', null],
  ])('pointed at its %s: %s', (at, found) => {
    expect(pointAt(listRow(at))).toBe(found);
  });

  it.each<[string, string, string | null]>([
    [
      "the field's own cell",
      '<td id="at">x<input type="hidden" name="bookingid" value="123"></td>',
      '123 td',
    ],
    [
      'a script without an ID of its own',
      '<td><input type="hidden" name="BookingID" value="123"></td><td><a id="at" href="javascript:void(0)" onclick="showDetails(this)">x</a></td>',
      '123 a',
    ],
    [
      'two fields of one booking',
      '<td><input type="hidden" name="intBookingID" value="123"><input type="radio" name="BookingID" value="123" id="at"></td>',
      '123 input',
    ],
    [
      'two bookings',
      '<td><input type="hidden" name="BookingID" value="123"><input type="checkbox" name="BookingID" value="124" id="at"></td>',
      null,
    ],
    [
      'a text field, which holds what a person searches for',
      '<td><input type="text" name="BookingID" value="123"><a id="at" href="#">x</a></td>',
      null,
    ],
    [
      'a form for another kind of booking',
      '<td><form action="WebcamBookings.asp"><input type="hidden" name="BookingID" value="123"><a id="at" href="#">x</a></form></td>',
      null,
    ],
    [
      'a table inside: the nearest row counts',
      `<td><input type="hidden" name="BookingID" value="123">${row('<td><a id="at" href="#">x</a></td>')}</td>`,
      null,
    ],
    [
      'a table inside: its fields are not the row’s',
      `<td>${row('<td><input type="hidden" name="BookingID" value="123"></td>')}<a id="at" href="#">x</a></td>`,
      null,
    ],
    [
      'a row that frames the whole page',
      `<td><input type="hidden" name="BookingID" value="123"><a id="at" href="#">x</a>${'<p></p>'.repeat(200)}</td>`,
      null,
    ],
  ])('%s', (_, cells, found) => {
    expect(pointAt(row(cells))).toBe(found);
  });

  it('counts on the list alone', () => {
    expect(pointAt(listRow('box'), 'https://www.adultwork.com/PhoneChatBooking.asp')).toBeNull();
    expect(pointAt(listRow('box'), 'https://www.adultwork.com/WebcamBookings.asp')).toBeNull();
  });

  it('lets a neutral link in a row without a field be', () => {
    expect(pointAt(row('<td><a id="at" href="#">x</a></td>'))).toBeNull();
  });
});

describe('a page that plays tricks', () => {
  it('cannot make it throw', () => {
    document.body.innerHTML = '<form><input><b>x</b></form>';
    const [form] = document.forms;
    const inner = document.querySelector('b');
    const field = document.querySelector('input');
    if (!form || !inner) throw new Error('No form');
    for (const name of ['parentElement', 'getAttribute', 'matches', 'localName', 'baseURI', 'closest']) {
      Object.defineProperty(form, name, { value: field, configurable: true });
      expect(findBooking(form, new URL(LIST), own())).toBeNull();
      expect(findBooking(inner, new URL(LIST), own())).toBeNull();
      Reflect.deleteProperty(form, name);
    }
  });

  it('ends where an element is its own ancestor', () => {
    document.body.innerHTML = '<form><b>x</b></form>';
    const [form] = document.forms;
    const inner = document.querySelector('b');
    if (!form || !inner) throw new Error('No form');
    Object.defineProperty(form, 'parentElement', { value: inner });
    expect(findBooking(inner, new URL(LIST), own())).toBeNull();
  });
});

describe('the gate', () => {
  it.each<[string, string, ExtraRule[], boolean]>([
    ['a profile', '<a id="at" href="ViewProfile.asp?UserID=1">x</a>', [], false],
    ['a script', '<a id="at" href="#" onclick="viewBooking(1)">x</a>', [], false],
    [
      'a script, with rules of the user',
      '<b onclick="vPC(1)"><i id="at">x</i></b>',
      [{ pattern: 'vPC({id})', where: '' }],
      true,
    ],
    ['a link to PhoneChat', '<a href="phonechatbooking.asp"><i id="at">x</i></a>', [], true],
    ['a link of the mobile site', '<a href="/account/phone-chat/bookings/1" id="at">x</a>', [], true],
    [
      'a button with a number, with rules of the user',
      '<i data-booking-id="1" id="at">x</i>',
      [{ pattern: 'a{id}', where: '' }],
      true,
    ],
    ['plain text, with rules of the user', '<i id="at">x</i>', [{ pattern: 'a{id}', where: '' }], false],
    ['a window on PhoneChat', `<a href="#" onclick="openWin('PhoneChat.asp')" id="at">x</a>`, [], true],
  ])('%s on a page about something else', (_, html, extraRules, may) => {
    document.body.innerHTML = html;
    const target = document.querySelector('#at');
    expect(target && mayFindBooking(target, new URL(HOME), own(...extraRules))).toBe(may);
  });
});
