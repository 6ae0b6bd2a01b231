import type { browser } from 'wxt/browser';
import { LINK } from '../detect/attributes.ts';
import { mayFindBooking } from '../detect/gate.ts';
import { FIRST_REST } from '../intent/timings.ts';
import type { CardAsk, PageCommand } from '../message/contract.ts';
import { PAGE_SETTINGS_KEY, type PageSettings } from '../settings/page-settings.ts';
import { ASK_AGAIN_FOR, ASK_AGAIN_MS } from './asking.ts';
import { type CommandAnswer, type Offer, offerHandover, type PointedAt } from './handover.ts';
import { hear } from './hear.ts';
import { cardsAreOn, isTab, isWayIn, KEY_TO_FOCUS, SETTLE, targetOf } from './listening.ts';

/** The first reply wins, so the top frame waits this long before it replies `[]`, to let a frame that has bookings answer first, ms. */
const FRAMES_FIRST = 250;

type LoadedPart = Parameters<Offer['handOver']>[0];

/**
 * Events that show what the user points at, or has selected. `pointerup` and `pointercancel` only cancel a touch. A focus that moves within one
 * shadow root is heard by no listener outside of it, but the key that moved it comes up on what has the focus then.
 */
const SIGNS = ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'focusin', 'keyup'];

/** The way in is a key that scrolls the page where it is not kept from that. */
const KEPT = ['keydown'];

/**
 * The part of the extension that every page of the site gets. It only listens: it writes nothing, and looks at nothing of the page until a
 * person rests on it. Where that may be a booking it has the card part brought, and steps back. Why there are two
 * parts: `docs/decisions/two-part-page-code.md`.
 */
export function startLoader(extension: Pick<typeof browser, 'runtime' | 'storage'>): void {
  new Loader(extension).start();
}

class Loader implements Offer {
  readonly #extension: Pick<typeof browser, 'runtime' | 'storage'>;
  readonly #listening = new AbortController();
  /** Commands that came before the card part. */
  readonly #waiting: ((part: LoadedPart) => void)[] = [];
  /** What is in storage, once that was read. */
  stored: unknown;
  hasSelected = false;
  #isReady = false;
  #part: LoadedPart | null = null;
  #pointedAt: PointedAt | null = null;
  #keyAt = Number.NEGATIVE_INFINITY;
  #broughtAt = Number.NEGATIVE_INFINITY;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #selecting: ReturnType<typeof setTimeout> | undefined;
  #prepared: Promise<void> | null = null;

  constructor(extension: Pick<typeof browser, 'runtime' | 'storage'>) {
    this.#extension = extension;
  }

