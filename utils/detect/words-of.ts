/** Longer rows say more than which booking they are. In characters. */
const MAX_WORDS = 1_000;

/** What an element says, its pieces of text one a line, without the spaces that markup is laid out with. */
export function wordsOf(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let words = '';
  while (words.length < MAX_WORDS && walker.nextNode()) {
    const piece = (walker.currentNode.nodeValue ?? '').replace(/\s+/g, ' ').trim();
    if (piece) words += `${piece}\n`;
  }
  return words;
}
