import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import { parseTypedBooking } from '../../utils/detect/typed.ts';
import type { OwnRules } from '../../utils/settings/page-settings.ts';
import type { Candidate } from '../../utils/teach/candidates.ts';
import { candidatesInLink } from '../../utils/teach/candidates-in-link.ts';
import { TextField } from '../shared/TextField.tsx';
import { NumberChoice } from './NumberChoice.tsx';

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
  /** Arrow down was pressed in the field. */
  onDown(): void;
}

/** The field for a booking's ID. What was typed stays, whatever comes of it. Of a link that no rule knows, the person says which number it is. */
export function LookupForm({ typed, onTyped, rules, known, onLookUp, onInvalid, onDown }: Props) {
  const [wrong, setWrong] = useState(false);
  const [choices, setChoices] = useState<Candidate[]>([]);
  const field = useRef<HTMLInputElement>(null);
  // The field is what the popup was opened for.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="lookup"
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') onDown();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const id = parseTypedBooking(typed, rules);
        const numbers =
          id === null ? candidatesInLink(typed, new Set(known?.map(({ bookingId }) => bookingId))) : [];
        setChoices(numbers);
        setWrong(id === null && numbers.length === 0);
        if (id !== null) {
          onLookUp(id);
          return;
        }
        if (numbers.length === 0) field.current?.focus();
        onInvalid();
      }}
    >
      <TextField
        label={i18n.t('popup.bookingId')}
        hint={i18n.t('popup.bookingIdHint')}
        value={typed}
        onInput={(text) => {
          setChoices([]);
          onTyped(text);
        }}
        error={wrong ? i18n.t('popup.invalidId') : null}
        inputRef={field}
      >
        <button type="submit" class="primary">
          {i18n.t('popup.lookUp')}
        </button>
      </TextField>
      <NumberChoice choices={choices} onChoose={onLookUp} />
    </form>
  );
}
