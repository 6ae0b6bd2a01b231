import type { CardView } from '../card/card-props.ts';
import { failureOn, lacksToken, viewOfAnswer, viewOfAsk, waitsForRenewal } from '../card/next-view.ts';
import type { LookupAsk } from '../message/contract.ts';
import { openLookup } from '../message/lookup-client.ts';
import type { FromCard } from './channel.ts';
import { type CardPort, openTicketedPort } from './ticketed-port.ts';

export interface PageLookupDeps {
  bookingId: number;
  /** Opens a port to the worker's card door; may throw where the extension is gone. */
  connect(): CardPort;
  say(message: FromCard): void;
  /** The view is another one. */
  onChange(): void;
}

/** The lookup of the card page, and the view that comes of it. Each ask takes a ticket, which the part in the page fetches. */
export function createPageLookup({ bookingId, connect, say, onChange }: PageLookupDeps) {
  const waiting: ((ticket: string | null) => void)[] = [];
  let view: CardView = { kind: 'loading' };
  let isRenewing = false;

  const fetchTicket = () =>
    new Promise<string | null>((resolve) => {
      waiting.push(resolve);
      say({ kind: 'need-ticket' });
    });
  const lookup = openLookup(
    bookingId,
    (answer) => {
      view = viewOfAnswer(view, answer);
      if (isRenewing && answer.kind === 'outcome' && answer.final) say({ kind: 'answered' });
      if (isRenewing && view.kind === 'booking' && !failureOn(view)) tellRenewing(false);
      onChange();
    },
    () => openTicketedPort(fetchTicket, connect),
  );

  /** Also of one press after another: each opens a window, and the card has to be held behind it. */
  function tellRenewing(on: boolean): void {
    say({ kind: 'renewing', on });
    isRenewing = on;
  }

  function ask(mode: LookupAsk['mode']): void {
    if (mode === 'renew') tellRenewing(true);
    view = viewOfAsk(view, mode);
    onChange();
    lookup.ask(mode);
  }

  function askIf(isWorthIt: boolean): void {
    if (isWorthIt && !lookup.isWaiting()) ask('refresh');
  }

  function load(begin: () => void): void {
    view = { kind: 'loading' };
    onChange();
    begin();
  }

  return {
    view: () => view,
    ask,
    /** The ticket that was waited for longest; null: there is none to be had. */
    takeTicket: (ticket: string | null) => waiting.shift()?.(ticket),
    /** Nothing of what was shown may stay: asks under the new settings. */
    startOver: (): void => load(lookup.startOver),
    lookUnder: (userId: number | null): void => load(() => lookup.lookUnder(userId)),
    /** Asks again where a sign-in lasted longer than the worker stayed awake, so that no answer is to come. */
    resume: (): void => askIf(waitsForRenewal(view)),
    /** The person has signed in, here or elsewhere. */
    onSignedIn: (): void => askIf(lacksToken(view)),
  };
}
