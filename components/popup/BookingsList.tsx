import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/booking/booking.ts';
import type { Failure } from '../../utils/booking/failure.ts';
import { type GroupedBookings, groupBookings, type Listed } from '../../utils/booking/group-bookings.ts';
import type { Session } from '../../utils/card/session-event.ts';
import { failureWords } from '../../utils/words/failure-words.ts';
import { relative } from '../../utils/words/relative.ts';
import { useNow } from '../shared/use-now.ts';
import { BookingRow } from './BookingRow.tsx';
import { NextSession } from './NextSession.tsx';
import type { MadeBookings } from './use-made-bookings.ts';

/** The words count minutes at their finest, but for the last one before a session. */
const TICK_MS = 1_000;

/** So many bookings of "Later" are shown; more are folded. */
const SHOWN_LATER = 5;

interface Props {
  bookings: MadeBookings;
  isMembers: boolean;
  /** The booking whose card was opened last; the focus goes back to its row, if it was in the card. Null: none. */
  returnTo: number | null;
  onOpen(id: number): void;
  onCalendar(session: Session): void;
}

/** What is next, what waits for the person, what the person waits for, and the rest. */
export function BookingsList({ bookings, isMembers, returnTo, onOpen, onCalendar }: Props) {
  const now = useNow(TICK_MS);
  const { items, fetchedAt, failure, loading } = bookings;
  const grouped = useMemo(() => items && groupBookings(items, now), [items, now]);

  // As it is drawn, in place of a card that went with the focus: an arrow that is pressed at once already goes on from that row, and an Escape is heard.
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) return;
    const row = document.querySelector<HTMLElement>(`[data-booking="${returnTo}"]`);
    (row ?? document.querySelector('input'))?.focus();
  }, [returnTo]);

  const row = (listed: Listed) => (
    <li key={listed.item.bookingId}>
      <BookingRow listed={listed} now={now} onOpen={onOpen} />
    </li>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows in it, which are buttons.
    <div class="bookings" onKeyDown={moveAmongRows}>
      <div aria-live="polite">{failure && <FailureLine failure={failure} now={now} />}</div>
      {loading && items === null && <Loading />}
      {grouped && (
        <>
          {isEmpty(grouped) && <p class="hint">{i18n.t('popup.list.empty')}</p>}
          {grouped.next && (
            <Group heading={i18n.t('popup.list.next')}>
              <NextSession
                listed={grouped.next}
                now={now}
                isMembers={isMembers}
                onOpen={onOpen}
                onCalendar={onCalendar}
              />
            </Group>
          )}
          <Rows heading={i18n.t('popup.list.needsYou')} listed={grouped.needsYou} row={row} />
          <Rows heading={i18n.t('popup.list.waiting')} listed={grouped.waitingForThem} row={row} />
          <Rows
            heading={i18n.t('popup.list.later')}
            listed={grouped.later}
            row={row}
            foldBeyond={SHOWN_LATER}
          />
        </>
      )}
      {(fetchedAt !== null || failure) && (
        <p class="foot hint">
          <span>
            {fetchedAt !== null && i18n.t('popup.list.updated', { when: relative(fetchedAt, now) })}
          </span>
          <button type="button" class="quiet" onClick={bookings.refresh}>
            {i18n.t('popup.list.refresh')}
          </button>
        </p>
      )}
    </div>
  );
}

/** Why nothing newer came, in a line above what is still there. What a token mends is told by the popup's own notice. */
function FailureLine({ failure, now }: { failure: Failure; now: EpochMs }) {
  if (failure.kind === 'unreadable') return <p class="hint">{i18n.t('popup.list.unreadable')}</p>;
  if (failure.kind === 'no-token') return null;
  const { title, text } = failureWords(failure, now);
  return (
    <p class="hint">
      <b>{title}.</b> {text}
    </p>
  );
}

function isEmpty({ next, needsYou, waitingForThem, later }: GroupedBookings): boolean {
  return next === null && needsYou.length + waitingForThem.length + later.length === 0;
}

function Group({ heading, children }: { heading: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}

interface RowsProps {
  heading: string;
  listed: readonly Listed[];
  row(listed: Listed): ComponentChildren;
  /** More rows than this are folded. */
  foldBeyond?: number;
}

function Rows({ heading, listed, row, foldBeyond = Number.POSITIVE_INFINITY }: RowsProps) {
  const [unfolded, setUnfolded] = useState(false);
  if (listed.length === 0) return null;
  const shown = unfolded ? listed : listed.slice(0, foldBeyond);
  return (
    <Group heading={heading}>
      <ul class="booking-rows">{shown.map(row)}</ul>
      {shown.length < listed.length && (
        <button type="button" class="quiet" onClick={() => setUnfolded(true)}>
          {i18n.t('popup.list.more', { count: String(listed.length - shown.length) })}
        </button>
      )}
    </Group>
  );
}

/** Three rows that hold the place of what comes. */
function Loading() {
  return (
    <div class="skeletons" role="status">
      <span class="visually-hidden">{i18n.t('popup.list.loading')}</span>
      {[1, 2, 3].map((row) => (
        <div key={row} class="skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Arrows go from row to row, as in any list of the browser's own. */
function moveAmongRows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-booking]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  rows[at + step]?.focus();
}
