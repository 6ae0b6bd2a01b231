import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import { bookingsNamedIn, isLink, tidy } from '../../utils/detect/plain-text.ts';
import { parseTypedBooking } from '../../utils/detect/typed.ts';
import type { OwnRules } from '../../utils/settings/page-settings.ts';
import { candidatesInLink } from '../../utils/teach/candidates-in-link.ts';
import { TextField } from '../shared/TextField.tsx';
import { type Choice, NumberChoice } from './NumberChoice.tsx';
import { candidateWords } from './pointed-words.ts';

interface Props {
  typed: string;
  onTyped(typed: string): void;
  /** Links that the user's own rules know are taken as well. */
  rules: OwnRules;
  /** What the member's list says of the bookings; null: nothing yet. */
  known: readonly BookingListItem[] | null;
  onLookUp(id: number): void;
  /** What was to be looked up is no booking ID; that is told here. */
  onInvalid(): void;
}

/** What was to be looked up and holds no booking ID for sure. */
interface Refused {
  typed: string;
  question: string;
  /** The numbers in it that may be one; empty: there is none. */
  choices: Choice[];
}

/** Of words that name several bookings, which is meant; of a link that no rule knows, which number is the booking's. */
function choiceIn(typed: string, known: readonly BookingListItem[] | null): Omit<Refused, 'typed'> {
  const tidied = tidy(typed);
  const named = isLink(tidied) ? [] : bookingsNamedIn(tidied);
  if (named.length) {
    const choices = named.map((id) => ({ id, words: i18n.t('popup.openBooking', { id: String(id) }) }));
    return { question: i18n.t('popup.point.which'), choices };
  }
  const list = new Set(known?.map(({ bookingId }) => bookingId));
  const choices = candidatesInLink(typed, list).map((one) => ({ id: one.id, words: candidateWords(one) }));
  return { question: i18n.t('popup.whichNumber'), choices };
}

/** The field for a booking's ID. What was typed stays, whatever comes of it. Where it is not known which number it is, the person says so. */
export function LookupForm({ typed, onTyped, rules, known, onLookUp, onInvalid }: Props) {
  // It is about what was typed then, and goes with it.
  const [refused, setRefused] = useState<Refused | null>(null);
  const told = refused?.typed === typed ? refused : null;
  const field = useRef<HTMLInputElement>(null);
  // The field is what the popup was opened for. As it is drawn, so that no key is pressed between.
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="lookup"
      onKeyDown={(event) => {
        // Into the list below.
        if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[data-booking]')?.focus();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const id = parseTypedBooking(typed, rules);
        if (id !== null) {
          setRefused(null);
          onLookUp(id);
          return;
        }
        const choice = choiceIn(typed, known);
        setRefused({ typed, ...choice });
        if (choice.choices.length === 0) field.current?.focus();
        onInvalid();
      }}
    >
      <TextField
        label={i18n.t('popup.bookingId')}
        hint={i18n.t('popup.bookingIdHint')}
        value={typed}
        onInput={onTyped}
        error={told?.choices.length === 0 ? i18n.t('popup.invalidId') : null}
        inputRef={field}
      >
        <button type="submit" class="primary">
          {i18n.t('popup.lookUp')}
        </button>
      </TextField>
      <NumberChoice question={told?.question ?? ''} choices={told?.choices ?? []} onChoose={onLookUp} />
    </form>
  );
}