  start(): void {
    hear({ passive: SIGNS, active: KEPT, onEvent: (event) => this.#onEvent(event) }, this.#listening.signal);
    this.#extension.runtime.onMessage.addListener((command: PageCommand, sender, answer) => {
      if (sender.id !== this.#extension.runtime.id) return;
      return this.#onCommand(command, answer);
    });
    offerHandover(this);
  }

  #onEvent(event: Event): void {
    // defence: loader-hears-people-only
    if (!event.isTrusted) return;
    const { type, timeStamp } = event;
    if (type === 'pointerup' || type === 'keyup') this.#noteSelection();
    const target = targetOf(event);
    const by = signOf(event, timeStamp - this.#keyAt);
    if (type === 'keydown') this.#keyAt = timeStamp;
    if (by === undefined) return;
    if (by === 'key' && target instanceof Element && target.matches(LINK) && this.#mayOpen(target))
      event.preventDefault();
    const { clientX: x = 0, clientY: y = 0 } = event as PointerEvent;
    if (by === this.#pointedAt?.by && target === this.#pointedAt.target) {
      Object.assign(this.#pointedAt, { x, y });
      return;
    }
    this.#pointedAt = by && target instanceof Element ? { by, target, x, y, at: performance.now() } : null;
    if (!this.#pointedAt || this.#isOrphaned()) return;
    // The next key may be the way in.
    if (by !== 'pointer') void this.#prepare();
    this.#awaitRest(FIRST_REST);
  }

  /** Without an ID the extension was updated or removed under the page: there is no worker left to ask. */
  #isOrphaned(): boolean {
    const { id } = this.#extension.runtime;
    if (!id) this.#listening.abort();
    return !id;
  }

  /** A pointer that crosses the page comes onto thousands of elements: one timer serves them all, and what they are is looked at only at a rest. */
  #awaitRest(ms: number): void {
    this.#resting ??= setTimeout(() => {
      this.#resting = undefined;
      const last = this.#pointedAt;
      if (!last) return;
      const left = last.at + FIRST_REST - performance.now();
      if (left > 0) this.#awaitRest(left);
      else
        void this.#prepare().then(() => {
          if (last === this.#pointedAt && this.#mayOpen(last.target)) this.#bringCard();
        });
    }, ms);
  }

  /** Whether there may be a card for what is pointed at. */
  #mayOpen(target: Element): boolean {
    return this.#isReady && mayOpenCard(target, this.stored);
  }

  /** What a person has selected may be a booking's number: the card part reads it. */
  #noteSelection(): void {
    clearTimeout(this.#selecting);
    if (window.getSelection()?.isCollapsed !== false) return;
    this.#selecting = setTimeout(() => {
      this.hasSelected = true;
      void this.#prepare().then(() => this.#bringCard());
    }, SETTLE);
  }

  /** Reads the settings at the first rest of a pointer, or the first key or touch, and hears of their changes from then on. */
  #prepare(): Promise<void> {
    const { onChanged } = this.#extension.storage;
    this.#prepared ??= this.#readSettings().then(() => {
      this.#isReady = true;
      onChanged.addListener((changes, area) => {
        const change = changes[PAGE_SETTINGS_KEY];
        if (area === 'local' && change) this.#takeSettings(change.newValue);
      });
      // Firefox tells a page that is kept for the way back of no change.
      window.addEventListener('pageshow', (event) => {
        if (event.isTrusted && event.persisted) void this.#readSettings();
      });
    });
    return this.#prepared;
  }

  async #readSettings(): Promise<void> {
    const stored = await this.#extension.storage.local.get(PAGE_SETTINGS_KEY).catch(() => null);
    if (stored) this.#takeSettings(stored[PAGE_SETTINGS_KEY]);
  }

  #takeSettings(stored: unknown): void {
    this.stored = stored;
    this.#part?.apply(stored);
  }

  #bringCard(): void {
    if (this.#part || this.#isOrphaned()) return;
    const now = performance.now();
    if (now - this.#broughtAt >= ASK_AGAIN_MS) {
      this.#broughtAt = now;
      this.#extension.runtime.sendMessage({ kind: 'card' } satisfies CardAsk).catch(() => {});
    }
    const last = this.#pointedAt;
    clearTimeout(this.#asking);
    if (last && now - last.at < ASK_AGAIN_FOR)
      this.#asking = setTimeout(() => last === this.#pointedAt && this.#bringCard(), ASK_AGAIN_MS);
  }

  /** Returns true where an answer is still to come. */
  #onCommand(command: PageCommand, answer: (reply: CommandAnswer) => void): boolean {
    const reply = (known: CommandAnswer) => {
      if (known === true || known?.length) answer(known);
      else if (known && window === window.top) setTimeout(answer, FRAMES_FIRST, known);
    };
    const handleCommand = (card: LoadedPart) => {
      const known = card.handleCommand(command);
      if (known instanceof Promise) void known.then(reply);
      else reply(known);
    };
    if (this.#part) handleCommand(this.#part);
    else if (isWorthBringing(command)) {
      this.#waiting.push(handleCommand);
      void this.#prepare().then(() => this.#bringCard());
    } else return false;
    return command.kind === 'list-bookings';
  }

  handOver(card: LoadedPart): PointedAt | null {
    this.#part = card;
    this.#listening.abort();
    clearTimeout(this.#resting);
    clearTimeout(this.#asking);
    clearTimeout(this.#selecting);
    for (const handleCommand of this.#waiting.splice(0)) handleCommand(card);
    const last = this.#pointedAt;
    this.#pointedAt = null;
    return last;
  }
}

/** Whether a command is reason enough to bring the card part. */
function isWorthBringing({ kind }: PageCommand): boolean {
  switch (kind) {
    case 'list-bookings':
      return true;
    case 'open-focused':
      return document.hasFocus();
    case 'forget':
    case 'lacks-card':
    case 'tab-card':
      return false;
  }
}

/** What an event says of where a person is; null: nowhere any more; undefined: nothing. */
function signOf(event: Event, sinceKey: number): PointedAt['by'] | null | undefined {
  if (event.type === 'keyup') return isTab(event as KeyboardEvent) ? 'focus' : undefined;
  if (event.type === 'keydown') return isWayIn(event as KeyboardEvent) ? 'key' : undefined;
  // defence: focus-after-a-key
  if (event.type === 'focusin') return sinceKey < KEY_TO_FOCUS ? 'focus' : undefined;
  const { pointerType, buttons } = event as PointerEvent;
  const touch = pointerType === 'touch';
  if (event.type === 'pointermove') return touch ? undefined : buttons ? null : 'pointer';
  return touch && event.type === 'pointerdown' ? 'touch' : null;
}

/**
 * Whether a card may open there, by settings that were not read field by field: the card part does that, and is left to decide where they
 * are not what we write.
 */
function mayOpenCard(target: Element, stored: unknown): boolean {
  try {
    const settings: Partial<PageSettings> = stored ?? {};
    const { hover = true, disabledPages = [], extraRules = [], taughtRules = [] } = settings;
    return (
      cardsAreOn({ hover, disabledPages }) && mayFindBooking(target, location, { extraRules, taughtRules })
    );
  } catch {
    return true;
  }
}
