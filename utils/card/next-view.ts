import { otherCreditsOffered } from '../booking/situation.ts';
import type { LookupAnswer, LookupAsk } from '../message/contract.ts';
import type { CardView } from './card-props.ts';

/** What the card shows once a lookup was answered. */
export function viewOfAnswer(view: CardView, answer: LookupAnswer): CardView {
  if (answer.kind === 'renewing') {
    return view.kind === 'failure' ? { ...view, renewing: answer.where } : view;
  }
  const { outcome, final } = answer;
  return outcome.ok
    ? {
        kind: 'booking',
        booking: outcome.booking,
        fetchedAt: outcome.fetchedAt,
        actingFor: outcome.actingFor,
        refreshing: !final,
        offered: view.kind === 'booking' ? otherCreditsOffered(view, outcome.booking) : null,
      }
    : { kind: 'failure', failure: outcome.failure, actingFor: outcome.actingFor, renewing: null };
}

/**
 * What the card shows from the moment of a press until the answer: a booking stays while it is refreshed, a failure stays
 * while a token is fetched, and everything else is loading.
 */
export function viewOfAsk(view: CardView, mode: LookupAsk['mode']): CardView {
  if (mode === 'renew') return view;
  return view.kind === 'booking' ? { ...view, refreshing: true } : { kind: 'loading' };
}
