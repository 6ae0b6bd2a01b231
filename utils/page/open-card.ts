import type { CardStanding, FromCard, ToCard } from '../frame/channel.ts';
import type { FinderAsk, StartAsk, TabCard } from '../message/contract.ts';
import { homeFor } from '../place/home-for.ts';
import type { Point, Rect } from '../place/rect.ts';
import { type CardFrame, createCardFrame } from './card-frame.ts';
import { type CloseWatch, watchClose } from './close-watch.ts';
import { FocusHome } from './focus-home.ts';
import { createJudge, type Judge } from './judge.ts';
import { watchMotion } from './motion.ts';
import { PREFERS_DARK } from './page-theme.ts';
import type { PagePlace, Places } from './place.ts';
import { type Placed, Placement } from './placement.ts';
import type { TicketPort } from './ticket-client.ts';
import { createTicketSource, type TicketSource } from './ticket-source.ts';
import { holdTitles } from './titles.ts';
import { type Loss, type Watch, watchPlace } from './watch.ts';

/** So often a card that is shown is looked after: whether it can be seen, whether its link has moved or gone, ms. */
const LOOK_EVERY_MS = 125;

/**
 * So often the place is read again: whether it still names the same booking, ms; a look may come a little early. That it goes out of sight an
 * observer tells at once. By time, since in a hidden tab looks come once a second or once a minute, and the card's lifeline has to be kept.
 */
const READ_PLACE_EVERY_MS = 8 * LOOK_EVERY_MS - LOOK_EVERY_MS / 2;

/** After so many looks that find nothing moved a card is at rest, and is looked after rarely until something happens. */
const LOOKS_BEFORE_REST = 8;
const LOOK_AT_REST_MS = 2_000;

/**
 * The browser itself watches, from within the card, whether it can be seen (Chromium; see `utils/frame/sight.ts`). So until the person is in the
 * card, whether it is in sight is looked at with its place: each such look has the page styled anew.
 */
const IS_WATCHED = 'isVisible' in IntersectionObserverEntry.prototype;

/** What the card page says that concerns where the person is, or what they want; all else is answered here. */
export type CardSignal = Extract<
  FromCard,
  { kind: 'pointer' | 'focus' | 'enter' | 'escape' | 'close' | 'toggle-pin' | 'renewing' | 'answered' }
>;

/** This extension, as the page's part uses it. */
export interface CardSource {
  /** The card page's address. */
  address: string;
  /** The extension's origin. */
  origin: string;
  /** Opens a port to the worker's page-callable door; may throw where the extension is gone. */
  connect(): TicketPort;
  /** Tells the worker something that has no answer; may throw where the extension is gone. */
  tell(message: TabCard | FinderAsk | StartAsk): void;
}

export interface OpenCardDeps {
  place: PagePlace;
  places: Places;
  source: CardSource;
  /** Where the pointer is; null: a key asks for the card. */
  pointer: Point | null;
  /** The colours that the card is drawn on now, from the topmost on. */
  paints(): readonly string[];
  /** The key of the kind of link that was taught and led to the place; null: none was needed. */
  taught: string | null;
  onSignal(signal: CardSignal): void;
  /** The place is gone, or can't be seen. */
  onLoss(loss: Loss): void;
  /** There can be no card here, or the page hides it; `isAttack`: it has taken it away. */
  onFight(isAttack: boolean): void;
  /** No card page has come into the frame; told before the fight that this is, too. */
  onMissing(): void;
  /** Called at each look at the card. */
  onLook(): void;
}

/**
 * One card from the ask for its booking to its end. What is begun here, `close` ends, even where the page made it fail halfway.
 */
export class OpenCard {
  readonly place: PagePlace;
  /** The element in the page that holds the card. */
  readonly host: HTMLElement;
  readonly #deps: OpenCardDeps;
  readonly #placement: Placement;
  readonly #tickets: TicketSource;
  readonly #frame: CardFrame;
  readonly #following = new AbortController();
  readonly #focusHome: FocusHome;
  #height: number | null = null;
  #seenAt: number | null = null;
  /** How it was asked to be shown; null: it was not. */
  #shown: { sheet: boolean; byKey: boolean } | null = null;
  #wantsFocus = false;
  /** Where it was drawn last. */
  #placed: Placed | null = null;
  /** What it was told to be drawn on; undefined: nothing yet. */
  #paints: string | undefined;
  #standing: CardStanding = { pinned: false, entered: false };
  #isHeld = false;
  #judge: Judge | null = null;
  #watch: Watch | null = null;
  #giveTitlesBack: (() => void) | null = null;
  #wasFocused = false;
  /** When the place was last read, by `performance.now()`. */
  #readAt = Number.NEGATIVE_INFINITY;
  #clock: ReturnType<typeof setInterval> | undefined;
  /** How many looks in a row have found that nothing had moved. */
  #stillLooks = 0;
  /** Tells when the place moves, while the card is at rest. */
  #motion: IntersectionObserver | null = null;
  #closeWatcher: CloseWatch | null = null;

