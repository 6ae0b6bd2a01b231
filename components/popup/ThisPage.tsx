import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import { readPage } from '../../utils/detect/page.ts';
import type { TrustedState } from '../../utils/message/contract.ts';
import { disabledPageName } from '../../utils/settings/disabled-page.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { BookingChips } from './BookingChips.tsx';
import { OfferToTeach } from './OfferToTeach.tsx';
import { TurnedOff } from './TurnedOff.tsx';
import type { ActiveTab } from './use-active-tab.ts';
import { usePageLesson } from './use-page-lesson.ts';
import type { Teaching } from './use-taught.ts';

interface Props {
  tab: ActiveTab;
  teaching: Teaching;
  state: TrustedState | null;
  worker: WorkerState;
  /** What the member's list says of the bookings; null: nothing yet. */
  known: readonly BookingListItem[] | null;
  /** The booking that was looked up by hand and came; null: none. */
  found: number | null;
  /** A person has just pointed at a link, and is about to say which number is the booking's. */
  isPointed: boolean;
  onChoose(id: number): void;
}

/**
 * What the page under the popup has for Booking Peek: its bookings, or that none was recognised or no card can open; and which links of it can
 * be learned. It comes late, and so is below all else.
 */
export function ThisPage({ tab, teaching, state, worker, known, found, isPointed, onChoose }: Props) {
  const { address, bookings, lacksCard } = tab;
  const rules = state?.pageSettings ?? null;
  const lesson = usePageLesson(tab, { items: known, found, rules });
  const [error, setError] = useState<string | null>(null);
  const [declined, setDeclined] = useState<number | null>(null);
  const isUnknown = bookings?.length === 0 && !lacksCard && teaching.taught === null;
  const isOn = state !== null && address !== null && bookings !== null && cardsAreOn(state, address);
  const mayTeach = isOn && !lacksCard && !isPointed && teaching.taught === null;
  const isDeclined = declined !== null && lesson.offer?.like === declined;
  const offer = mayTeach && !isDeclined ? lesson.offer : null;

  async function showOne(): Promise<void> {
    if (tab.id === null) return;
    const reply = await worker.ask({ kind: 'point', tabId: tab.id });
    setError(reply?.refused ? refusalWords(reply.refused) : null);
    // The page is under it.
    if (reply?.state) window.close();
  }
  return (
    <>
      <BookingChips
        heading={i18n.t('popup.onThisPage')}
        ids={bookings ?? []}
        known={known}
        onChoose={onChoose}
      />
      {(address || lacksCard) && (
        <section class="this-page">
          <p role="status">
            {lacksCard && i18n.t('popup.noCardHere')}
            {isUnknown && i18n.t('popup.noneHere')}
          </p>
          {mayTeach && (
            <div>
              <button type="button" class={isUnknown ? '' : 'quiet'} onClick={showOne}>
                {isUnknown ? i18n.t('popup.point.show') : i18n.t('popup.point.another')}
              </button>
            </div>
          )}
          {error && (
            <p class="field-error" role="alert">
              {error}
            </p>
          )}
          {address && state && isOn && (
            <TurnedOff
              rules={state.pageSettings.taughtRules}
              pages={[readPage(address, address.href), ...lesson.frames.map(({ page }) => page)]}
              onTurnOn={teaching.turnOn}
            />
          )}
          {/* It takes longest, and so moves nothing. */}
          <OfferToTeach offer={offer} onTeach={teaching.teach} onNo={setDeclined} />
        </section>
      )}
    </>
  );
}

function cardsAreOn({ pageSettings: { hover, disabledPages } }: TrustedState, address: URL): boolean {
  return hover && !disabledPages.includes(disabledPageName(address));
}
