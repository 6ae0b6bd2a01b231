/** Longer rows say more than which booking they are. In characters. */
const MAX_WORDS = 1_000;

/** Text that is not read by people. */
export const UNSEEN = 'script,style,noscript,template,textarea,title';

/** What an element says, its pieces of text one a line, without the spaces that markup is laid out with. */
export function wordsOf(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let words = '';
  while (words.length < MAX_WORDS && walker.nextNode()) {
    if (walker.currentNode.parentElement?.matches(UNSEEN)) continue;
    const piece = (walker.currentNode.nodeValue ?? '').replace(/\s+/g, ' ').trim();
    if (piece) words += `${piece}\n`;
  }
  return words;
}
