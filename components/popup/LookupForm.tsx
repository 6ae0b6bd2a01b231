import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseTypedBooking } from '../../utils/detect/typed.ts';
import type { OwnRules } from '../../utils/settings/page-settings.ts';
import { TextField } from '../shared/TextField.tsx';

interface Props {
  typed: string;
  onTyped(typed: string): void;
  /** Links that the user's own rules know are taken as well. */
  rules: OwnRules;
  onLookUp(id: number): void;
  /** What was to be looked up is no booking ID; that is told here. */
  onInvalid(): void;
  /** Arrow down was pressed in the field. */
  onDown(): void;
}

/** The field for a booking's ID. What was typed stays, whatever comes of it. */
export function LookupForm({ typed, onTyped, rules, onLookUp, onInvalid, onDown }: Props) {
  const [wrong, setWrong] = useState(false);
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
        setWrong(id === null);
        if (id !== null) {
          onLookUp(id);
          return;
        }
        field.current?.focus();
        onInvalid();
      }}
    >
      <TextField
        label={i18n.t('popup.bookingId')}
        hint={i18n.t('popup.bookingIdHint')}
        value={typed}
        onInput={onTyped}
        error={wrong ? i18n.t('popup.invalidId') : null}
        inputRef={field}
      >
        <button type="submit" class="primary">
          {i18n.t('popup.lookUp')}
        </button>
      </TextField>
    </form>
  );
}
