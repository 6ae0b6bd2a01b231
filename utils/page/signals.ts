import type { ToldEvent } from '../intent/states.ts';
import { TIMINGS } from '../intent/timings.ts';
import { elementAt } from '../place/anchor.ts';
import { matchesPast } from '../place/past-form.ts';
import { contains, type Point, type Rect, squareAround } from '../place/rect.ts';
import { ASK_AGAIN_FOR } from './asking.ts';
import type { FinderSource } from './finder-source.ts';
import type { PointedAt } from './handover.ts';
import { hear } from './hear.ts';
import { focusedElement, isTab, isWayIn, KEY_TO_FOCUS, targetOf } from './listening.ts';
import type { PagePlace, Places } from './place.ts';
import { WordsUnderPointer } from './words-under-pointer.ts';

const PASSIVE = [
  'pointermove',
  'pointerover',
  'pointerout',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'focusin',
  'focusout',
  'focus',
  'keyup',
  'scroll',
  'blur',
  'visibilitychange',
  'pagehide',
] as const;

/** Those that may keep the browser, or the page, from doing something of their own. */
const ACTIVE = ['keydown', 'contextmenu', 'mousedown', 'mouseup', 'click'] as const;

/** What begins again without a motion does so at once, then after this time, then after 3, 7, 15 times as long and so on, ms. */
const AGAIN_MS = 100;

/** What intent makes of all this, as far as it concerns what is heard next. */
export interface Stance {
  /** Anything is open or about to be: only then Esc means us. */
  isBusy: boolean;
  /** The box of the card that the pointer is in, whose frame alone hears of it, CSS pixels of the viewport; null: it is in none. */
  inCard: Rect | null;
  isPinned: boolean;
  /** A finger has asked for it, or is about to; and it is not pinned. */
  isByTouch: boolean;
}

export interface SignalDeps {
  send(event: ToldEvent<PagePlace>): void;
  places: Pick<Places, 'of' | 'inText' | 'mayStandInText'>;
  finder: Pick<FinderSource, 'want' | 'get' | 'came'>;
  /** The element in the page that holds the card, while one is open. */
  host(): Element | null;
  stance(): Stance;
}

/** Where the pointer was last: CSS pixels of the viewport, and of the screen. */
interface PointerPlace extends Point {
  screenX: number;
  screenY: number;
}

/**
 * Turns what happens on the page into what intent understands. Only what a person did counts: events that scripts make, and
 * a page that moves under a resting pointer, say nothing. All listeners are on the window, so that their number does not
 * depend on the page, and each event costs one look at one element.
 */
