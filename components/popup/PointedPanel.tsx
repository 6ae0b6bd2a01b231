import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import { failureOn } from '../../utils/card/next-view.ts';
import { type Candidate, candidates } from '../../utils/teach/candidates.ts';
import type { PointedFacts } from '../../utils/teach/read-page-facts.ts';
import { type Lesson, ruleFrom } from '../../utils/teach/rule-from.ts';
import { MissedLink } from './MissedLink.tsx';
import { candidateWords, rowWordsOf, sameWords, unlearnableWords, willOpenWords } from './pointed-words.ts';
import type { LookedUp } from './use-lookup.ts';
import type { Teaching } from './use-taught.ts';

interface Props {
  pointed: PointedFacts;
  /** What the member's list says of the bookings; null: nothing yet. */
  known: readonly BookingListItem[] | null;
  /** What is looked up now; null: nothing. */
  shown: LookedUp | null;
  onLookUp(id: number): void;
  /** What is looked up is not the one. */
  onDrop(): void;
  teaching: Teaching;
  onEnd(): void;
}

/** What a person has pointed at: which number is the booking's, one lookup to check it, and then cards on links like it. */
export function PointedPanel({ pointed, known, shown, onLookUp, onDrop, teaching, onEnd }: Props) {
  const choices = useMemo(() => {
    const list = new Set(known?.map(({ bookingId }) => bookingId));
    return candidates(pointed.facts, pointed.around, list);
  }, [pointed, known]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [checked, setChecked] = useState<{ id: number; lesson: Lesson } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const choice = choices.find(({ id }) => id === chosen) ?? choices[0];

  function check({ id, placed }: Candidate): void {
    const lesson = ruleFrom(placed, pointed.facts);
    const isLearnable = typeof lesson !== 'string';
    setError(isLearnable ? null : unlearnableWords(lesson));
    if (!isLearnable) return;
    onLookUp(id);
    setChecked({ id, lesson });
  }

  async function learn(lesson: Lesson): Promise<void> {
    await teaching.teach({ rules: [lesson.rule], finds: lesson.finds.length });
    onDrop();
    onEnd();
  }

  const row = rowWordsOf(pointed);
  if (checked && checked.id === shown?.id)
    return (
      <Checked
        shown={shown}
        row={row}
        finds={checked.lesson.finds}
        onYes={() => learn(checked.lesson)}
        onNo={onDrop}
        onEnd={() => {
          onDrop();
          onEnd();
        }}
      />
    );
  return (
    <section class="pointed">
      <h2>{i18n.t('popup.point.heading')}</h2>
      {row && (
        <p>
          <q>
            <bdi>{row}</bdi>
          </q>
        </p>
      )}
      <fieldset>
        <legend>{i18n.t('popup.point.which')}</legend>
        {choices.map((one) => (
          <label class="choice" key={one.id}>
            <input
              type="radio"
              name="pointed"
              autocomplete="off"
              checked={one === choice}
              onChange={() => {
                setChosen(one.id);
                setError(null);
              }}
            />
            {candidateWords(one)}
          </label>
        ))}
      </fieldset>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      <div class="pointed-actions">
        {choice && (
          <button type="button" class="primary" onClick={() => check(choice)}>
            {i18n.t('popup.point.check', { id: String(choice.id) })}
          </button>
        )}
        <button type="button" onClick={onEnd}>
          {i18n.t('popup.point.cancel')}
        </button>
      </div>
      <MissedLink pointed={pointed} />
    </section>
  );
}

interface CheckedProps {
  shown: LookedUp;
  row: string;
  /** For which bookings of the page cards will open. */
  finds: readonly number[];
  onYes(): void;
  onNo(): void;
  onEnd(): void;
}

/** The question beside the card: only a booking can be the one that was pointed at. */
function Checked({ shown: { id, view }, row, finds, onYes, onNo, onEnd }: CheckedProps) {
  const failure = failureOn(view);
  const isBooking = view.kind === 'booking' && failure === null;
  return (
    <section class="pointed">
      <h2>{i18n.t('popup.point.heading')}</h2>
      <p role="status">
        {isBooking && i18n.t('popup.point.isIt')}
        {isBooking && ` ${sameWords(row, view.booking)}`}
        {failure?.kind === 'not-found' && i18n.t('popup.point.notFound', { id: String(id) })}
      </p>
      {row && (
        <p>
          {i18n.t('popup.point.row')}{' '}
          <q>
            <bdi>{row}</bdi>
          </q>
        </p>
      )}
      {isBooking && <p>{willOpenWords(finds)}</p>}
      <div class="pointed-actions">
        {isBooking && (
          <button type="button" class="primary" onClick={onYes}>
            {i18n.t('popup.point.yes')}
          </button>
        )}
        <button type="button" onClick={onNo}>
          {i18n.t('popup.point.no')}
        </button>
        <button type="button" onClick={onEnd}>
          {i18n.t('popup.point.cancel')}
        </button>
      </div>
    </section>
  );
}
