import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { DEFAULT_PAGE_SETTINGS } from '../../utils/settings/page-settings.ts';
import { useKeptFocus } from '../shared/use-kept-focus.ts';
import { useWorker } from '../shared/use-worker.ts';
import { WorkerSilentNotice } from '../shared/WorkerSilentNotice.tsx';
import { AccessNotice } from './AccessNotice.tsx';
import { CardsSection } from './CardsSection.tsx';
import { Contents } from './Contents.tsx';
import { DeveloperSection } from './DeveloperSection.tsx';
import { ForgetSection } from './ForgetSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { MembersSection } from './MembersSection.tsx';
import { PrivacySection } from './PrivacySection.tsx';
import { SignInSection } from './SignInSection.tsx';
import { useSignIn } from './use-sign-in.ts';

/** The options page. What a section needs to know it takes from the worker; what is typed stays within the section. */
export function Options() {
  useKeptFocus();
  const worker = useWorker();
  const settings = worker.state?.pageSettings ?? DEFAULT_PAGE_SETTINGS;
  // A new round makes the sections anew, and with them every field empty.
  const [round, setRound] = useState(0);
  const signIn = useSignIn(worker, round);
  return (
    <div class="page">
      <header>
        <h1>{i18n.t('options.heading')}</h1>
        <p class="tagline">{i18n.t('options.tagline')}</p>
      </header>
      <Contents />
      <main>
        <WorkerSilentNotice worker={worker} />
        <AccessNotice worker={worker} />
        <SignInSection worker={worker} signIn={signIn} />
        <CardsSection worker={worker} settings={settings} />
        <MembersSection key={`members-${round}`} worker={worker} />
        <ForgetSection worker={worker} onForgotten={() => setRound((last) => last + 1)} />
        <DeveloperSection key={`developers-${round}`} worker={worker} settings={settings} signIn={signIn} />
        <KeysSection />
        <PrivacySection />
      </main>
      <footer>
        <p>{i18n.t('shared.unofficial')}</p>
      </footer>
    </div>
  );
}
