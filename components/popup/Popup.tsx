import { useEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { useTrustedState } from '../../utils/message/trusted-client.ts';
import { ActingFor } from '../shared/ActingFor.tsx';
import { WorkerSilentNotice } from '../shared/WorkerSilentNotice.tsx';
import { BookingChips } from './BookingChips.tsx';
import { CardsHere } from './CardsHere.tsx';
import { LookupForm } from './LookupForm.tsx';
import { ShownCard } from './ShownCard.tsx';
import { StandingNotice } from './StandingNotice.tsx';
import { useActiveTab } from './use-active-tab.ts';
import { lacksToken } from './use-carry-on.ts';
import { useShownLookup } from './use-shown-lookup.ts';

/** A lookup that a sign-in interrupted longer ago than this is no longer what a person opens the popup for. */
const INTERRUPTED_MS = 15 * 60_000;

/** The popup: look up a booking by hand, and read it in place. */
export function Popup() {
  const door = useTrustedState();
  const tab = useActiveTab();
  const { shown, lookUp, waitForChoice, ask, drop } = useShownLookup(door);
  const [typed, setTyped] = useState('');
  const { state } = door;

  function choose(id: number) {
    setTyped(String(id));
    void lookUp(id);
  }

  const resumed = useRef(false);
  useEffect(() => {
    if (state === null || resumed.current) return;
    resumed.current = true;
    const { interrupted } = state;
    if (interrupted && typed === '' && Date.now() - interrupted.at < INTERRUPTED_MS) choose(interrupted.id);
  });

  // The card then offers the very step that the notice would.
  const toldByCard = lacksToken(shown?.view);
  return (
    <main>
      <header>
        <h1>{i18n.t('popup.title')}</h1>
        {state?.environment === 'sandbox' && <span class="tag">{i18n.t('popup.sandbox')}</span>}
        <button type="button" class="quiet" onClick={() => browser.runtime.openOptionsPage()}>
          {i18n.t('popup.openOptions')}
        </button>
      </header>
      <WorkerSilentNotice door={door} />
      <LookupForm
        typed={typed}
        onTyped={setTyped}
        extraRules={state?.pageSettings.extraRules ?? []}
        onLookUp={lookUp}
        onInvalid={drop}
      />
      <ActingFor door={door} onChoice={waitForChoice} />
      {state && !toldByCard && <StandingNotice state={state} door={door} />}
      {shown && <ShownCard key={shown.id} bookingId={shown.id} view={shown.view} onAsk={ask} />}
      <BookingChips heading={i18n.t('popup.onThisPage')} ids={tab.bookings} onChoose={choose} />
      <BookingChips
        heading={i18n.t('popup.recent')}
        ids={state?.recent.filter((id) => id !== shown?.id) ?? []}
        onChoose={choose}
      />
      {state && <CardsHere state={state} door={door} url={tab.url} />}
    </main>
  );
}
