import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { DEFAULT_PAGE_SETTINGS } from '../../utils/settings/page-settings.ts';
import { useWorker } from '../shared/use-worker.ts';
import { WorkerSilentNotice } from '../shared/WorkerSilentNotice.tsx';
import { AccessSection } from './AccessSection.tsx';
import { CardsSection } from './CardsSection.tsx';
import { Contents } from './Contents.tsx';
import { EnvironmentSection } from './EnvironmentSection.tsx';
import { ForgetSection } from './ForgetSection.tsx';
import { MembersSection } from './MembersSection.tsx';
import { PrivacySection } from './PrivacySection.tsx';
import { RulesSection } from './RulesSection.tsx';
import { SignInSection } from './SignInSection.tsx';
import { TokenSection } from './TokenSection.tsx';
import { Welcome } from './Welcome.tsx';

/** The options page. What a section needs to know it takes from the worker; what is typed stays within the section. */
export function Options() {
  const worker = useWorker();
  const settings = worker.state?.pageSettings ?? DEFAULT_PAGE_SETTINGS;
  // A new round makes the sections anew, and with them every field empty.
  const [round, setRound] = useState(0);
  const access = <AccessSection key="access" worker={worker} />;
  const withheld = worker.state?.accessGranted === false;
  return (
    <div class="page">
      <header>
        <h1>{i18n.t('options.heading')}</h1>
        <p class="tagline">{i18n.t('options.tagline')}</p>
      </header>
      <Contents />
      <main>
        <WorkerSilentNotice worker={worker} />
        {withheld && access}
        {worker.state?.token.state === 'none' && <Welcome />}
        <TokenSection key={`token-${round}`} worker={worker} />
        <SignInSection key={`sign-in-${round}`} worker={worker} />
        <EnvironmentSection worker={worker} />
        <MembersSection key={`members-${round}`} worker={worker} />
        <CardsSection worker={worker} settings={settings} />
        <RulesSection key={`rules-${round}`} worker={worker} settings={settings} />
        {!withheld && access}
        <ForgetSection worker={worker} onForgotten={() => setRound((last) => last + 1)} />
        <PrivacySection />
      </main>
      <footer>
        <p>{i18n.t('shared.unofficial')}</p>
      </footer>
    </div>
  );
}
