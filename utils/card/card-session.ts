import type { CardActions, CardProps, CardView, Copyable } from './card-props.ts';
import { copyText } from './copy-text.ts';
import { offerSession } from './offer-session.ts';

/** How long the tick of a copy stays, ms: long enough to be noticed, and gone before the next thing is copied. */
export const COPIED_MS = 2_000;

/** What a card shows beside its booking. */
export type CardExtras = Pick<CardProps, 'revealed' | 'unfolded' | 'copied'>;

/** What a person can do with a card that neither asks the worker nor moves the card. */
export type OwnActions = Pick<CardActions, 'reveal' | 'unfold' | 'copy' | 'addToCalendar'>;

/**
 * One card while it is open, wherever it is drawn: what is revealed, unfolded and just copied. It knows neither where the booking comes
 * from nor how it is painted; `onChange` says that it has to be painted anew.
 */
export function createCardSession(onChange: () => void) {
  let revealed = { phone: false, skype: false };
  let unfolded: CardExtras['unfolded'] = {};
  let copied: Copyable | null = null;
  let copiedTimer: ReturnType<typeof setTimeout> | undefined;
  let memberId: number | null | undefined;
  let isClosed = false;

  function tellCopied(what: Copyable | null): void {
    if (isClosed) return;
    clearTimeout(copiedTimer);
    copied = what;
    if (what) copiedTimer = setTimeout(tellCopied, COPIED_MS, null);
    onChange();
  }

  function mask(): void {
    revealed = { phone: false, skype: false };
  }

  /** Masks what was revealed: someone else may look on now. */
  function maskAndTell(): void {
    if (!revealed.phone && !revealed.skype) return;
    mask();
    onChange();
  }

  return {
    /** What to paint beside `view`. What was revealed of one member's numbers says nothing about another's: it is masked again. */
    extrasFor(view: CardView): CardExtras {
      if (view.kind === 'booking') {
        const userId = view.actingFor?.userId ?? null;
        if (memberId !== undefined && memberId !== userId) mask();
        memberId = userId;
      }
      return { revealed, unfolded, copied };
    },
    actionsFor(view: CardView): OwnActions {
      return {
        reveal(what) {
          revealed = { ...revealed, [what]: !revealed[what] };
          onChange();
        },
        unfold(what) {
          unfolded = { ...unfolded, [what]: !unfolded[what] };
          onChange();
        },
        copy(what, text) {
          void copyText(text).then((done) => done && tellCopied(what));
        },
        addToCalendar() {
          if (view.kind === 'booking') void offerSession(view.booking, view.calendarKey);
        },
      };
    },
    mask: maskAndTell,
    close(): void {
      isClosed = true;
      clearTimeout(copiedTimer);
    },
  };
}
