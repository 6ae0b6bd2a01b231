import { cardOf } from '../intent/effects.ts';
import { reduce } from '../intent/reducer.ts';
import { type Effect, IDLE, type IntentEvent, type State, type ToldEvent } from '../intent/states.ts';
import { TIMINGS } from '../intent/timings.ts';
import type { PageCommand, TabCard } from '../message/contract.ts';
import type { Point } from '../place/rect.ts';
import { createFinderSource, type FinderSource } from './finder-source.ts';
import { framesAround } from './frames-around.ts';
import type { CommandAnswer, Handover } from './handover.ts';
import { cardsAreOn } from './listening.ts';
import { type CardSignal, type CardSource, OpenCard } from './open-card.ts';
import { paintsFor } from './page-theme.ts';
import { createPlaces, type PagePlace } from './place.ts';
import { Signals, type Stance } from './signals.ts';
import { TabCards } from './tab-card.ts';
import type { Loss } from './watch.ts';

/** So often a page may take a card away or hide it. Then we give up: a card that fights back helps no one. */
// defence: most-fights
const MAX_FIGHTS = 3;

/** A card that was seen for so long has lived: what hides it then is the site's own way, and no fight, ms. */
const LIVED_MS = 2_000;

type Answer = CommandAnswer | Promise<CommandAnswer>;

type CommandOf<Kind extends PageCommand['kind']> = Extract<PageCommand, { kind: Kind }>;

export interface PlacerDeps {
  handover: Handover;
  /** Without an ID the extension was updated or removed under the page. */
  runtime: { readonly id: string | undefined };
  source: CardSource;
}

/**
 * The part of the extension that comes at the first intent: it runs what the reducer decides, and places the cards. It knows booking IDs and
 * boxes; what a card says is in a document of its own.
 */
export class Placer {
  readonly #deps: PlacerDeps;
  readonly #places;
  readonly #signals: Signals;
  readonly #tabCards: TabCards;
  readonly #finder: FinderSource;
  /** The cards that are open or on their way, by the number of their place. */
  readonly #cards = new Map<number, OpenCard>();
  readonly #queue: IntentEvent<PagePlace>[] = [];
  #state: State<PagePlace> = IDLE;
  #isRunning = false;
  #shown: OpenCard | null = null;
  #wakeTimer: ReturnType<typeof setTimeout> | undefined;
  #fights = 0;
  /** There was to be a card in this frame, and no card page came. */
  #lacksCard = false;
  /** A sign-in was begun from the card that is shown, and its booking has not come yet. */
  #isRenewing = false;
  /** The card has an answer since the sign-in, of which intent has not been told: the person may not be back yet. */
  #isAnswered = false;
  /** The person has led the keyboard's focus into the card. */
  #isFocusLed = false;