  constructor(deps: OpenCardDeps) {
    const { place, source, pointer, taught } = deps;
    const { bookingId, element } = place;
    this.#deps = deps;
    this.place = place;
    this.#placement = new Placement(place, pointer);
    this.#focusHome = new FocusHome(element);
    this.#frame = createCardFrame({
      home: homeFor(element),
      address: source.address,
      origin: source.origin,
      onMessage: (message) => this.#hear(message),
      onMissing: deps.onMissing,
      onLost: () => deps.onFight(false),
    });
    this.host = this.#frame.host;
    this.#tickets = createTicketSource(bookingId, source.connect);
    this.#frame.say({ kind: 'open', bookingId, hasPage: leadsSomewhere(place), taught });
  }

  /**
   * Has the card page loaded, out of sight, while the person still rests on the link. The page is read before anything is put into it: afterwards the
   * browser would have to lay it out for each reading. To make a frame takes the browser longer than all the rest: that is a task of its own.
   */
  start(): void {
    this.#tellPaints();
    this.#put();
    setTimeout(() => {
      try {
        this.#frame.start();
      } catch {
        this.#deps.onFight(false);
      }
    });
  }

  /** The person has rested long enough: the card is seen as soon as it is drawn. */
  show(sheet: boolean, byKey: boolean): void {
    this.#shown = { sheet, byKey };
    this.#frame.start();
    this.#frame.raise();
    this.#judge = createJudge(this.#frame, () => performance.now());
    this.#watchPlace();
    this.#lookEvery(LOOK_EVERY_MS);
    const options = { capture: true, passive: true, signal: this.#following.signal };
    for (const type of ['scroll', 'resize']) {
      for (const view of [window, window.visualViewport])
        view?.addEventListener(type, () => this.#follow(), options);
    }
    window.addEventListener('blur', () => this.#stir(), options);
    matchMedia(PREFERS_DARK).addEventListener('change', () => this.#tellPaints(), options);
    if (sheet) this.#closeWatcher = watchClose(() => this.#deps.onSignal({ kind: 'close' }));
    this.#put();
    this.#appear();
  }

  /** Where it is drawn, CSS pixels of the viewport; null: nowhere yet. */
  get box(): Rect | null {
    return this.#placed?.rect ?? null;
  }

  /** Where what was pointed at was last, CSS pixels of the viewport. */
  get anchorMiddle(): Point {
    return this.#placement.lastMiddle;
  }

  /** The page has rendered the place anew. */
  takeNewPlace(): void {
    this.#stir();
    this.#placement.moveTo(this.place);
    this.#watch?.stop();
    this.#giveTitlesBack?.();
    if (this.#shown) this.#watchPlace();
    this.#put();
  }

  /** Milliseconds for which the card has been seen; 0 while it has not. */
  get seenFor(): number {
    return this.#seenAt === null ? 0 : performance.now() - this.#seenAt;
  }

  /** `isHeld`: the pointer or the focus is in the card. */
  setStanding(standing: CardStanding, isHeld: boolean): void {
    this.#standing = standing;
    this.#isHeld = isHeld;
    this.#frame.setTabStop(standing.entered);
    this.#frame.say({ kind: 'standing', ...standing });
    this.#stir();
    this.#put();
  }

  say(message: ToCard): void {
    this.#frame.say(message);
  }

  /** Puts the focus on the card, as soon as it is seen. */
  focus(): void {
    this.#wantsFocus = !this.#isSeen();
    if (this.#wantsFocus) return;
    this.#frame.focus();
    this.#frame.say({ kind: 'focus' });
  }

  blur(): void {
    this.#frame.blur();
  }

  /** Gives the focus back to the page, if it is in the card. */
  giveFocusBack(): void {
    if (this.#frame.hasFocus()) this.#focusHome.takeFocus(this.place.element);
  }

  close(): void {
    clearInterval(this.#clock);
    this.#motion?.disconnect();
    this.#closeWatcher?.destroy();
    this.#following.abort();
    this.#watch?.stop();
    this.#giveTitlesBack?.();
    this.#tickets.close();
    this.#frame.close();
  }

  /** A page may also switch to dark and back by itself, which it tells no one. The card hears of it where something has changed. */
  #tellPaints(): void {
    const paints = this.#deps.paints();
    if (String(paints) !== this.#paints) this.#frame.say({ kind: 'paints', paints });
    this.#paints = String(paints);
  }

  #hear(message: FromCard): void {
    this.#stir();
    switch (message.kind) {
      case 'need-ticket':
        void this.#tickets.next().then((ticket) => this.#frame.say({ kind: 'ticket', ticket }));
        break;
      case 'height':
        this.#takeHeight(message.height);
        break;
      case 'press': {
        const { press, x, y } = message;
        const { zoom = 1 } = this.#placed ?? {};
        const at = x === null || y === null ? null : { x: x * zoom, y: y * zoom };
        const counts = this.#judge?.mayCount(at) ?? false;
        this.#frame.say({ kind: 'verdict', press, counts });
        break;
      }
      case 'open-page':
        if (this.place.element instanceof HTMLElement) this.place.element.click();
        break;
      case 'open-tab':
        // As the browser's own menu of a link does: the page that opens gets no hold of this one.
        if (leadsSomewhere(this.place)) window.open(this.place.element.href, '_blank', 'noopener');
        break;
      default:
        this.#deps.onSignal(message);
    }
  }

  #takeHeight(height: number): void {
    const isFirst = this.#height === null;
    this.#height = height;
    this.#put();
    if (isFirst) this.#appear();
  }

  #isSeen(): boolean {
    return this.#shown !== null && this.#height !== null;
  }

  #appear(): void {
    if (!this.#shown || !this.#isSeen()) return;
    this.#frame.show();
    this.#seenAt ??= performance.now();
    this.#frame.say({ kind: 'shown', ...this.#shown });
    this.#readAt = Number.NEGATIVE_INFINITY;
    this.#look();
    if (this.#wantsFocus) this.focus();
  }

  #put(): void {
    const { sheet = false } = this.#shown ?? {};
    const { pinned } = this.#standing;
    const placed = this.#placement.update({ height: this.#height, sheet, pinned, isHeld: this.#isHeld });
    this.#placed = placed;
    if (this.#frame.put(placed.rect, placed.zoom)) this.#stir();
    this.#judge?.moveTo(placed.rect);
  }

  #watchPlace(): void {
    const { places, onLoss } = this.#deps;
    this.#giveTitlesBack = holdTitles(this.place.element);
    this.#watch = watchPlace(this.place, this.#placement.watched, places, onLoss);
  }

  #follow(): void {
    this.#stir();
    this.#put();
    this.#watch?.check();
  }

  #lookEvery(time: number): void {
    clearInterval(this.#clock);
    this.#clock = setInterval(() => this.#look(), time);
  }

  /** Something happens: the card is looked after often again. */
  #stir(): void {
    this.#stillLooks = 0;
    if (!this.#motion) return;
    this.#motion.disconnect();
    this.#motion = null;
    this.#lookEvery(LOOK_EVERY_MS);
  }

  /** Words move without the element that they are in, and to the window that is not in front the person may come back at any time. */
  #rest(): void {
    if (this.place.range || !this.#wasFocused || this.#motion || ++this.#stillLooks < LOOKS_BEFORE_REST)
      return;
    this.#motion = watchMotion(this.#placement.watched, () => this.#follow());
    if (this.#motion) this.#lookEvery(LOOK_AT_REST_MS);
  }

  /** Only here is the focus of the window told from that of the frame. */
  #maskWhenLeft(): void {
    const isFocused = document.hasFocus();
    if (this.#wasFocused && !isFocused) this.#frame.say({ kind: 'mask' });
    this.#wasFocused = isFocused;
  }

  #look(): void {
    this.#maskWhenLeft();
    const now = performance.now();
    const isForPlace = now - this.#readAt >= READ_PLACE_EVERY_MS;
    if (isForPlace) this.#readAt = now;
    try {
      this.#deps.onLook();
      if (!this.#isSeen()) return;
      // A card that came after its link only as a pointer enters it would jump away from under it.
      this.#put();
      if (IS_WATCHED && !this.#isHeld) {
        this.#rest();
        if (!isForPlace) return;
      }
      if (!this.#judge?.look()) {
        // A page that was stopped for longer than the card's lifeline lasts, by a dialog, a hidden tab or a machine that slept, has a card that
        // has hidden itself, and that was no one's attack. A press in it counts from now on, after the usual time.
        this.#frame.stayAlive();
        if (!this.#judge?.look()) {
          this.#deps.onFight(!this.host.isConnected);
          return;
        }
      }
      if (!isForPlace) return;
      this.#frame.stayAlive();
      this.#tellPaints();
      this.#watch?.check();
    } catch {
      this.#deps.onFight(false);
    }
  }
}

/** A link that a click on it follows. The browser lets no script of an extension run a `javascript:` link. */
function leadsSomewhere(place: PagePlace): place is PagePlace & { element: HTMLAnchorElement } {
  const { element, range } = place;
  return !range && element instanceof HTMLAnchorElement && /^https?:$/.test(element.protocol);
}
