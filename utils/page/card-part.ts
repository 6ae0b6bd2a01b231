import { type CardView, RELOAD_PAGE } from '../card/card-props.ts';
import { viewOfAnswer, viewOfAsk } from '../card/next-view.ts';
import { listBookings } from '../detect/list-bookings.ts';
import { cardOf } from '../intent/effects.ts';
import { reduce } from '../intent/reducer.ts';
import { type Effect, IDLE, type IntentEvent, type State } from '../intent/states.ts';
import { TIMINGS } from '../intent/timings.ts';
import type { LookupAsk, PageCommand } from '../message/contract.ts';
import { type OpenLookup, openLookup } from '../message/lookup-client.ts';
import type { Handover } from './handover.ts';
import { cardsAreOn, focusedElement } from './listening.ts';
import { type DrawCard, type OpenCard, openCard } from './open-card.ts';
import { isPageDark } from './page-theme.ts';
import { createPlaces, type PagePlace } from './place.ts';
import { listen } from './signals.ts';
import { openSurface } from './surface.ts';
import type { Loss } from './watch.ts';

/** So often a page may take a card away or hide it. Then we give up: a card that fights back helps nobody. */
// defence: most-fights
const MAX_FIGHTS = 3;

/** One place that waits for its booking, or has it. */
interface Wait {
  lookup: OpenLookup;
  view: CardView;
  /** Somebody has pressed "sign in again" here, and wants this booking afterwards; until it has come. */
  renewed: boolean;
}

export interface CardPartDeps {
  handover: Handover;
  /** Without an ID the extension was updated or removed under the page. */
  runtime: { readonly id: string | undefined };
  draw: DrawCard;
}

