import { LIST, pageOf, SHAPES } from '../../../utils/teach/testing/shapes.ts';
import { bookingLink, escapeHtml, page } from './layout.ts';

/**
 * A list of bookings whose links have a shape that no rule of ours knows; `name` as in the table of shapes.
 *
 * @param beside A booking whose link, of a kind that is known, is on the page as well; null: none.
 */
export function shapePage(name: string, beside: number | null): string {
  const shape = SHAPES.find((one) => one.name === name && (one.address ?? LIST) === LIST);
  const known = beside === null ? '' : `<p id="row-${beside}">${bookingLink(beside)}</p>`;
  return page('Your calls', shape ? known + pageOf(shape) : 'There is no such shape.');
}

/** A page without a booking around a frame with such a list. */
export function shapeFramePage(name: string): string {
  const address = `PhoneChatShape.asp?as=${encodeURIComponent(name)}`;
  return page(
    'A frame with your calls',
    `<p>Above.</p><iframe src="${escapeHtml(address)}" style="width:900px;height:500px"></iframe>`,
  );
}
