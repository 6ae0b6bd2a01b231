// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { findBookingInText } from './read-text.ts';
import { own } from './testing/own.ts';

const LIST = 'https://www.adultwork.com/PhoneChatBookings.asp';

/**
 * Shows a page in which `^` is where the caret would be under the pointer, and points there. The words' box is
 * from 0 to 100 both ways; the point is at 50, 50 unless told.
 */
function pointInto(html: string, { address = LIST, x = 50, caret = true } = {}) {
  document.body.innerHTML = html;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const offset = node.data.indexOf('^');
    if (offset < 0) continue;
    node.data = node.data.replace('^', '');
    Object.assign(document, { caretPositionFromPoint: () => (caret ? { offsetNode: node, offset } : null) });
  }
  Range.prototype.getClientRects = function () {
    expect(this.toString()).toMatch(/booking/i);
    return [{ left: 0, right: 100, top: 0, bottom: 100 }] as unknown as DOMRectList;
  };
  const found = findBookingInText(x, 50, document, new URL(address), own());
  return found && `${found.id} ${found.anchor.localName}: ${found.range.toString()}`;
}

afterEach(() => {
  document.body.innerHTML = '';
});

describe('words under the pointer', () => {
  it.each([
    ['<p>See Boo^king #123 here</p>', '123 p: Booking #123'],
    ['<p>^Booking #123</p>', '123 p: Booking #123'],
    ['<p>Booking #123^</p>', '123 p: Booking #123'],
    ['<p>Booking #1, booking #2^3</p>', '23 p: booking #23'],
    ['<td>Booking <b>#1^23</b></td>', '123 b: Booking #123'],
    ['<p>Boo^king <b><i>#1</i></b>23 is on</p>', '123 p: Booking #123'],
    ['<p><a href="#">Booking #1^23</a></p>', '123 a: Booking #123'],
    [`<p>${'word '.repeat(1_000)}Booking #1^23 ${'word '.repeat(1_000)}</p>`, '123 p: Booking #123'],
  ])('%s', (html, found) => {
    expect(pointInto(html)).toBe(found);
  });

  it.each([
    ['beside the words', '<p>See^ Booking #123 here</p>'],
    ['in another sentence', '<p>Booking #123 and mo^re</p>'],
    ['another kind of booking', '<p>Webcam <b>boo^king #123</b></p>'],
    ['another kind, in dress', '<p><b>Webcam </b>boo^king #123</p>'],
    ['a number in another block', '<div>Boo^king <p>#123</p></div>'],
    ['a number in a link', '<p>Boo^king <a href="ViewProfile.asp?UserID=123">#123</a></p>'],
    ['a number behind a link', '<p>Boo^king <a href="Fees.asp">fee</a> #123</p>'],
    ['a number in another cell', '<table><tbody><tr><td>Boo^king ID:</td><td>123</td></tr></tbody></table>'],
    ['in a link to a profile', '<a href="ViewProfile.asp?UserID=9">Boo^king #123</a>'],
    ['in a script of another thing', '<p onclick="vU(9)">Boo^king #123</p>'],
    ['in a choice', '<select><option>Boo^king #123</option></select>'],
  ])('not %s', (_, html) => {
    expect(pointInto(html)).toBeNull();
  });

  it('count only where the point lies on them', () => {
    expect(pointInto('<p>Booking #1^23</p>', { x: 101 })).toBeNull();
  });

  it('count on pages about PhoneChat alone', () => {
    expect(
      pointInto('<p>Booking #1^23</p>', { address: 'https://m.adultwork.com/phonechat' }),
    ).not.toBeNull();
    expect(
      pointInto('<p>Booking #1^23</p>', { address: 'https://www.adultwork.com/WebcamBookings.asp' }),
    ).toBeNull();
    expect(
      pointInto('<p>Booking #1^23</p>', { address: 'https://evil.test/PhoneChatBookings.asp' }),
    ).toBeNull();
  });

  it('are none where there is no caret, or no text at it', () => {
    expect(pointInto('<p>Booking #1^23</p>', { caret: false })).toBeNull();
    Object.assign(document, { caretPositionFromPoint: () => ({ offsetNode: document.body, offset: 0 }) });
    expect(findBookingInText(1, 1, document, new URL(LIST), own())).toBeNull();
  });

  it('leave the page as it is', () => {
    pointInto('<p>Booking <b>#1^23</b></p>');
    expect(document.body.innerHTML).toBe('<p>Booking <b>#123</b></p>');
  });
});
