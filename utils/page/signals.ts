import type { IntentEvent } from '../intent/states.ts';
import type { PointedAt } from './handover.ts';
import { hear } from './hear.ts';
import { focusedElement, isWayIn, KEY_TO_FOCUS, targetOf } from './listening.ts';
import type { PagePlace, Places } from './place.ts';

/** Rest after which the text under the pointer is read, ms: that asks for layout, which a moving pointer must not. */
const TEXT_REST = 60;

const PASSIVE = [
  'pointermove',
  'pointerover',
  'pointerout',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'focusin',
  'focusout',
  'scroll',
  'blur',
  'visibilitychange',
  'pagehide',
] as const;

/** Those that may keep the browser from doing something of its own. */
const ACTIVE = ['keydown', 'contextmenu', 'click'] as const;

export interface SignalDeps {
  send(event: IntentEvent<PagePlace>): void;
  places: Places;
  /** The element in the page that holds the card, while one is open. */
  host(): Element | null;
  /** Whether anything is open or about to be: only then Esc means us. */
  isBusy(): boolean;
  /** Whether that was asked for by a finger. */
  isByTouch(): boolean;
}

/**
 * Turns what happens on the page into what intent understands. Only what a person did counts: events that scripts make, and
 * a page that moves under a resting pointer, say nothing. All listeners are on the window, so that their number does not
 * depend on the page, and each event costs one look at one element.
 */
