import type { Failure, FailureKind } from '../booking/failure.ts';
import { keepBooking } from '../booking/outcome.ts';
import { otherCreditsOffered } from '../booking/situation.ts';
import type { LookupAnswer, LookupAsk } from '../message/contract.ts';
import type { CardView } from './card-props.ts';

/** What the card shows once a lookup was answered. A booking that is there stays; see `keepBooking`. */
export function viewOfAnswer(view: CardView, answer: LookupAnswer): CardView {
  if (answer.kind === 'renewing') {
    return 'renewing' in view && failureOn(view) ? { ...view, renewing: answer.where } : view;
  }
  const outcome = keepBooking(view.kind === 'booking' ? { ok: true, ...view } : null, answer.outcome);
  return outcome.ok
    ? {
        kind: 'booking',
        booking: outcome.booking,
        fetchedAt: outcome.fetchedAt,
        actingFor: outcome.actingFor,
        staleBecause: outcome.staleBecause,
        refreshing: !answer.final,
        renewing: null,
        calendarKey: answer.calendarKey ?? (view.kind === 'booking' ? view.calendarKey : ''),
        offered: view.kind === 'booking' ? otherCreditsOffered(view, outcome.booking) : null,
      }
    : {
        kind: 'failure',
        failure: outcome.failure,
        actingFor: outcome.actingFor,
        others: answer.others ?? [],
        renewing: null,
      };
}

/**
 * What the card shows from the moment of a press until the answer: a booking stays while it is refreshed, a failure, or a notice
 * beside a booking, while a token is fetched; everything else is loading.
 */
export function viewOfAsk(view: CardView, mode: LookupAsk['mode']): CardView {
  if (mode === 'renew') return view;
  return view.kind === 'booking'
    ? { ...view, refreshing: true, staleBecause: null, renewing: null }
    : { kind: 'loading' };
}

/** The failure that a card shows, alone or beside a booking; null: none. */
export function failureOn(view: CardView | undefined): Failure | null {
  if (view?.kind === 'failure') return view.failure;
  return view?.kind === 'booking' ? view.staleBecause : null;
}

/** Failures that a token, or a better one, mends. */
const FOR_WANT_OF_TOKEN: ReadonlySet<FailureKind | undefined> = new Set([
  'no-token',
  'token-rejected',
  'scope-missing',
]);

/** Whether what is shown, alone or beside a booking, is a failure that a token mends. */
export function lacksToken(view: CardView | undefined): boolean {
  return FOR_WANT_OF_TOKEN.has(failureOn(view)?.kind);
}

/** Whether a press on a card has opened what mends its failure, and nothing has come of it yet. */
export function waitsForRenewal(view: CardView): boolean {
  return 'renewing' in view && view.renewing !== null;
}
