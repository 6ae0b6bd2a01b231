import type { CardView } from '../card/card-props.ts';
import { failureOn } from '../card/next-view.ts';
import type { TaughtNews } from '../message/contract.ts';

export interface KindNewsDeps {
  /** The key of the kind of link that was taught and led to the card; null: none was needed, and nothing is told. */
  taught: string | null;
  bookingId: number;
  tell(news: TaughtNews): void;
}

/** Tells the worker what came of a kind of link that a person taught: each thing once. */
export function createKindNews({ taught, bookingId, tell }: KindNewsDeps) {
  let told: TaughtNews['said'] | null = null;

  function say(said: TaughtNews['said']): void {
    if (taught !== null && said !== told) tell({ kind: 'taught', key: taught, bookingId, said });
    told = said;
  }

  return {
    onView(view: CardView): void {
      const failure = failureOn(view);
      if (view.kind === 'booking' && !failure) say('found');
      // "Not found" for want of a group says nothing of the number.
      if (view.kind === 'failure' && failure?.kind === 'not-found' && failure.because === 'booking')
        say('not-found');
    },
    /** Null: there is no kind to be turned off. */
    deny: taught === null ? null : () => say('not-a-booking'),
  };
}