export function listen({ send, places, host, isBusy, isByTouch }: SignalDeps) {
  const listening = new AbortController();
  const { signal } = listening;
  let address = location.href;
  let keyAt = Number.NEGATIVE_INFINITY;
  let buttonDown = false;
  /** When the page last heard of the pointer, ms since the epoch. */
  let pointerAt = 0;
  /** How often the focus came to something of the page. */
  let focusCount = 0;
  /** The keyboard's focus on a place, or in the card, was told of. */
  let focused = false;
  let pointer = { x: 0, y: 0, screenX: Number.NaN, screenY: Number.NaN };
  /** What was last looked at, and what it shows: most events come from the same element as the one before. */
  let seen: { element: EventTarget | null; place: PagePlace | null } = { element: null, place: null };
  let text: PagePlace | null = null;
  let textTimer: ReturnType<typeof setTimeout> | undefined;

  hear({ passive: PASSIVE, active: ACTIVE, onEvent, onRewrite: leave }, signal);
  // A newer view of a single-page app. Not every change of an entry's state is one.
  window.navigation?.addEventListener('currententrychange', onEntry, { signal });
  // A page that is left with a frame of ours in it is not kept for the way back (Chromium).
  window.navigation?.addEventListener('navigate', onNavigate, { signal });

  const now = () => performance.now();
  const onCard = (target: EventTarget | null) => target !== null && target === host();

  function onEvent(event: Event): void {
    // defence: card-part-hears-people-only
    if (!event.isTrusted) return;
    const at = now();
    switch (event.type) {
      case 'pointermove':
      case 'pointerover':
      case 'pointerout':
        onMotion(event as PointerEvent);
        break;
      case 'pointerdown':
        onDown(event as PointerEvent);
        break;
      case 'pointerup':
      case 'pointercancel':
        onUp(event as PointerEvent);
        break;
      case 'contextmenu':
      case 'click':
        // A long press has asked for the card: it is neither the browser's, nor a click when the finger is lifted.
        if (isByTouch() && !onCard(targetOf(event))) consume(event);
        break;
      case 'focusin':
        onFocus(targetOf(event), event.timeStamp - keyAt < KEY_TO_FOCUS);
        break;
      case 'focusout':
        if (!(event as FocusEvent).relatedTarget) unlessInCard(unfocus);
        break;
      case 'keydown':
        onKey(event as KeyboardEvent);
        break;
      case 'scroll':
        // A box that scrolls by itself somewhere else on the page is no matter of ours.
        if (event.target === document || (event.target as Node).contains(seen.element as Node | null)) {
          send({ kind: 'scroll', at });
        }
        break;
      case 'blur':
        if (event.target === event.currentTarget) unlessInCard(() => send({ kind: 'away', at }));
        break;
      case 'visibilitychange':
        if (document.visibilityState === 'hidden') send({ kind: 'away', at });
        break;
      case 'pagehide':
        leave();
    }
  }

  /**
   * Does something unless the focus has gone into the card's frame. To the page that looks as if it had left; where it has gone, the document
   * says afterwards.
   */
  function unlessInCard(then: () => void): void {
    if (!host()) {
      then();
      return;
    }
    const before = focusCount;
    setTimeout(() => {
      const isInCard = onCard(document.activeElement) && document.hasFocus();
      if (!isInCard && focusCount === before) then();
    });
  }

  function onMotion(event: PointerEvent): void {
    pointerAt = performance.timeOrigin + event.timeStamp;
    const { type, pointerType, buttons, screenX, screenY, clientX: x, clientY: y } = event;
    if (pointerType === 'touch') {
      if (type === 'pointermove') send({ kind: 'touch-move', x, y, at: now() });
      return;
    }
    if (type === 'pointerout') {
      // Otherwise what it went onto says so itself.
      if (!event.relatedTarget) pointAt(null, x, y);
      return;
    }
    const still = screenX === pointer.screenX && screenY === pointer.screenY;
    // The page moved, not the pointer. And before the first motion nobody has pointed at anything.
    // defence: resting-pointer
    if (still || (type === 'pointerover' && Number.isNaN(pointer.screenX))) return;
    pointer = { x, y, screenX, screenY };
    if (buttons) return;
    release();
    pointAt(targetOf(event), x, y);
  }

  function pointAt(target: EventTarget | null, x: number, y: number, at = now()): void {
    clearTimeout(textTimer);
    if (onCard(target)) {
      send({ kind: 'over-card', at });
      return;
    }
    if (target !== seen.element) seen = { element: target, place: places.of(target) };
    if (!seen.place && text && !isOnWords(text, x, y)) text = null;
    const place = seen.place ?? text;
    if (place) {
      send({ kind: 'over', place, x, y, at });
      return;
    }
    send({ kind: 'elsewhere', at });
    if (target && places.mayStandInText()) textTimer = setTimeout(readText, TEXT_REST);
  }

  function readText(): void {
    const { x, y } = pointer;
    text = places.inText(x, y);
    if (text) send({ kind: 'over', place: text, x, y, at: now() });
  }

  function onDown(event: PointerEvent): void {
    const { pointerType, clientX: x, clientY: y } = event;
    const target = targetOf(event);
    const at = now();
    const place = onCard(target) ? null : places.of(target);
    if (pointerType === 'touch' && place) {
      pointer = { ...pointer, x, y };
      send({ kind: 'touch', place, x, y, at });
      return;
    }
    buttonDown = true;
    send({ kind: 'press', on: onCard(target) ? 'card' : 'page', placeId: place?.id ?? null, at });
  }

  function onUp({ type, pointerType }: PointerEvent): void {
    if (pointerType === 'touch') send({ kind: 'touch-end', at: now() });
    // A drag cancels the pointer with its button down; the first motion after it tells that it is up.
    if (type === 'pointerup' || pointerType === 'touch') release();
  }

  function release(): void {
    if (!buttonDown) return;
    buttonDown = false;
    send({ kind: 'release', at: now() });
  }

  function onFocus(target: EventTarget | null, byKey: boolean): void {
    // Into the card the focus is led by `enter` alone; a script can put it there too.
    if (onCard(target)) return;
    focusCount += 1;
    const place = byKey ? places.of(target) : null;
    if (place) {
      focused = true;
      send({ kind: 'focus', place, at: now() });
    } else unfocus();
  }

  /** Only a focus that was told of can be taken back: where a click or a script puts it says nothing. */
  function unfocus(): void {
    if (!focused) return;
    focused = false;
    send({ kind: 'unfocus', at: now() });
  }

  function onKey(event: KeyboardEvent): void {
    keyAt = event.timeStamp;
    if (event.key === 'Escape' && isBusy()) {
      const open = host() !== null;
      send({ kind: 'escape', at: now() });
      if (open) consume(event);
    }
    if (isWayIn(event)) enter(event);
  }

  function enter(event: KeyboardEvent): void {
    const element = focusedElement();
    const place = onCard(element) ? null : places.of(element);
    if (!place && !host()) return;
    consume(event);
    focused = true;
    send({ kind: 'ask', place, enter: true, at: now() });
  }

  function onNavigate({ destination, downloadRequest }: NavigateEvent): void {
    if (!destination.sameDocument && downloadRequest === null) send({ kind: 'navigated', at: now() });
  }

  function onEntry(): void {
    if (address === location.href) return;
    address = location.href;
    leave();
  }

  function leave(): void {
    send({ kind: 'navigated', at: now() });
  }

  return {
    /** Carries on with what was being pointed at when the card part came. */
    begin({ by, target, x, y, at }: PointedAt): void {
      if (!target.isConnected) return;
      pointer = { ...pointer, x, y };
      const place = places.of(target);
      if (by === 'pointer') pointAt(target, x, y, at);
      if (!place || by === 'pointer') return;
      if (by === 'touch') {
        send({ kind: 'touch', place, x, y, at });
        return;
      }
      focused = true;
      if (by === 'focus') send({ kind: 'focus', place, at });
      else send({ kind: 'ask', place, enter: true, at });
    },
    /** Where the pointer was last, in CSS pixels of the viewport. */
    pointer: () => pointer,
    /** The pointer came into the card's frame, or left it, at a time in ms since the epoch. The page may have heard of it since. */
    takePointer(on: boolean, at: number): void {
      if (at < pointerAt) return;
      pointerAt = at;
      send({ kind: on ? 'over-card' : 'elsewhere', at: now() });
    },
    /** The focus has left the card's frame. */
    leaveFrame(): void {
      setTimeout(() => {
        if (!document.hasFocus()) send({ kind: 'away', at: now() });
        else if (!onCard(document.activeElement)) unfocus();
      });
    },
    /** Forgets what was last looked at: it may have gone. */
    forget(): void {
      seen = { element: null, place: null };
      text = null;
    },
    stop(): void {
      clearTimeout(textTimer);
      listening.abort();
    },
  };
}

export type Signals = ReturnType<typeof listen>;

function consume(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isOnWords({ range }: PagePlace, x: number, y: number): boolean {
  return [...(range?.getClientRects() ?? [])].some(
    ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
  );
}
