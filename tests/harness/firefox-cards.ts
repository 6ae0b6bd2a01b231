import type { Browser, Page } from 'puppeteer-core';
import { bidiContext, sendBidi } from './internals.ts';
import { CARD_NAME, type CardInPage, type FramePlace } from './session.ts';

/** A BiDi value, as far as it is read here. */
interface RemoteValue {
  type: string;
  sharedId?: string;
  value?:
    | RemoteValue[]
    | { shadowRoot?: RemoteValue | null; mode?: string; context?: string }
    | string
    | number
    | boolean;
}

type EvaluateResult =
  | { type: 'success'; result: RemoteValue }
  | { type: 'exception'; exceptionDetails: { text: string } };

interface Context {
  context: string;
  url: string;
  children?: Context[];
}

type Call = (context: string, functionDeclaration: string, args?: object[]) => Promise<RemoteValue>;

/** The cards that are shown on a page, each in a frame of the extension's own. */
export async function cardsInFrames(browser: Browser, page: Page, cardPage: string): Promise<CardInPage[]> {
  const call: Call = async (context, functionDeclaration, args = []) => {
    const reply = await sendBidi<EvaluateResult>(browser, 'script.callFunction', {
      target: { context },
      functionDeclaration,
      arguments: args,
      awaitPromise: true,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
    });
    if (reply.type === 'exception') throw new Error(reply.exceptionDetails.text);
    return reply.result;
  };
  const { contexts } = await sendBidi<{ contexts: Context[] }>(browser, 'browsingContext.getTree', {
    root: bidiContext(page),
  });
  const cards: CardInPage[] = [];
  for (const { context, children = [] } of contexts.flatMap(withChildren)) {
    if (!children.some(({ url }) => url.startsWith(cardPage))) continue;
    for (const root of await closedRoots(call, context).catch(() => [])) {
      const card = await cardIn(call, context, root).catch(() => null);
      if (card) cards.push(card);
    }
  }
  return cards;
}

function withChildren(context: Context): Context[] {
  return [context, ...(context.children ?? []).flatMap(withChildren)];
}

/** The card in the frame that a closed root holds; null: there is none, or it cannot be seen. */
async function cardIn(call: Call, context: string, root: RemoteValue): Promise<CardInPage | null> {
  const argument = { sharedId: root.sharedId };
  const view = await call(context, `(root) => root.querySelector('iframe')?.contentWindow`, [argument]);
  const inner =
    view.value && typeof view.value === 'object' && 'context' in view.value ? view.value.context : undefined;
  const place: FramePlace | null = JSON.parse(
    String((await call(context, String(placeInPage), [argument])).value),
  );
  if (inner === undefined || place === null) return null;

  const evaluate = async (source: string, args: unknown[]): Promise<unknown> => {
    const result = await call(
      inner,
      `async (json) => {
        const card = document.querySelector('[role=group]');
        return JSON.stringify(card ? ((await (${source})(card, ...JSON.parse(json))) ?? null) : null);
      }`,
      [{ type: 'string', value: JSON.stringify(args) }],
    );
    return JSON.parse(String(result.value));
  };
  const name = await evaluate(
    String((card: HTMLElement) => card.getAttribute('aria-label')),
    [],
  );
  if (typeof name !== 'string' || !CARD_NAME.test(name)) return null;
  return {
    name,
    place,
    evaluate: (fn, ...args) => evaluate(String(fn), args) as Promise<never>,
    tree: () => Promise.reject(new Error('the session reads the tree')),
  };
}

/** Runs in the page: where the frame is on the top page, as JSON. */
function placeInPage(root: ShadowRoot): string {
  const frame = root.querySelector('iframe');
  if (!frame?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return 'null';
  const { x, y, width, height } = frame.getBoundingClientRect();
  // An element of the page may be named like the document's own function, and be found in its place.
  const { elementFromPoint } = Document.prototype;
  const isHit = elementFromPoint.call(document, x + width / 2, y + height / 2) === root.host;
  const box = { x, y, width, height };
  for (let view: Window = window; view.frameElement; view = view.parent) {
    const outer = view.frameElement.getBoundingClientRect();
    box.x += outer.x + view.frameElement.clientLeft;
    box.y += outer.y + view.frameElement.clientTop;
  }
  return JSON.stringify({ box, isHit });
}

/** Only an element without light children is looked into: a host has none, and a page has few of them. */
async function closedRoots(call: Call, context: string): Promise<RemoteValue[]> {
  const hosts = await call(
    context,
    `() => [...document.querySelectorAll(':empty')].filter(({ localName }) =>
      localName.includes('-') || ['div', 'span', 'section', 'aside', 'article'].includes(localName))`,
  );
  if (!Array.isArray(hosts.value)) return [];
  return hosts.value.flatMap(({ value }) => {
    const root = value && typeof value === 'object' && 'shadowRoot' in value ? value.shadowRoot : null;
    return root && typeof root.value === 'object' && 'mode' in root.value && root.value.mode === 'closed'
      ? [root]
      : [];
  });
}
