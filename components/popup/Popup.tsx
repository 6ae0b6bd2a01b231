import { useEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { ActingFor } from '../shared/ActingFor.tsx';
import { useWorker } from '../shared/use-worker.ts';
import { WorkerSilentNotice } from '../shared/WorkerSilentNotice.tsx';
import { BookingChips } from './BookingChips.tsx';
import { CardsOnThisPage } from './CardsOnThisPage.tsx';
import { LookupForm } from './LookupForm.tsx';
import { ShownCard } from './ShownCard.tsx';
import { TokenNotice } from './TokenNotice.tsx';
import { useActiveTab } from './use-active-tab.ts';
import { lacksToken } from './use-retry-after-sign-in.ts';
import { useShownLookup } from './use-shown-lookup.ts';

/** A lookup that a sign-in pendingLookup longer ago than this is no longer what a person opens the popup for. */
const PENDING_LOOKUP_MS = 15 * 60_000;

/** The popup: look up a booking by hand, and read it in place. */
export function Popup() {
  const worker = useWorker();
  const tab = useActiveTab();
  const { shown, lookUp, waitForChoice, ask, drop } = useShownLookup(worker);
  const [typed, setTyped] = useState('');
  const { state } = worker;

  function choose(id: number) {
    setTyped(String(id));
    void lookUp(id);
  }

  const resumed = useRef(false);
  useEffect(() => {
    if (state === null || resumed.current) return;
    resumed.current = true;
    const { pendingLookup } = state;
    if (pendingLookup && typed === '' && Date.now() - pendingLookup.at < PENDING_LOOKUP_MS)
      choose(pendingLookup.id);
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
      <WorkerSilentNotice worker={worker} />
      <LookupForm
        typed={typed}
        onTyped={setTyped}
        extraRules={state?.pageSettings.extraRules ?? []}
        onLookUp={lookUp}
        onInvalid={drop}
      />
      <ActingFor worker={worker} onChoice={waitForChoice} />
      {state && !toldByCard && <TokenNotice state={state} worker={worker} />}
      {shown && <ShownCard key={shown.id} bookingId={shown.id} view={shown.view} onAsk={ask} />}
      <BookingChips heading={i18n.t('popup.onThisPage')} ids={tab.bookings} onChoose={choose} />
      <BookingChips
        heading={i18n.t('popup.recent')}
        ids={state?.recent.filter((id) => id !== shown?.id) ?? []}
        onChoose={choose}
      />
      {state && <CardsOnThisPage state={state} worker={worker} url={tab.url} />}
    </main>
  );
}
