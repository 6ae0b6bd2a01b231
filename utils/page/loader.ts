import type { browser } from 'wxt/browser';
import { mayFindBooking } from '../detect/gate.ts';
import type { CardAsk, PageCommand } from '../message/contract.ts';
import { PAGE_SETTINGS_KEY, type PageSettings } from '../settings/page-settings.ts';
import { readPageSettings } from '../settings/read-page-settings.ts';
import { type CardPart, offerHandover, type PointedAt } from './handover.ts';
import { cardsAreOn, isWayIn, KEY_TO_FOCUS, targetOf } from './listening.ts';

/**
 * Rest after which the card part is fetched, ms. Long enough that a pointer on its way fetches nothing; short enough that
 * the part is there when the booking is to be asked for.
 */
const REST = 60;

/** While the card part is on its way it is not asked for again, ms. */
const PATIENCE = 2000;

/** A frame with bookings answers within so many ms; then the top frame may say that there are none. */
const FRAMES_FIRST = 250;

/** What says where a person is. Two of them only take a moment back: the finger was lifted, a gesture took over. */
const SIGNS = ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'focusin', 'keydown'];

/**
 * The part of the extension that every page of the site gets. It only listens: it writes nothing, observes nothing and
 * starts no timer until a person rests where a booking might be. Then it has the card part brought, and steps back.
 */
export function startLoader(extension: Pick<typeof browser, 'runtime' | 'storage'>): void {
  const { runtime } = extension;
  const listening = new AbortController();
  const waiting: ((part: CardPart) => void)[] = [];
  let settings: PageSettings | null = null;
  let part: CardPart | null = null;
  let moment: PointedAt | null = null;
  let keyAt = Number.NEGATIVE_INFINITY;
  let broughtAt = Number.NEGATIVE_INFINITY;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let preparing: Promise<void> | null = null;

  for (const sign of SIGNS) {
    window.addEventListener(sign, notice, { capture: true, passive: true, signal: listening.signal });
  }

  function notice(event: Event): void {
    // defence: loader-hears-people-only
    if (!event.isTrusted) return;
    const { type, timeStamp } = event;
    const target = targetOf(event);
    const by = signOf(event, timeStamp - keyAt);
    if (type === 'keydown') keyAt = timeStamp;
    if (by === undefined) return;
    const { clientX: x = 0, clientY: y = 0 } = event as PointerEvent;
    if (by === moment?.by && target === moment.target) {
      Object.assign(moment, { x, y });
      return;
    }
    clearTimeout(resting);
    moment = by && target instanceof Element ? { by, target, x, y, at: performance.now() } : null;
    // Without an ID the extension was updated or removed under the page: there is nobody left to ask.
    if (!runtime.id) listening.abort();
    else if (moment) void prepare().then(consider);
  }

  /** Reads the settings, once, when somebody first moves. */
  function prepare(): Promise<void> {
    if (preparing) return preparing;
    preparing = extension.storage.local
      .get(PAGE_SETTINGS_KEY)
      .catch(() => ({}))
      .then((stored: Record<string, unknown>) => {
        settings = readPageSettings(stored[PAGE_SETTINGS_KEY]);
        extension.storage.onChanged.addListener((changes, area) => {
          const change = changes[PAGE_SETTINGS_KEY];
          if (area !== 'local' || !change) return;
          settings = readPageSettings(change.newValue);
          part?.apply(settings);
        });
      });
    return preparing;
  }

  function consider(): void {
    clearTimeout(resting);
    if (moment && settings && cardsAreOn(settings) && mayBeBooking(moment.target, settings)) {
      resting = setTimeout(bringCard, REST);
    }
  }

  function bringCard(): void {
    const now = performance.now();
    if (part || now - broughtAt < PATIENCE) return;
    broughtAt = now;
    const ask: CardAsk = { kind: 'card' };
    // Without an ID the extension was updated or removed under the page: there is nobody left to ask.
    if (runtime.id) runtime.sendMessage(ask).catch(() => {});
    else listening.abort();
  }

  runtime.onMessage.addListener((command: PageCommand, sender, answer) => {
    if (sender.id !== runtime.id || (!part && !worthBringing(command))) return;
    const handleCommand = (card: CardPart) => {
      const ids = card.handleCommand(command);
      if (ids?.length) answer(ids);
      else if (ids && window === window.top) setTimeout(answer, FRAMES_FIRST, ids);
    };
    if (part) handleCommand(part);
    else {
      waiting.push(handleCommand);
      void prepare().then(bringCard);
    }
    return command.kind === 'list-bookings';
  });

  function worthBringing({ kind }: PageCommand): boolean {
    switch (kind) {
      case 'list-bookings':
        return true;
      case 'open-focused':
        return document.hasFocus();
      case 'forget':
        return false;
    }
  }

  offerHandover({
    get settings() {
      return settings ?? readPageSettings(null);
    },
    handOver(card) {
      part = card;
      listening.abort();
      clearTimeout(resting);
      for (const handleCommand of waiting.splice(0)) handleCommand(card);
      const last = moment;
      moment = null;
      return last;
    },
  });
}

/** What an event says of where a person is; null: nowhere any more; undefined: nothing. */
function signOf(event: Event, sinceKey: number): PointedAt['by'] | null | undefined {
  if (event.type === 'keydown') return isWayIn(event as KeyboardEvent) ? 'key' : undefined;
  // defence: focus-after-a-key
  if (event.type === 'focusin') return sinceKey < KEY_TO_FOCUS ? 'focus' : undefined;
  const { pointerType, buttons } = event as PointerEvent;
  const touch = pointerType === 'touch';
  if (event.type === 'pointermove') return touch ? undefined : buttons ? null : 'pointer';
  return touch && event.type === 'pointerdown' ? 'touch' : null;
}

function mayBeBooking(target: Element, { extraRules }: PageSettings): boolean {
  try {
    return mayFindBooking(target, location, extraRules);
  } catch {
    return false;
  }
}