  constructor(deps: PlacerDeps) {
    this.#deps = deps;
    this.#finder = createFinderSource(deps, (finder) => {
      finder.hintSelections();
      this.#signals.lookAnew();
    });
    this.#places = createPlaces(this.#finder);
    this.#tabCards = new TabCards(deps.source.tell);
    this.#signals = new Signals({
      send: (event) => this.#send(event),
      places: this.#places,
      finder: this.#finder,
      host: () => this.#shown?.host ?? null,
      stance: () => this.#stance(),
    });
    if (deps.handover.hasSelected) this.#finder.want();
    const moment = deps.handover.handOver({
      apply: (settings) => {
        if (!cardsAreOn(settings)) this.#leave();
      },
      handleCommand: (command) => this.#obey(command),
    });
    if (moment) this.#signals.begin(moment);
  }

  #obey<Kind extends PageCommand['kind']>(command: CommandOf<Kind> & { kind: Kind }): Answer {
    // What is said to the card's own page is said to all frames of the tab.
    return this.#commands[command.kind]?.(command);
  }

  /** A command without an entry does not compile. */
  readonly #commands: { [Kind in PageCommand['kind']]: (command: CommandOf<Kind>) => Answer } = {
    'list-bookings': async () => {
      this.#finder.want();
      return (await this.#finder.came).list(this.#finder.rules());
    },
    // The popup asks this once it has the list, and by then the finder has come.
    'lacks-card': () => {
      const isKept = !framesAround(window) && this.#finder.get()?.list(this.#finder.rules()).length;
      return this.#lacksCard || isKept ? true : undefined;
    },
    // Nothing that was learned before may stay on the screen. Who has just signed in from a card wants that booking; who only points at it
    // does too, since the lookup of their own card may be what has renewed the token.
    forget: () => {
      if (this.#isRenewing) this.#shown?.say({ kind: 'start-over' });
      else {
        const byKey = this.#isByKey();
        this.#leave();
        this.#signals.look(byKey);
      }
      return undefined;
    },
    'open-focused': () => {
      this.#signals.ask(false);
      return undefined;
    },
    'tab-card': (command) => {
      if (!this.#tabCards.isOwn(command)) this.#hearOfOther(command);
      return undefined;
    },
  };

  /** An effect may cause the next event (giving the focus back is one): each waits for its turn. */
  #send(event: ToldEvent<PagePlace>): void {
    const begins = event.kind === 'over' || event.kind === 'focus' || event.kind === 'touch';
    if (begins && !cardOf(this.#state) && !cardsAreOn(this.#deps.handover.settings)) return;
    this.#queue.push({ ...event, at: event.at ?? performance.now() });
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#advance(next);
    this.#isRunning = false;
  }

  #advance(event: IntentEvent<PagePlace>): void {
    const before = this.#state;
    const result = reduce(before, event, { ...TIMINGS, show: this.#deps.handover.settings.showDelay });
    this.#state = result.state;
    try {
      for (const effect of result.effects) this.#run(effect);
      if (before !== this.#state) this.#tellStanding();
    } catch {
      // The page has broken what we need. What is half open is closed, and that is all.
      this.#onFight();
    }
  }

  #run(effect: Effect<PagePlace>): void {
    switch (effect.kind) {
      case 'start-worker':
        if (this.#deps.runtime.id) this.#deps.source.tell({ kind: 'start' });
        break;
      case 'look-up':
        this.#begin(effect.place);
        break;
      case 'drop':
        this.#drop(effect.place.id);
        break;
      case 'show':
        this.#show(effect.place, effect.sheet);
        break;
      case 'hide':
        this.#hide(effect.place.id);
        break;
      case 'focus-card':
        this.#isFocusLed = true;
        this.#tellStanding();
        this.#shown?.focus();
        break;
      case 'focus-back':
        this.#shown?.giveFocusBack();
        break;
      case 'wake':
        this.#wake(effect.at);
        break;
      case 'sleep':
        clearTimeout(this.#wakeTimer);
    }
  }

  #wake(at: number): void {
    clearTimeout(this.#wakeTimer);
    // Browsers cut the delay to whole milliseconds: the alarm may ring a little early, and is then taken at its word.
    const ring = () => this.#send({ kind: 'tick', at: Math.max(at, performance.now()) });
    this.#wakeTimer = setTimeout(ring, at - performance.now());
  }

  /** Starts a card, out of sight. */
  #begin(place: PagePlace): void {
    const { handover, runtime, source } = this.#deps;
    // Without an ID there is no worker to ask: the loader of the next version takes over.
    if (!runtime.id) this.#signals.stop();
    const isThere = place.element.isConnected || this.#findAgain(place, []);
    // defence: no-foreign-frame
    if (!runtime.id || !isThere || !framesAround(window)) {
      this.#send({ kind: 'gone', placeId: place.id });
      return;
    }
    // One that was scrolled out of sight since it got the focus.
    if (this.#isByKey()) place.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const card = new OpenCard({
      place,
      places: this.#places,
      source,
      pointer: this.#isByKey() ? null : this.#signals.pointer(),
      taught: this.#finder.get()?.taughtBy(place, this.#finder.rules()) ?? null,
      paints: () => paintsFor(handover.settings.theme, place.element),
      onSignal: (signal) => {
        if (this.#shown === card) this.#onSignal(signal);
      },
      onLoss: (loss) => this.#onLoss(card, loss),
      onFight: (isAttack) => this.#onFight(isAttack),
      onMissing: () => {
        this.#lacksCard = true;
      },
      onLook: () => this.#onLook(),
    });
    this.#cards.set(place.id, card);
    card.start();
    if (this.#state.kind === 'resting') this.#tabCards.say('coming');
  }

  #show({ id }: PagePlace, sheet: boolean): void {
    const card = this.#cards.get(id);
    if (!card) return;
    this.#shown = card;
    this.#tabCards.say('shown');
    card.show(sheet, this.#isByKey());
  }

  #hide(placeId: number): void {
    if (this.#shown && this.#shown.seenFor >= LIVED_MS) this.#fights = 0;
    this.#shown = null;
    this.#isRenewing = false;
    this.#isAnswered = false;
    this.#isFocusLed = false;
    this.#drop(placeId);
    this.#signals.forget();
    // The extension is gone. From now on the page is alone.
    if (!this.#deps.runtime.id) this.#signals.stop();
  }

  #drop(placeId: number): void {
    this.#cards.get(placeId)?.close();
    this.#cards.delete(placeId);
  }

  #stance(): Stance {
    const state = this.#state;
    const isPinned = state.kind === 'open' && state.hold === 'pinned';
    const isSheet = state.kind === 'open' && state.sheet && !isPinned;
    return {
      isBusy: state.kind === 'open' || state.kind === 'resting',
      inCard: state.kind === 'open' && state.pointer === 'card' ? (this.#shown?.box ?? null) : null,
      isPinned,
      isByTouch: isSheet || (state.kind === 'resting' && state.by === 'touch'),
    };
  }

  #isByKey(): boolean {
    const state = this.#state;
    return (
      (state.kind === 'open' && state.focus !== null) || (state.kind === 'resting' && state.by === 'focus')
    );
  }

  #tellStanding(): void {
    const state = this.#state;
    if (state.kind !== 'open') return;
    const entered = state.focus === 'card';
    this.#shown?.setStanding(
      { pinned: state.hold === 'pinned', entered },
      entered || state.pointer === 'card',
    );
  }

  #onSignal(signal: CardSignal): void {
    switch (signal.kind) {
      case 'pointer':
        this.#signals.takePointer(signal.on, signal.at);
        break;
      case 'focus':
        this.#onFocus(signal.on, signal.led);
        break;
      case 'enter':
        if (signal.on) {
          this.#signals.tellFocus();
          this.#send({ kind: 'focus-card' });
        } else this.#signals.unfocus();
        break;
      case 'renewing':
        this.#isRenewing = signal.on;
        this.#isAnswered &&= !signal.on;
        // The window that opens takes the focus, and the pointer with it: the card waits.
        if (signal.on) this.#send({ kind: 'sign-in' });
        break;
      case 'answered':
        this.#isAnswered = true;
        break;
      case 'escape':
      case 'close':
        this.#signals.end(signal.kind);
        break;
      default:
        this.#send({ kind: signal.kind });
    }
  }

  #onFocus(on: boolean, led: boolean): void {
    if (!on) {
      // It comes back by itself once the person is back at the window.
      if (document.hasFocus()) this.#isFocusLed = false;
      this.#signals.leaveFrame();
      return;
    }
    this.#isFocusLed ||= led;
    // A script has put it there, and not the person.
    if (!this.#isFocusLed) this.#shown?.blur();
  }

  #onLook(): void {
    if (!this.#deps.runtime.id) this.#leave();
    else if (document.hasFocus()) {
      if (this.#isRenewing) this.#shown?.say({ kind: 'back' });
      if (this.#isAnswered) this.#send({ kind: 'answered' });
      this.#isAnswered = false;
    }
  }

  /** Another frame of the tab has a card, or is about to. One that is pinned goes only for what was asked for outright. */
  #hearOfOther({ step }: TabCard): void {
    const { isPinned } = this.#stance();
    if (step === 'coming') {
      if (isPinned) this.#tabCards.say('kept');
    } else if (step === 'shown' || !isPinned) this.#leave();
  }

  #leave(): void {
    this.#send({ kind: 'navigated' });
  }

  /** A place that the page renders anew is the same place; what the person holds is looked for farther afield. */
  #onLoss(card: OpenCard, loss: Loss): void {
    const { place } = card;
    if (loss === 'gone' && this.#findAgain(place, [card.anchorMiddle])) card.takeNewPlace();
    else this.#send({ kind: loss, placeId: place.id });
  }

  #findAgain(place: PagePlace, points: Point[]): boolean {
    const state = this.#state;
    const isHeld = state.kind === 'open' && state.pointer !== 'link';
    return this.#places.findAgain(place, [this.#signals.pointer(), ...points], isHeld);
  }

  /** `isAttack`: the page has removed the card. One that hides it at once does so on purpose, too. */
  #onFight(isAttack = false): void {
    const hasLived = (this.#shown?.seenFor ?? 0) >= LIVED_MS;
    const fights = this.#fights + 1;
    this.#leave();
    if (hasLived && !isAttack) return;
    this.#fights = fights;
    if (fights === MAX_FIGHTS) this.#signals.stop();
  }
}