/** The part of the extension that comes at the first intent: it runs what the reducer decides. */
export function startCardPart({ handover, runtime, draw }: CardPartDeps): void {
  const places = createPlaces(() => handover.settings.extraRules);
  const waits = new Map<number, Wait>();
  const queue: IntentEvent<PagePlace>[] = [];
  let state: State<PagePlace> = IDLE;
  let running = false;
  let card: OpenCard | null = null;
  let wakeTimer: ReturnType<typeof setTimeout> | undefined;
  let fights = 0;

  const signals = listen({
    send,
    places,
    host: () => card?.surface.host ?? null,
    isBusy: () => state.kind !== 'idle' && state.kind !== 'cooling',
    isByTouch: () =>
      (state.kind === 'open' && state.sheet) || (state.kind === 'resting' && state.by === 'touch'),
  });

  /** An effect may cause the next event (giving the focus back is one): each waits for its turn. */
  function send(event: IntentEvent<PagePlace>): void {
    const begins = event.kind === 'over' || event.kind === 'focus' || event.kind === 'touch';
    if (begins && !cardOf(state) && !cardsAreOn(handover.settings)) return;
    queue.push(event);
    if (running) return;
    running = true;
    for (let next = queue.shift(); next; next = queue.shift()) advance(next);
    running = false;
  }

  function advance(event: IntentEvent<PagePlace>): void {
    const before = state;
    const result = reduce(state, event, { ...TIMINGS, show: handover.settings.showDelay });
    state = result.state;
    try {
      for (const effect of result.effects) run(effect);
      if (before !== state) card?.paint();
    } catch {
      // The page has broken what we stand on. What is half open is closed, and that is all.
      onFight();
    }
  }

  function run(effect: Effect<PagePlace>): void {
    switch (effect.kind) {
      case 'look-up':
        lookUp(effect.place);
        break;
      case 'drop':
        waits.get(effect.place.id)?.lookup.close();
        waits.delete(effect.place.id);
        break;
      case 'show':
        show(effect.place, effect.sheet);
        break;
      case 'hide':
        hide();
        break;
      case 'focus-card':
        card?.paint();
        card?.surface.focus();
        break;
      case 'focus-back':
        if (card?.surface.hasFocus()) (effect.place.element as HTMLElement).focus?.();
        break;
      case 'wake':
        clearTimeout(wakeTimer);
        // Browsers cut the delay to whole milliseconds: the alarm may ring a little early, and is then taken at its word.
        wakeTimer = setTimeout(
          () => send({ kind: 'tick', at: Math.max(effect.at, performance.now()) }),
          effect.at - performance.now(),
        );
        break;
      case 'sleep':
        clearTimeout(wakeTimer);
    }
  }

  function lookUp({ id, bookingId }: PagePlace): void {
    const wait: Wait = {
      view: { kind: 'loading' },
      renewed: false,
      lookup: openLookup(bookingId, (answer) => {
        wait.view = runtime.id ? viewOfAnswer(wait.view, answer) : RELOAD_PAGE;
        if (wait.view.kind === 'booking') wait.renewed = false;
        if (card?.place.id === id) card.paint();
      }),
    };
    waits.set(id, wait);
    wait.lookup.ask('show');
  }

  function ask(mode: LookupAsk['mode']): void {
    const wait = card && waits.get(card.place.id);
    if (!wait) return;
    wait.view = viewOfAsk(wait.view, mode);
    wait.renewed ||= mode === 'renew';
    card?.paint();
    wait.lookup.ask(mode);
  }

  function show(place: PagePlace, sheet: boolean): void {
    const { theme } = handover.settings;
    const lose = (loss: Loss) => send({ kind: loss, placeId: place.id, at: performance.now() });
    if (!place.element.isConnected) {
      lose('gone');
      return;
    }
    const surface = openSurface(place, {
      sheet,
      dark: theme === 'auto' ? isPageDark() : theme === 'dark',
      pointer: signals.pointer(),
    });
    card = openCard({
      place,
      places,
      surface,
      draw,
      byKey: state.kind === 'open' && state.focus !== null,
      view: () => waits.get(place.id)?.view ?? { kind: 'loading' },
      standing: () => ({
        pinned: state.kind === 'open' && state.hold === 'pinned',
        entered: state.kind === 'open' && state.focus === 'card',
      }),
      act: {
        refresh: () => ask('refresh'),
        renew() {
          // The window that opens takes the focus, and the pointer with it: the card waits.
          send({ kind: 'sign-in', at: performance.now() });
          ask('renew');
        },
        close: () => send({ kind: 'close', at: performance.now() }),
        togglePin: () => send({ kind: 'toggle-pin', at: performance.now() }),
      },
      onGone: lose,
      onFight,
      onTick() {
        const wait = waits.get(place.id);
        if (!runtime.id && wait) wait.view = RELOAD_PAGE;
        // Back from a sign-in that lasted longer than the worker stayed awake.
        else if (wait && isAbandoned(wait) && document.hasFocus()) ask('show');
        else if (wait && isSettled(wait) && document.hasFocus()) {
          send({ kind: 'answered', at: performance.now() });
        }
      },
    });
    card.begin();
  }

  function hide(): void {
    card?.close();
    card = null;
    signals.forget();
    // The extension is gone, and has said so once. From now on the page is alone.
    if (!runtime.id) signals.stop();
  }

  function onFight(): void {
    fights += 1;
    send({ kind: 'navigated', at: performance.now() });
    if (fights === MAX_FIGHTS) signals.stop();
  }

  /** Nothing that was learned before may stay on the screen. Who has just signed in from a card wants that booking. */
  function forget(): void {
    const wait = card && waits.get(card.place.id);
    if (wait?.renewed) {
      wait.view = { kind: 'loading' };
      card?.mask();
      ask('show');
    } else send({ kind: 'navigated', at: performance.now() });
  }

  /** A command without an entry does not compile. */
  const commands: { [Kind in PageCommand['kind']]: () => number[] | undefined } = {
    'list-bookings': () => listBookings(document, location, handover.settings.extraRules),
    forget() {
      forget();
      return undefined;
    },
    'open-focused'() {
      const place = places.of(focusedElement());
      if (place) send({ kind: 'ask', place, enter: false, at: performance.now() });
      return undefined;
    },
  };

  const moment = handover.handOver({
    apply(settings) {
      if (!cardsAreOn(settings)) send({ kind: 'navigated', at: performance.now() });
    },
    handleCommand: ({ kind }) => commands[kind](),
  });
  if (moment) signals.begin(moment);
}

/** Has what it was asked for, or knows why not. */
function isSettled({ view }: Wait): boolean {
  return view.kind === 'booking' || (view.kind === 'failure' && view.renewing === null);
}

/** Waits for a sign-in with nobody at the other end any more. */
function isAbandoned({ lookup, view }: Wait): boolean {
  return view.kind === 'failure' && view.renewing !== null && !lookup.isWaiting();
}
