import type { Browser, Frame } from 'puppeteer-core';
import { bidiContext, sendBidi } from './internals.ts';
import { CARD_NAME, type CardInPage } from './session.ts';

/** A BiDi value, as far as it is read here. */
interface RemoteValue {
  type: string;
  sharedId?: string;
  value?: RemoteValue[] | { shadowRoot?: RemoteValue | null; mode?: string } | string | number | boolean;
}

type EvaluateResult =
  | { type: 'success'; result: RemoteValue }
  | { type: 'exception'; exceptionDetails: { text: string } };

/** The cards in the frame's closed shadow roots, shown or not. */
export async function cardsInClosedRoots(browser: Browser, frame: Frame): Promise<CardInPage[]> {
  const target = { context: bidiContext(frame) };

  const call = async (functionDeclaration: string, args: object[]): Promise<RemoteValue> => {
    const reply = await sendBidi<EvaluateResult>(browser, 'script.callFunction', {
      target,
      functionDeclaration,
      arguments: args,
      awaitPromise: true,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
    });
    if (reply.type === 'exception') throw new Error(reply.exceptionDetails.text);
    return reply.result;
  };

  /** Runs a function on the card that stands in this shadow root. */
  const inRoot = async (root: RemoteValue, source: string, args: unknown[]): Promise<unknown> => {
    const result = await call(
      `async (root, json) => {
        const card = root.querySelector('[role=group]');
        return JSON.stringify(card ? ((await (${source})(card, ...JSON.parse(json))) ?? null) : null);
      }`,
      [{ sharedId: root.sharedId }, { type: 'string', value: JSON.stringify(args) }],
    );
    return JSON.parse(String(result.value));
  };

  const cards: CardInPage[] = [];
  for (const root of await closedRoots(call)) {
    const name = await inRoot(root, String(nameOfShownCard), []);
    if (typeof name !== 'string' || !CARD_NAME.test(name)) continue;
    cards.push({
      name,
      frame,
      evaluate: (fn, ...args) => inRoot(root, String(fn), args) as Promise<never>,
      tree: () => Promise.reject(new Error('the session reads the tree')),
    });
  }
  return cards;
}

/** Only an element without light children is looked into: a host has none, and a page has few of them. */
async function closedRoots(
  call: (functionDeclaration: string, args: object[]) => Promise<RemoteValue>,
): Promise<RemoteValue[]> {
  const hosts = await call(
    `() => [...document.querySelectorAll(':empty')].filter(({ localName }) =>
      localName.includes('-') || ['div', 'span', 'section', 'aside', 'article'].includes(localName))`,
    [],
  );
  if (!Array.isArray(hosts.value)) return [];
  return hosts.value.flatMap(({ value }) => {
    const root = value && typeof value === 'object' && 'shadowRoot' in value ? value.shadowRoot : null;
    return root && typeof root.value === 'object' && 'mode' in root.value && root.value.mode === 'closed'
      ? [root]
      : [];
  });
}

/** Runs in the page: the accessible name of a card that can be seen, else null. */
function nameOfShownCard(card: HTMLElement): string | null {
  if (!card.checkVisibility({ visibilityProperty: true })) return null;
  const labelledBy = card.getAttribute('aria-labelledby');
  const root = card.getRootNode() as ShadowRoot;
  const label = labelledBy ? root.getElementById(labelledBy)?.textContent : card.getAttribute('aria-label');
  return label ?? null;
}
