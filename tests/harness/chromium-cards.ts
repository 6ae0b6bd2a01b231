import type { Frame, Page } from 'puppeteer-core';
import { buildTree, queryFrame, queryTree } from './chromium-tree.ts';
import { cdpOf } from './internals.ts';
import { CARD_NAME, type CardInPage, type FramePlace } from './session.ts';

/** The cards that are shown on a page, each in a frame of the extension's own. */
export async function cardsInFrames(page: Page, cardPage: string): Promise<CardInPage[]> {
  const frames = page.frames().filter((frame) => frame.url().startsWith(cardPage));
  // A frame may go while it is looked at: then there is no card in it.
  const found = await Promise.all(frames.map((frame) => cardsIn(frame).catch(() => [])));
  return found.flat();
}

async function cardsIn(frame: Frame): Promise<CardInPage[]> {
  const place = await placeOf(frame);
  if (!place) return [];
  return (await queryFrame(frame, 'group')).flatMap((node) => {
    const name = String(node.name?.value ?? '');
    const { backendDOMNodeId } = node;
    const isCard = !node.ignored && CARD_NAME.test(name) && backendDOMNodeId !== undefined;
    return isCard ? [cardAt(frame, backendDOMNodeId, name, place)] : [];
  });
}

function cardAt(frame: Frame, backendNodeId: number, name: string, place: FramePlace): CardInPage {
  const client = cdpOf(frame);
  return {
    name,
    place,
    async evaluate(fn, ...args) {
      const { object } = await client.send('DOM.resolveNode', { backendNodeId });
      const { objectId = '' } = object;
      const { result, exceptionDetails } = await client.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: `function (...args) { return (${fn})(this, ...args); }`,
        arguments: args.map((value) => ({ value })),
        returnByValue: true,
        awaitPromise: true,
      });
      // Held on to, it would keep a card that is gone in memory.
      await client.send('Runtime.releaseObject', { objectId });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    tree: async () => buildTree(client, await queryTree(client, { backendNodeId }), place.box),
  };
}

/** Null: the frame cannot be seen. */
async function placeOf(frame: Frame): Promise<FramePlace | null> {
  using element = await frame.frameElement();
  const place = await element?.evaluate((one) => {
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return null;
    const { x, y, width, height } = one.getBoundingClientRect();
    const { host } = one.getRootNode() as ShadowRoot;
    // Not by its name, which a page may have given to an element.
    const { elementFromPoint } = Document.prototype;
    const isHit = elementFromPoint.call(document, x + width / 2, y + height / 2) === host;
    return { box: { x: x + one.clientLeft, y: y + one.clientTop, width, height }, isHit };
  });
  const parent = frame.parentFrame();
  if (!place || !parent?.parentFrame()) return place ?? null;
  using outer = await parent.frameElement();
  const corner = await outer?.evaluate((one) => {
    const { x, y } = one.getBoundingClientRect();
    return { x: x + one.clientLeft, y: y + one.clientTop };
  });
  const { box, isHit } = place;
  return { box: { ...box, x: box.x + (corner?.x ?? 0), y: box.y + (corner?.y ?? 0) }, isHit };
}