export class Signals {
  readonly #deps: SignalDeps;
  readonly #listening = new AbortController();
  readonly #words: WordsUnderPointer;
  #address = location.href;
  #keyAt = Number.NEGATIVE_INFINITY;
  #isButtonDown = false;
  /** What a finger's press outside of a sheet sets off is not the page's: it has closed the sheet, and that is all. */
  #isTapSpent = false;
  /** When the page last heard of the pointer, ms since the epoch. */
  #pointerAt = 0;
  /** How often the focus came to something of the page. */
  #focusCount = 0;
  /** What last had the focus, as far as the page has told. */
  #lastFocused: EventTarget | null = null;
  /** The keyboard's focus on a place, or in the card, was told of. */
  #isFocusTold = false;
  #pointer: PointerPlace = { x: 0, y: 0, screenX: Number.NaN, screenY: Number.NaN };
  /** What was last looked at, and what it shows: most events come from the same element as the one before. */
  #seen: { element: EventTarget | null; place: PagePlace | null } = { element: null, place: null };
  /** The place that the pointer came to by its own motion, as far as it has not left it since. */
  #pointedAt: PagePlace | null = null;
  /**
   * Where the pointer was when the person closed a card: until it has moved on from there it points at no place. In the card only its frame
   * has heard of it: then it is the card's box, until the page hears of it there. Undefined: it has moved on, or no card was closed.
   */
  #closedAt: Rect | undefined;
  /** The focus is on a place, and is to begin there again. */
  #isFocusDue = false;
  /** How often what is pointed at was begun with again without a motion. */
  #againCount = 0;
  /** What was last pointed at and is no place, as far as is known. */
  #missed: PointedAt | null = null;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: SignalDeps) {
    this.#deps = deps;
    this.#words = new WordsUnderPointer(deps.places);
    const { signal } = this.#listening;
    const onEvent = (event: Event) => {
      // defence: card-part-hears-people-only
      if (!event.isTrusted) return;
      this.#onEvent(event);
    };
    hear({ passive: PASSIVE, active: ACTIVE, onEvent, onRewrite: () => this.#leave() }, signal);
    // A newer view of a single-page app. Not every change of an entry's state is one.
    window.navigation?.addEventListener('currententrychange', () => this.#onEntry(), { signal });
    // A page that is left with a frame of ours in it is not kept for the way back (Chromium).
    window.navigation?.addEventListener('navigate', (event) => this.#onNavigate(event), { signal });
  }

  /** Carries on with what was being pointed at when the card part came. */
  begin({ by, target, x, y, at }: PointedAt): void {
    this.#pointer = { ...this.#pointer, x, y };
    if (by === 'pointer') {
      const there = target.isConnected ? target : this.#sameAtPointer(this.#deps.places.of(target))?.element;
      if (there) this.#pointAt(there, x, y, at);
    } else if (!target.isConnected) return;
    else if (by === 'touch') this.#touch(target, x, y, at);
    else if (by === 'focus') this.#onFocus(target, true, at);
    else if (target === focusedElement()) this.ask(true);
  }

  /**
   * The card of what has the focus is asked for outright, and answered also where only the finder, which is on its way, can know the booking.
   * `enter`: the focus goes into it, or else into the one that is open. False: no card is known of.
   */
  ask(enter: boolean): boolean {
    const { send, places, host, finder } = this.#deps;
    const element = focusedElement();
    const place = this.#isOnCard(element) ? null : places.of(element);
    const isKnown = place !== null || (enter && host() !== null);
    if (isKnown) {
      this.#isFocusTold = true;
      send({ kind: 'ask', place, enter });
    } else if (!finder.get()) {
      const until = now() + ASK_AGAIN_FOR;
      void finder.came.then(() => now() < until && focusedElement() === element && this.ask(enter));
    }
    return isKnown;
  }

  /** The person goes on in the card by keyboard: where the focus goes matters from now on. */
  tellFocus(): void {
    this.#isFocusTold = true;
  }

  /** Where the pointer was last, in CSS pixels of the viewport. */
  pointer(): Point {
    return this.#pointer;
  }

  /** The pointer came into the card's frame, or left it, at a time in ms since the epoch. The page may have heard of it since. */
  takePointer(on: boolean, at: number): void {
    if (at < this.#pointerAt) return;
    this.#pointerAt = at;
    this.#pointedAt = null;
    this.#deps.send({ kind: on ? 'over-card' : 'elsewhere' });
  }

  /** The focus has left the card's frame. */
  leaveFrame(): void {
    setTimeout(() => {
      if (!document.hasFocus()) this.#goAway();
      else if (!this.#isOnCard(document.activeElement)) this.unfocus();
    });
  }

  /**
   * Who still points at a booking, or with `byKey` has the focus on it, begins again, without a motion. What ended it may end it again, so
   * each time waits longer than the last.
   */
  look(byKey: boolean): void {
    this.#isFocusDue ||= byKey;
    this.#lookAgainIn(AGAIN_MS * (2 ** this.#againCount++ - 1));
  }

  /** More can be found than before: what was pointed at without a place there, and still is, may be one. */
  lookAnew(): void {
    const missed = this.#missed;
    this.#missed = null;
    this.forget();
    if (!missed || this.#listening.signal.aborted) return;
    // A finger on what was no place was a press.
    if (missed.by === 'touch') this.#release();
    this.begin(missed);
  }

  /** Forgets what was last looked at: it may have gone. */
  forget(): void {
    this.#seen = { element: null, place: null };
    this.#words.forget();
  }

  /** The person closes the card: what they still point at begins nothing until they have moved on. */
  end(kind: 'escape' | 'close'): void {
    const { send, stance } = this.#deps;
    this.#closedAt = stance().inCard ?? squareAround(this.#pointer, 0);
    this.#endPointing();
    send({ kind });
  }

  stop(): void {
    clearTimeout(this.#settling);
    this.#words.stop();
    this.#listening.abort();
  }

  /**
   * Nothing is pointed at until the next motion: the person has closed the card, or has gone. A page that is kept for the way back goes on with
   * its timers and answers there.
   */
  #endPointing(): void {
    this.#pointedAt = null;
    this.#missed = null;
    this.#words.stop();
  }

  #goAway(): void {
    this.#endPointing();
    this.#deps.send({ kind: 'away', hidden: document.visibilityState === 'hidden' });
  }

  #isOnCard(target: EventTarget | null): boolean {
    return target !== null && target === this.#deps.host();
  }

  #onEvent(event: Event): void {
    switch (event.type) {
      case 'pointermove':
      case 'pointerover':
      case 'pointerout':
        this.#onMotion(event as PointerEvent);
        break;
      case 'pointerdown':
        this.#onDown(event as PointerEvent);
        break;
      case 'pointerup':
      case 'pointercancel':
        this.#onUp(event as PointerEvent);
        this.#noteSelection();
        break;
      case 'contextmenu':
      case 'mousedown':
      case 'mouseup':
      case 'click':
        this.#keepFromPage(event);
        break;
      case 'keydown':
        this.#onKey(event as KeyboardEvent);
        break;
      case 'scroll':
        this.#onScroll(event);
        break;
      case 'pagehide':
        this.#leave();
        break;
      default:
        this.#onFocusChange(event);
        this.#keepFocusToOurselves(event);
    }
  }

  #onFocusChange(event: Event): void {
    switch (event.type) {
      case 'focusin':
        this.#onFocus(targetOf(event), event.timeStamp - this.#keyAt < KEY_TO_FOCUS);
        break;
      case 'keyup':
        this.#noteSelection();
        // A focus that moves within one shadow root is heard by no listener outside of it.
        if (isTab(event as KeyboardEvent) && focusedElement() !== this.#lastFocused) {
          this.#onFocus(focusedElement(), true);
        }
        break;
      case 'focusout':
        if (!(event as FocusEvent).relatedTarget) this.#unlessInCard(() => this.unfocus());
        break;
      case 'blur':
        if (event.target === event.currentTarget) this.#unlessInCard(() => this.#goAway());
        break;
      case 'visibilitychange':
        if (document.visibilityState === 'hidden') this.#goAway();
    }
  }

  #noteSelection(): void {
    if (window.getSelection()?.isCollapsed === false) this.#deps.finder.want();
  }

  /**
   * Does something unless the focus has gone into the card's frame. To the page that looks as if it had left; where it has gone, the document
   * says afterwards.
   */
  #unlessInCard(then: () => void): void {
    if (!this.#deps.host()) {
      then();
      return;
    }
    const before = this.#focusCount;
    setTimeout(() => {
      const isInCard = this.#isOnCard(document.activeElement) && document.hasFocus();
      if (!isInCard && this.#focusCount === before) then();
    });
  }

  #onMotion(event: PointerEvent): void {
    const { type, pointerType, buttons, screenX, screenY, clientX: x, clientY: y } = event;
    if (pointerType === 'touch') {
      if (type === 'pointermove') this.#deps.send({ kind: 'touch-move', x, y });
      return;
    }
    if (type === 'pointerout') {
      // Otherwise what it went onto says so itself.
      if (!event.relatedTarget) this.#moveTo(null, event);
      return;
    }
    const still = screenX === this.#pointer.screenX && screenY === this.#pointer.screenY;
    // The page moved, not the pointer. And before the first motion nothing was pointed at.
    // defence: resting-pointer
    if (still || (type === 'pointerover' && Number.isNaN(this.#pointer.screenX))) return;
    this.#pointer = { x, y, screenX, screenY };
    if (buttons) return;
    this.#release();
    this.#moveTo(targetOf(event), event);
  }

  /** What says nothing of where the pointer is does not come here: it makes nothing old that the card's frame has told. */
  #moveTo(target: EventTarget | null, { clientX: x, clientY: y, timeStamp }: PointerEvent): void {
    this.#pointerAt = performance.timeOrigin + timeStamp;
    this.#pointAt(target, x, y);
  }

  #pointAt(target: EventTarget | null, x: number, y: number, at = now()): void {
    const { send, places } = this.#deps;
    const words = this.#words.at(x, y);
    this.#pointedAt = null;
    this.#againCount = 0;
    this.#missed = null;
    if (this.#closedAt && !contains(this.#closedAt, { x, y }, TIMINGS.tolerance)) this.#closedAt = undefined;
    else if (this.#closedAt?.width) this.#closedAt = squareAround({ x, y }, 0);
    if (this.#isOnCard(target)) {
      send({ kind: 'over-card', at });
      return;
    }
    if (target !== this.#seen.element) this.#seen = { element: target, place: places.of(target) };
    const place = this.#seen.place ?? words;
    const tellOf = (found: PagePlace, since: number) => {
      if (this.#closedAt) return;
      this.#pointedAt = found;
      send({ kind: 'over', place: found, x, y, at: since });
    };
    if (place) {
      tellOf(place, at);
      return;
    }
    send({ kind: 'elsewhere', at });
    if (target instanceof Element) this.#missed = { by: 'pointer', target, x, y, at };
    if (target) this.#words.readSoon(x, y, (found) => tellOf(found, now()));
  }

  #lookAgainIn(ms: number): void {
    clearTimeout(this.#settling);
    if (this.#pointedAt || this.#isFocusDue) this.#settling = setTimeout(() => this.#lookAgain(), ms);
  }

  /** The page has come to rest: who pointed at a booking while it still moved, and still does, has no reason to move the pointer again. */
  #lookAgain(): void {
    const { send, places } = this.#deps;
    const focused = this.#isFocusDue && this.#isFocusTold ? places.of(focusedElement()) : null;
    this.#isFocusDue = false;
    if (focused) send({ kind: 'focus', place: focused });
    const { x, y } = this.#pointer;
    const place = this.#sameAtPointer(this.#pointedAt);
    if (place) send({ kind: 'over', place, x, y });
  }

  /** What is under the pointer now, if it is about the same booking. */
  #sameAtPointer(place: PagePlace | null): PagePlace | null {
    if (!place) return null;
    const { x, y } = this.#pointer;
    const { places } = this.#deps;
    const found = place.range ? places.inText(x, y) : places.of(elementAt({ x, y }, document));
    return found?.bookingId === place.bookingId ? found : null;
  }

  #onDown(event: PointerEvent): void {
    const { send, places, stance } = this.#deps;
    const { pointerType, clientX: x, clientY: y } = event;
    const target = targetOf(event);
    const isOnCard = this.#isOnCard(target);
    const isTouch = pointerType === 'touch';
    // The focus that follows a press is the press's doing.
    this.#keyAt = Number.NEGATIVE_INFINITY;
    this.#isTapSpent = isTouch && !isOnCard && stance().isByTouch;
    this.#pointedAt = null;
    this.#missed = null;
    if (isTouch && !isOnCard && target instanceof Element && this.#touch(target, x, y, now())) return;
    const place = isOnCard ? null : places.of(target);
    this.#isButtonDown = true;
    send({ kind: 'press', on: isOnCard ? 'card' : 'page', placeId: place?.id ?? null });
  }

  /** A finger is on something. False: that is no place, as far as is known. */
  #touch(target: Element, x: number, y: number, at: number): boolean {
    const { send, places } = this.#deps;
    const place = places.of(target) ?? places.inText(x, y);
    this.#pointer = { ...this.#pointer, x, y };
    this.#missed = place ? null : { by: 'touch', target, x, y, at };
    if (place) send({ kind: 'touch', place, x, y, at });
    return place !== null;
  }

  #onUp({ type, pointerType }: PointerEvent): void {
    if (pointerType === 'touch') {
      this.#missed = null;
      this.#deps.send({ kind: 'touch-end' });
    }
    // A drag takes the mouse away with its button down; the first motion after it tells that it is up.
    if (type === 'pointerup' || pointerType !== 'mouse') this.#release();
  }

  #release(): void {
    if (!this.#isButtonDown) return;
    this.#isButtonDown = false;
    this.#deps.send({ kind: 'release' });
  }

  /**
   * A long press has asked for the card: it is neither the browser's, nor a click when the finger is lifted. Nor is the tap beside a
   * sheet, which has closed it.
   */
  #keepFromPage(event: Event): void {
    if (this.#isOnCard(targetOf(event))) return;
    if (this.#isTapSpent || this.#deps.stance().isByTouch) consume(event);
  }

  /** A page that guards the focus would take it out of the card again: it need not know that it has gone there. */
  #keepFocusToOurselves(event: Event): void {
    const { relatedTarget = null } = event as FocusEvent;
    if (this.#isOnCard(event.target) || this.#isOnCard(relatedTarget)) event.stopImmediatePropagation();
  }

  #onScroll({ target }: Event): void {
    const { element } = this.#seen;
    // A box that scrolls by itself somewhere else on the page is no matter of ours.
    const isOurs =
      target === document || (target instanceof Node && element instanceof Node && target.contains(element));
    if (!isOurs) return;
    if (this.#missed?.by === 'pointer') this.#missed = null;
    this.#deps.send({ kind: 'scroll' });
    this.#lookAgainIn(TIMINGS.afterScroll);
  }

  #onFocus(target: EventTarget | null, byKey: boolean, at = now()): void {
    // Into the card the focus is led by `enter` alone; a script can put it there too.
    if (this.#isOnCard(target)) return;
    this.#focusCount += 1;
    this.#lastFocused = target;
    const place = byKey ? this.#deps.places.of(target) : null;
    if (!place) {
      this.unfocus();
      if (byKey && target instanceof Element) this.#missed = { by: 'focus', target, x: 0, y: 0, at };
      return;
    }
    this.#missed = null;
    this.#againCount = 0;
    this.#isFocusTold = true;
    this.#deps.send({ kind: 'focus', place, at });
  }

  /** Only a focus that was told of can be taken back: where a click or a script puts it says nothing. */
  unfocus(): void {
    if (this.#missed?.by === 'focus') this.#missed = null;
    if (!this.#isFocusTold) return;
    this.#isFocusTold = false;
    this.#deps.send({ kind: 'unfocus' });
  }

  #onKey(event: KeyboardEvent): void {
    this.#keyAt = event.timeStamp;
    if (event.key === 'Escape') this.#onEscape(event);
    else if (isWayIn(event) && this.ask(true)) consume(event);
  }

  /** An input method keeps its Esc, and a field that has the focus hears its own; it does not end what is pinned beside it. */
  #onEscape(event: KeyboardEvent): void {
    const { isBusy, isPinned } = this.#deps.stance();
    const isOpen = this.#deps.host() !== null;
    const isField = takesKeys(focusedElement());
    if (!isBusy || event.isComposing || (isField && isPinned)) return;
    this.end('escape');
    if (isOpen && !isField) consume(event);
  }

  #onNavigate({ destination, downloadRequest }: NavigateEvent): void {
    if (!destination.sameDocument && downloadRequest === null) this.#leave();
  }

  #onEntry(): void {
    if (this.#address === location.href) return;
    this.#address = location.href;
    this.#leave();
  }

  #leave(): void {
    this.#endPointing();
    this.#deps.send({ kind: 'navigated' });
  }
}

const now = () => performance.now();

/** Whether a person types into the element or chooses in it: it has uses of its own for keys. */
function takesKeys(element: Element | null): boolean {
  return element !== null && matchesPast(element, ':read-write, select');
}

function consume(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
