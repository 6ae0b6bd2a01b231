import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'puppeteer-core';
import { type AxNode, type Box, matches } from './ax-tree.ts';
import { HANG, poll } from './poll.ts';
import { waitForNode } from './roles.ts';
import type { BrowserSession, CardInPage } from './session.ts';

/** From the moment at which a control is there to the press on it, ms. */
export const BEFORE_PRESS = 900;

/** What a person sees of the card, and where. */
export interface CardReading {
  bookingId: number;
  text: string;
  box: Box;
}

/** The page card on one page, found, read and pressed from outside as a person would. */
export interface CardOnPage {
  /** The card that is shown now, and hit at its middle; null if none. Two at once are an error. */
  read(): Promise<CardReading | null>;
  /** Waits until the booking's card is shown; with `text`, until it also says that. Its box is that of a card at rest. */
  waitFor(bookingId: number, text?: string | RegExp): Promise<CardReading>;
  /** Waits until the booking's card has an answer: the booking or a failure, no longer `Loading…`. */
  waitForAnswer(bookingId: number): Promise<CardReading>;
  /** Waits until no card is shown. */
  waitUntilGone(): Promise<void>;
  text(): Promise<string>;
  tree(): Promise<AxNode>;
  /** The control of this role and name within the card; waits for it. */
  control(name: string | RegExp, role?: string): Promise<AxNode>;
  /** Presses a control with the real mouse, where it is drawn. */
  click(name: string | RegExp, role?: string): Promise<void>;
  /** Presses `Keep open`, and waits until the card is pinned. */
  keepOpen(): Promise<void>;
  /** The same as `click`, with a finger. */
  tap(name: string | RegExp, role?: string): Promise<void>;
  /** Runs a function in the card page with the card's element as its first argument: styles, geometry, focus. */
  evaluate: CardInPage['evaluate'];
}

export function cardOn(session: BrowserSession, page: Page, { timeout = HANG } = {}): CardOnPage {
  let lastSeen = 'no card';

  async function find(): Promise<CardInPage | null> {
    const cards = await session.findCards(page);
    if (cards.length > 1) throw new Error(`${cards.length} cards at once: ${cards.map(({ name }) => name)}`);
    return cards[0] ?? null;
  }

  async function findNow(): Promise<CardInPage> {
    const card = await find();
    if (!card) throw new Error('no card is shown');
    return card;
  }

  async function read(): Promise<CardReading | null> {
    const card = await find();
    const reading = card && (await readCard(card).catch(() => null));
    lastSeen = reading ? `card ${reading.bookingId}: ${reading.text}` : 'no card';
    return reading;
  }

  async function waitUntil(wanted: (reading: CardReading) => boolean): Promise<CardReading> {
    const reading = await poll(
      async () => {
        const seen = await read();
        return seen && wanted(seen) && seen;
      },
      timeout,
      () => `saw ${lastSeen}`,
    );
    return atRest(reading);
  }

  /** A card that has got more to say is put elsewhere for it, by another process, a little later. */
  async function atRest(before: CardReading): Promise<CardReading> {
    const now = await read();
    if (!now || isDeepStrictEqual(now.box, before.box)) return before;
    return atRest(now);
  }

  function control(name: string | RegExp, role = 'button'): Promise<AxNode> {
    const tree = async () => (await findNow()).tree();
    return waitForNode(tree, role, name, { timeout });
  }

  async function placeToPress(name: string | RegExp, role?: string): Promise<{ x: number; y: number }> {
    await (await control(name, role)).readBox();
    // A person needs as long to see what they press, and sooner no press counts.
    await sleep(BEFORE_PRESS);
    const { x, y, width, height } = await (await control(name, role)).readBox();
    return { x: x + width / 2, y: y + height / 2 };
  }

  async function click(name: string | RegExp, role?: string): Promise<void> {
    const { x, y } = await placeToPress(name, role);
    await page.mouse.click(x, y);
  }

  return {
    read,
    waitFor: (bookingId, text = '') =>
      waitUntil((seen) => seen.bookingId === bookingId && includes(seen.text, text)),
    waitForAnswer: (bookingId) =>
      waitUntil((seen) => seen.bookingId === bookingId && !seen.text.includes('Loading…')),
    async waitUntilGone() {
      await poll(
        async () => (await read()) === null,
        timeout,
        () => `still saw ${lastSeen}`,
      );
    },
    text: async () => (await read())?.text ?? '',
    tree: async () => (await findNow()).tree(),
    control,
    click,
    async keepOpen() {
      await click('Keep open');
      // A press counts once the page's part has had its say: what comes within milliseconds of it would find a card that is not pinned yet.
      await poll(
        async () => (await control('Keep open')).pressed,
        timeout,
        () => `it is not pinned; saw ${lastSeen}`,
      );
    },
    async tap(name, role) {
      const { x, y } = await placeToPress(name, role);
      await page.touchscreen.tap(x, y);
    },
    evaluate: (fn, ...args) => findNow().then((card) => card.evaluate(fn, ...args)),
  };
}

/** Null where the card went away between finding and reading it, or where a person would not hit it at its middle. */
async function readCard({ name, place, evaluate }: CardInPage): Promise<CardReading | null> {
  if (!place.isHit) return null;
  const seen = await evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return element.checkVisibility() && element.contains(hit)
      ? { text: element.innerText, box: { x, y, width, height } }
      : null;
  });
  if (!seen) return null;
  const { x, y, width, height } = seen.box;
  // As far as the frame shows it: the two are read one after the other.
  const box = {
    x: x + place.box.x,
    y: y + place.box.y,
    width: Math.min(width, place.box.width),
    height: Math.min(height, place.box.height),
  };
  return { bookingId: Number(name.replace(/\D/g, '')), text: seen.text, box };
}

function includes(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : matches(text, wanted);
}
