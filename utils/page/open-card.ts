import { CALENDAR_TYPE, calendarFile } from '../card/calendar.ts';
import {
  type CardActions,
  type CardProps,
  type CardView,
  type Copyable,
  RELOAD_PAGE,
} from '../card/card-props.ts';
import { offerFile } from '../card/offer-file.ts';
import { sessionEvent } from '../card/session-event.ts';
import { copyText } from './copy.ts';
import type { PagePlace, Places } from './place.ts';
import type { Surface } from './surface.ts';
import { holdTitles } from './titles.ts';
import { type Loss, type Watch, watchPlace } from './watch.ts';

/** The card's words count seconds at their finest. */
const TICK = 1000;

/** How long the tick of a copy stays, ms. */
const COPIED = 2000;

/**
 * Screen readers tell of a status when it changes, not when it comes with its words (ARIA 1.2, live regions). So long a card that a
 * key has opened shows that it is loading, even where its booking is there, ms.
 */
const BEFORE_STATUS = 100;

/** Draws a card into an element; null takes it away. */
export type DrawCard = (card: CardProps | null, into: Element) => void;

export interface OpenCardDeps {
  place: PagePlace;
  places: Places;
  surface: Surface;
  draw: DrawCard;
  /** A key has opened it, so somebody may be listening. */
  byKey: boolean;
  view(): CardView;
  standing(): { pinned: boolean; entered: boolean };
  /** What leads outside of the card. */
  act: Pick<CardActions, 'refresh' | 'renew'> & { close(): void; togglePin(): void };
  /** The place is gone, or can't be seen. */
  onGone(loss: Loss): void;
  /** The page has taken the card away, or hides it. */
  onFight(): void;
  /** Called before each tick. */
  onTick(): void;
}

/**
 * One card while it is open: what it shows beside the booking, its clock, and its watch over the place it belongs to. What
 * `begin` starts, `close` ends, even if the page made `begin` fail halfway.
 */
export function openCard(deps: OpenCardDeps) {
  const { place, places, surface, draw, act } = deps;
  const revealed = { phone: false, skype: false };
  let commentsOpen = false;
  let copied: Copyable | null = null;
  let copiedTimer: ReturnType<typeof setTimeout> | undefined;
  let pinned = false;
  let isStatusDue = !deps.byKey;
  let statusTimer: ReturnType<typeof setTimeout> | undefined;

  let watch: Watch | undefined;
  let giveTitlesBack: (() => void) | undefined;
  let clock: ReturnType<typeof setInterval> | undefined;
  const scrolling = new AbortController();

  function tick(): void {
    try {
      surface.stayAlive();
      deps.onTick();
      if (surface.isIntact()) watch?.check();
      else deps.onFight();
      paint();
    } catch {
      deps.onFight();
    }
  }

  function onScroll(): void {
    surface.follow();
    watch?.check();
  }

  const actions: CardActions = {
    ...act,
    reveal(what) {
      revealed[what] = !revealed[what];
      paint();
    },
    toggleComments() {
      commentsOpen = !commentsOpen;
      paint();
    },
    copy(what, text) {
      void copyText(text).then((done) => done && tellCopied(what));
    },
    addToCalendar() {
      const view = deps.view();
      if (view.kind !== 'booking') return;
      // Not `randomUUID`, which pages without https do not have.
      const uid = crypto.getRandomValues(new Uint32Array(4)).join('-');
      const event = { ...sessionEvent(view.booking), uid, now: Date.now() };
      offerFile('session.ics', CALENDAR_TYPE, calendarFile(event));
    },
    openPage: leadsSomewhere(place) ? () => (place.element as HTMLElement).click() : null,
  };

  function tellCopied(what: Copyable | null): void {
    clearTimeout(copiedTimer);
    copied = what;
    if (what) copiedTimer = setTimeout(tellCopied, COPIED, null);
    paint();
  }

  function paint(): void {
    // A tick, or a late copy, may come after the end.
    if (!surface.host.isConnected) return;
    const standing = deps.standing();
    if (standing.pinned !== pinned) {
      pinned = standing.pinned;
      surface.pin(pinned);
    }
    drawAs(isStatusDue ? deps.view() : { kind: 'loading' });
  }

  function giveStatus(): void {
    isStatusDue = true;
    paint();
  }

  function drawAs(view: CardView): void {
    const { bookingId } = place;
    const card = {
      bookingId,
      view,
      now: Date.now(),
      revealed,
      commentsOpen,
      copied,
      ...deps.standing(),
      actions,
    };
    draw(card, surface.layer);
  }

  return {
    place,
    surface,
    begin(): void {
      giveTitlesBack = holdTitles(place.element);
      watch = watchPlace(place, places, deps.onGone);
      clock = setInterval(tick, TICK);
      if (place.range) {
        const options = { capture: true, passive: true, signal: scrolling.signal };
        window.addEventListener('scroll', onScroll, options);
      }
      // Its words are read while there is somebody to ask for them; see `keep-words.ts`. Nobody sees it: it is never painted.
      drawAs(RELOAD_PAGE);
      paint();
      if (!isStatusDue) statusTimer = setTimeout(giveStatus, BEFORE_STATUS);
      surface.stayAlive();
    },
    paint,
    /** Another member's numbers may come next: what was revealed of this one's says nothing about them. */
    mask(): void {
      revealed.phone = false;
      revealed.skype = false;
    },
    close(): void {
      clearInterval(clock);
      clearTimeout(copiedTimer);
      clearTimeout(statusTimer);
      scrolling.abort();
      watch?.stop();
      giveTitlesBack?.();
      draw(null, surface.layer);
      surface.close();
    },
  };
}

export type OpenCard = ReturnType<typeof openCard>;

/** A link that a click on it follows. The browser lets no script of an extension run a `javascript:` link. */
function leadsSomewhere({ element, range }: PagePlace): boolean {
  return !range && element instanceof HTMLAnchorElement && /^https?:$/.test(element.protocol);
}
