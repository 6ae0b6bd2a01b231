import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CardView } from '../../utils/card/card-props.ts';
import { failureOn, lacksToken } from '../../utils/card/next-view.ts';
import { offerSession } from '../../utils/card/offer-session.ts';
import type { Session } from '../../utils/card/session-event.ts';
import { parseTypedBooking } from '../../utils/detect/typed.ts';
import { NO_RULES } from '../../utils/settings/page-settings.ts';
import { ActingFor } from '../shared/ActingFor.tsx';
import { OffersServices } from '../shared/OffersServices.tsx';
import { useKeptFocus } from '../shared/use-kept-focus.ts';
import { useWorker } from '../shared/use-worker.ts';
import { WorkerSilentNotice } from '../shared/WorkerSilentNotice.tsx';
import { BookingChips } from './BookingChips.tsx';
import { BookingsList } from './BookingsList.tsx';
import { CardsOnThisPage } from './CardsOnThisPage.tsx';
import { LookupForm } from './LookupForm.tsx';
import { PointedPanel } from './PointedPanel.tsx';
import { PopupHead } from './PopupHead.tsx';
import { ShownCard } from './ShownCard.tsx';
import { TaughtNotice } from './TaughtNotice.tsx';
import { ThisPage } from './ThisPage.tsx';
import { TokenNotice } from './TokenNotice.tsx';
import { type FirstView, takeTyped } from './take-first-view.ts';
import { useActiveTab } from './use-active-tab.ts';
import { useMadeBookings } from './use-made-bookings.ts';
import { usePendingLookup } from './use-pending-lookup.ts';
import { usePointed } from './use-pointed.ts';
import { useShownLookup } from './use-shown-lookup.ts';
import { useTaught } from './use-taught.ts';

/** The popup: what is next and what waits; or a booking looked up by hand, in its place. */
export function Popup({ first = null }: { first?: FirstView | null }) {
  useKeptFocus();
  const worker = useWorker(first);
  const tab = useActiveTab(first?.tab);
  const { shown, lookUp, waitForChoice, ask, lookUnder, drop } = useShownLookup(worker);
  const [typed, setTyped] = useState(takeTyped);
  const { state } = worker;
  const bookings = useMadeBookings(worker, first?.list ?? null);
  const pointed = usePointed(worker);
  const teaching = useTaught(worker, tab.look);
  // The booking whose card was opened by pressing it, and, once that was left, the one to go back to.
  const [opened, setOpened] = useState<number | null>(null);

  function open(id: number) {
    setOpened(id);
    void lookUp(id);
  }

  async function addToCalendar(session: Session): Promise<void> {
    const reply = await worker.ask({ kind: 'make-calendar-key' });
    await offerSession(session, reply?.calendarKey ?? '');
  }

  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !shown) return;
    // Or the browser closes the popup.
    event.preventDefault();
    drop();
  }

  function choose(id: number) {
    setTyped(String(id));
    open(id);
  }

  usePendingLookup(state, typed, shown?.id, (id) => {
    setTyped(String(id));
    void lookUp(id);
  });

  // One who types another ID is done with the card: its "Look up" must not be taken for the one beside the field.
  const isAnotherTyped =
    typed !== '' && parseTypedBooking(typed, state?.pageSettings ?? NO_RULES) !== shown?.id;
  // The card then offers the very step that the notice would.
  const toldByCard = lacksToken(shown?.view);
  return (
    <main onKeyDown={onKey}>
      <PopupHead state={state} />
      {/* These are above all that may come later, so that they have their place from the first drawing on. */}
      <LookupForm
        typed={typed}
        onTyped={setTyped}
        rules={state?.pageSettings ?? NO_RULES}
        known={bookings.items}
        onLookUp={lookUp}
        onInvalid={drop}
      />
      <ActingFor worker={worker} onChoice={waitForChoice} />
      {tab.address && state && <CardsOnThisPage state={state} worker={worker} address={tab.address} />}
      <WorkerSilentNotice worker={worker} />
      <OffersServices token={state?.token} />
      {state && !toldByCard && <TokenNotice state={state} worker={worker} />}
      <TaughtNotice teaching={teaching} />
      {pointed && (
        <PointedPanel
          pointed={pointed}
          known={bookings.items}
          shown={shown}
          onLookUp={lookUp}
          onDrop={drop}
          teaching={teaching}
          onEnd={() => void worker.ask({ kind: 'end-pointing' })}
        />
      )}
      {shown && (
        <section class="shown">
          <button type="button" class="quiet back" onClick={drop}>
            {i18n.t('popup.list.back')}
          </button>
          <ShownCard
            key={shown.id}
            bookingId={shown.id}
            takesFocus={opened === shown.id}
            view={isAnotherTyped ? withoutOffer(shown.view) : shown.view}
            onAsk={ask}
            onLookUnder={lookUnder}
          />
        </section>
      )}
      {!shown && !pointed && (
        <BookingsList
          bookings={bookings}
          isMembers={state?.actingFor != null}
          returnTo={opened}
          onOpen={open}
          onCalendar={(session) => void addToCalendar(session)}
        />
      )}
      <BookingChips
        heading={i18n.t('popup.recent')}
        ids={state?.recent.filter((id) => id !== shown?.id) ?? []}
        known={bookings.items}
        onChoose={choose}
      />
      <ThisPage
        tab={tab}
        teaching={teaching}
        state={state}
        worker={worker}
        known={bookings.items}
        found={shown && isBooking(shown.view) ? shown.id : null}
        isPointed={pointed !== null}
        onChoose={choose}
      />
    </main>
  );
}

/** A card that offers to look under no one else. */
function withoutOffer(view: CardView): CardView {
  return view.kind === 'failure' ? { ...view, others: [] } : view;
}

/** Whether a card shows the booking that was asked for, and not that it could not be had. */
function isBooking(view: CardView): boolean {
  return view.kind === 'booking' && failureOn(view) === null;
}
