import type { CardProps, CardView } from '../card/card-props.ts';
import { createCardSession } from '../card/card-session.ts';
import { nextTick } from '../card/next-tick.ts';
import type { TaughtNews } from '../message/contract.ts';
import { type CardStanding, type FromCard, isToCard, type ToCard } from './channel.ts';
import { isDark } from './darkness.ts';
import { dial } from './dial.ts';
import { receivePort } from './handshake.ts';
import { createHeight } from './height.ts';
import { createKindNews } from './kind-news.ts';
import { createPageLookup } from './page-lookup.ts';
import { listenToPerson } from './person.ts';
import { guardPresses } from './press-guard.ts';
import { watchSight } from './sight.ts';
import type { CardPort } from './ticketed-port.ts';
import { createVerdicts } from './verdicts.ts';

/**
 * Milliseconds for which a card that a key has opened says that it is loading even if its booking is there: screen readers tell of a status
 * when it changes, not when it comes with its words (ARIA 1.2, live regions).
 */
const BEFORE_STATUS_MS = 100;

export interface CardPageDeps {
  view: Window;
  /** Draws the card into the page, at once. */
  draw(card: CardProps): void;
  /** Opens a port to the worker's card door; may throw where the extension is gone. */
  connect(): CardPort;
  /** Has this called when the person has signed in. */
  onSignedIn(then: () => void): void;
  /** Tells the worker what came of a kind of link that was taught; may throw where the extension is gone. */
  tell(news: TaughtNews): void;
}

type Say = (message: FromCard) => void;
type Opening = Extract<ToCard, { kind: 'open' }>;
type Heard = Exclude<ToCard, Opening>;
/** What is done for each kind. A kind without an entry does not compile. */
type Listeners = { [Kind in Heard['kind']]: (message: Extract<Heard, { kind: Kind }>) => void };

/** Starts the card page. Until the part in the page has proved itself it shows nothing and asks for nothing. */
export function startCardPage(deps: CardPageDeps): void {
  receivePort(deps.view, (port) => {
    let listeners: Listeners | null = null;
    port.onmessage = ({ data }) => {
      if (!isToCard(data)) return;
      if (data.kind !== 'open') hear(listeners, data);
      else listeners ??= openCard(data, deps, (message) => port.postMessage(message));
    };
  });
}

function hear<Kind extends Heard['kind']>(
  listeners: Listeners | null,
  message: Extract<Heard, { kind: Kind }> & { kind: Kind },
): void {
  listeners?.[message.kind](message);
}

/** The one card of this document, from the first word about it to the end of the document. */
function openCard({ bookingId, hasPage, taught }: Opening, deps: CardPageDeps, say: Say): Listeners {
  const { view, draw, connect, onSignedIn, tell } = deps;
  const { document } = view;
  let standing: CardStanding = { pinned: false, entered: false };
  let isStatusDue = true;
  let isSheet = false;
  let clock: ReturnType<typeof setTimeout> | undefined;

  const tellHeight = createHeight({ view, say });
  const session = createCardSession(paint);
  const lookup = createPageLookup({ bookingId, connect, say, onChange });
  const kind = createKindNews({ taught, bookingId, tell });
  const verdicts = createVerdicts(say);
  const person = listenToPerson({ view, standing: () => standing, say });

  function onChange(): void {
    kind.onView(lookup.view());
    paint();
  }

  function denyKind(): void {
    kind.deny?.();
    say({ kind: 'close' });
  }

  function paint(): void {
    drawAll();
    tellHeight();
  }

  /** Time has passed. Mostly that changes no word, and then nothing is measured, which writes into the document and lays it out anew. */
  function tick(): void {
    const words = document.body.textContent;
    drawAll();
    if (document.body.textContent !== words) tellHeight();
  }

  function drawAll(): void {
    const shown: CardView = isStatusDue ? lookup.view() : { kind: 'loading' };
    const hadFocus = document.hasFocus() && document.activeElement !== document.body;
    draw({
      bookingId,
      view: shown,
      now: Date.now(),
      ...session.extrasFor(shown),
      ...standing,
      actions: {
        ...session.actionsFor(shown),
        refresh: () => lookup.ask('refresh'),
        renew: () => lookup.ask('renew'),
        lookUnder: lookup.lookUnder,
        close: () => say({ kind: 'close' }),
        togglePin: () => say({ kind: 'toggle-pin' }),
        openPage: hasPage ? () => say({ kind: 'open-page' }) : null,
        openTab: hasPage && isSheet ? () => say({ kind: 'open-tab' }) : null,
        notABooking: kind.deny && denyKind,
      },
    });
    // What had it went with what the card said before: a screen reader would have lost its place (WCAG 2.4.3).
    if (hadFocus && document.activeElement === document.body)
      document.querySelector<HTMLElement>('[role=group]')?.focus();
    // From each drawing on: what has come meanwhile may count seconds.
    clearTimeout(clock);
    clock = setTimeout(tick, nextTick(lookup.view(), Date.now()));
  }

  guardPresses({
    document,
    sight: watchSight(document.documentElement),
    isEntered: () => standing.entered,
    ask: verdicts.ask,
    dial: (address) => dial(document, address),
  });
  onSignedIn(lookup.onSignedIn);
  lookup.ask('show');

  return {
    paints({ paints }) {
      document.documentElement.style.colorScheme = isDark(paints) ? 'dark' : 'light';
    },
    ticket: ({ ticket }) => lookup.takeTicket(ticket),
    shown({ byKey, sheet }) {
      isStatusDue = !byKey;
      isSheet = sheet;
      paint();
      if (!byKey) return;
      setTimeout(() => {
        isStatusDue = true;
        paint();
      }, BEFORE_STATUS_MS);
    },
    standing({ pinned, entered }) {
      if (standing.pinned && !pinned) session.mask();
      standing = { pinned, entered };
      paint();
    },
    focus: person.takeFocus,
    'start-over'() {
      session.mask();
      lookup.startOver();
    },
    mask: session.mask,
    back: lookup.resume,
    verdict: ({ press, counts }) => verdicts.take(press, counts),
  };
}
