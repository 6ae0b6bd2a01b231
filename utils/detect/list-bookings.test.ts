// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { listBookings } from './list-bookings.ts';
import { own } from './testing/own.ts';

const LIST = 'https://www.adultwork.com/PhoneChatBookings.asp';

function list(html: string, address = LIST) {
  document.head.innerHTML = `<base href="${address}">`;
  document.body.innerHTML = html;
  return listBookings(document, new URL(address), own());
}

const link = (id: number) => `<a href="PhoneChatBooking.asp?BookingID=${id}">${id}</a>`;

afterEach(() => {
  document.head.innerHTML = document.body.innerHTML = '';
});

describe('the bookings of a page', () => {
  it('are those of links, scripts, fields, attributes and words, in order and once', () => {
    expect(
      list(`
        ${link(5)}
        <p>Booking #4 and <b>booking</b> #9</p>
        <table><tbody>
          <tr><td><input type="checkbox" name="BookingID" value="3"></td><td><a href="#">Open</a></td></tr>
          <tr><td><a href="javascript:viewBooking(2)">Booking #2</a> <a href="javascript:vU(77)">Anna</a></td></tr>
        </tbody></table>
        <div data-booking-id="1">x</div>
        ${link(5)}`),
    ).toEqual([5, 4, 9, 3, 2, 1]);
  });

  it('are none of another kind', () => {
    expect(
      list(`
        <a href="WebcamBooking.asp?BookingID=5">Booking #5</a>
        <p>Webcam booking #6</p>
        <script type="text/plain">Booking #7</script>
        <a href="PhoneChatBooking.asp?SelUserID=8">New</a>`),
    ).toEqual([]);
  });

  it('are not named by words on other pages', () => {
    expect(list(`<p>Booking #4</p>${link(5)}`, 'https://www.adultwork.com/default.asp')).toEqual([5]);
    expect(list(`<p>Booking #4</p>${link(5)}`, 'https://evil.test/PhoneChatBookings.asp')).toEqual([]);
  });

  it('are those in open shadow roots as well, where their hosts are', () => {
    document.head.innerHTML = `<base href="${LIST}">`;
    document.body.innerHTML = `${link(1)}<x-part></x-part>${link(4)}`;
    const root = document.querySelector('x-part')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = `<p>Booking #2</p><x-inner></x-inner>`;
    const inner = root?.querySelector('x-inner')?.attachShadow({ mode: 'open' });
    if (inner) inner.innerHTML = link(3);
    expect(listBookings(document, new URL(LIST), own())).toEqual([1, 2, 3, 4]);
  });

  it('are fifty at most, however many there are', () => {
    expect(list(Array.from({ length: 80 }, (_, i) => link(i + 1)).join(''))).toHaveLength(50);
    expect(
      list(`<p>${Array.from({ length: 80 }, (_, i) => `Booking #${i + 1}.`).join(' ')}</p>`),
    ).toHaveLength(50);
  });

  it('are looked for in 5,000 places at most', () => {
    const profiles = '<a href="#"></a>'.repeat(4_999);
    expect(list(`${profiles}${link(1)}${link(2)}`)).toEqual([1]);
  });

  it('are found beside a form that hides its own methods', () => {
    document.body.innerHTML = `<form></form>${link(1).replace('"P', '"/P')}`;
    const [form] = document.forms;
    if (form) Object.defineProperty(form, 'matches', { value: document.body });
    document.head.innerHTML = `<base href="${LIST}">`;
    expect(listBookings(document, new URL(LIST), own())).toEqual([1]);
  });

  it('are none where an image named createTreeWalker hides the method', () => {
    Object.defineProperty(document, 'createTreeWalker', { value: document.body, configurable: true });
    expect(list(link(1))).toEqual([]);
    Reflect.deleteProperty(document, 'createTreeWalker');
  });
});
