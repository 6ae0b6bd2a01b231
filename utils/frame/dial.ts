/** The browser has taken over the address by then, or shown in the frame that it cannot, ms. */
const TAKEN_OVER = 5_000;

/**
 * Hands a `tel:` address to the browser in a frame of its own. In the card's own frame a browser that knows no telephone would put its
 * error in place of the card; in the page's, the page would be told the number.
 */
export function dial(document: Document, address: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  frame.contentWindow?.location.replace(address);
  setTimeout(() => frame.remove(), TAKEN_OVER);
}
