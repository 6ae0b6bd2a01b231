import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { pressEscape } from '../harness/keys.ts';
import { browserKind } from '../harness/launch.ts';
import { poll } from '../harness/poll.ts';
import type { BrowserSession } from '../harness/session.ts';
import { resize, VIEWPORT } from '../harness/viewport.ts';
import { siteUrl } from '../platform/hosts.ts';
import type { Deed, Journey, Key, Spot, Step } from './steps.ts';

/** A card that has to go, or to come, does so within this time, ms: many times what a busy machine needs. */
const PATIENCE = 12_000;

/** Beside all links of the pages that are walked on. */
const BESIDE = { x: 3, y: 3 };

/** Walks one journey on a page of its own. Throws where a card is stuck, a link is dead, or the focus is lost. */
export async function walk(session: BrowserSession, { path, steps }: Journey): Promise<void> {
  const page = await session.openPage(siteUrl(path));
  try {
    await resize(page, VIEWPORT.width, VIEWPORT.height);
    const walker = new Walker(page, cardOn(session, page, { timeout: PATIENCE }));
    for (const step of steps) await walker.take(step);
    await walker.expectNothingStuck(steps.some(mayStay));
    await walker.expectLinksAlive();
  } finally {
    await session.leave(page);
  }
}

/** A step after which a card stays: it is pinned, or, in Firefox, the keyboard is in it, out of which no page can take it there. */
function mayStay(step: Step): boolean {
  if (!('person' in step)) return false;
  if (step.person === 'press') return step.key === 'Alt+ArrowUp' && browserKind() === 'firefox';
  return step.person === 'pin';
}

class Walker {
  readonly #page: Page;
  readonly #card: CardOnPage;

  constructor(page: Page, card: CardOnPage) {
    this.#page = page;
    this.#card = card;
  }

  async take(step: Step): Promise<void> {
    const { mouse } = this.#page;
    if ('page' in step) {
      await this.#do(step.page, step.link - 1);
      return;
    }
    switch (step.person) {
      case 'move':
        await this.#moveTo(step.to);
        break;
      case 'rest':
        await sleep(step.ms);
        break;
      case 'press':
        await this.#press(step.key);
        break;
      case 'turn the wheel':
        await mouse.wheel({ deltaY: step.by });
        break;
      case 'drag':
        await this.#moveTo('beside');
        await mouse.down();
        await this.#moveTo(step.to);
        await mouse.up();
        break;
      case 'pin':
        // It may go on the way there.
        if (await this.#card.read()) await this.#card.click(/Keep open/).catch(() => {});
    }
  }

  /** Pointer and focus have left everything: a card goes by itself, and one that may stay by Escape. */
  async expectNothingStuck(isEscapeDue: boolean): Promise<void> {
    await this.#moveTo('beside');
    await this.#do('blur', 0);
    if (isEscapeDue) await pressEscape(this.#page);
    await this.#card.waitUntilGone().catch((error) => {
      throw new Error(`A card is stuck: ${error}`);
    });
  }

  /** Whatever was before: who rests on a link gets its card. */
  async expectLinksAlive(): Promise<void> {
    await resize(this.#page, VIEWPORT.width, VIEWPORT.height);
    for (const n of [0, 1]) {
      await this.#do('show', n);
      const id = await this.#page.evaluate((at) => {
        const link = document.querySelectorAll('.shape')[at];
        link?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return Number(/BookingID=(\d+)/.exec(link?.outerHTML ?? '')?.[1]);
      }, n);
      await this.#moveTo('beside');
      await this.#moveTo(n === 0 ? 'link 1' : 'link 2');
      await this.#card.waitFor(id).catch((error) => {
        throw new Error(`Link ${n + 1} is dead: ${error}`);
      });
      await this.#moveTo('beside');
      await this.#card.waitUntilGone();
    }
  }

  async #moveTo(spot: Spot): Promise<void> {
    const at = await this.#pointOf(spot);
    if (at) await this.#page.mouse.move(at.x, at.y, { steps: 3 });
  }

  /** Null where it is out of the window, or not there. */
  async #pointOf(spot: Spot): Promise<{ x: number; y: number } | null> {
    if (spot === 'beside') return BESIDE;
    if (spot === 'card') {
      const box = (await this.#card.read())?.box;
      return box ? { x: box.x + 40, y: box.y + 20 } : null;
    }
    return this.#page.evaluate(
      (index) => {
        const box = document.querySelectorAll('.shape')[index]?.getBoundingClientRect();
        if (!box?.width || box.y < 0 || box.bottom > innerHeight || box.right > innerWidth) return null;
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      },
      Number(spot.slice(-1)) - 1,
    );
  }

  async #press(key: Key): Promise<void> {
    const { keyboard } = this.#page;
    if (key === 'Escape') {
      const wasInCard = await this.#isFocusInCard();
      await pressEscape(this.#page);
      if (wasInCard) await this.#expectFocusBack();
      return;
    }
    const [modifier, rest] = key.split('+') as ['Alt' | 'Shift' | 'Tab', 'ArrowUp' | 'Tab' | undefined];
    if (!rest) {
      await keyboard.press('Tab');
      return;
    }
    await keyboard.down(modifier);
    await keyboard.press(rest);
    await keyboard.up(modifier);
  }

  /** A card's host is the only child of the root that can have the focus. */
  #isFocusInCard(): Promise<boolean> {
    return this.#page.evaluate(
      () =>
        document.activeElement !== document.body &&
        document.activeElement?.parentElement === document.documentElement,
    );
  }

  /** To its link; where that cannot have it, to where that is: not to the page's first link by the next Tab. */
  async #expectFocusBack(): Promise<void> {
    const whereIsFocus = () =>
      this.#page.evaluate(() => {
        const { activeElement } = document;
        const isHidden = document.querySelector('.shape[style*=none]') !== null;
        return activeElement?.closest('.shape, td, p') || isHidden ? 'link' : activeElement?.nodeName;
      });
    await poll(
      async () => (await whereIsFocus()) === 'link',
      PATIENCE,
      () => 'the focus did not come back to a link',
    );
  }

  #do(deed: Deed, index: number): Promise<void> {
    if (deed === 'resize') return resize(this.#page, 900 + 100 * index, 600 + 60 * index);
    return this.#page.evaluate(
      (what, at) => {
        const link = document.querySelectorAll<HTMLElement>('.shape')[at];
        if (what === 'scroll') scrollBy(0, 40 * (at + 1) * (scrollY > 100 ? -1 : 1));
        if (what === 'render') link?.replaceWith(link.cloneNode(true));
        if (what === 'hide') link?.style.setProperty('display', 'none');
        if (what === 'show')
          for (const one of document.querySelectorAll<HTMLElement>('.shape')) one.style.display = '';
        if (what === 'focus') link?.focus();
        if (what === 'blur') (document.activeElement as HTMLElement | null)?.blur();
      },
      deed,
      index,
    );
  }
}
