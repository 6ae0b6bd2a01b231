import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useTrustedState } from '../../utils/message/trusted-client.ts';
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
import { usePageSettings } from './use-page-settings.ts';
import { Welcome } from './Welcome.tsx';

/** The options page. What a section needs to know it takes from the trusted door; what is typed stays within the section. */
export function Options() {
  const door = useTrustedState();
  const page = usePageSettings(door);
  // A new round makes the sections anew, and with them every field empty.
  const [round, setRound] = useState(0);
  const access = <AccessSection key="access" door={door} />;
  const withheld = door.state?.accessGranted === false;
  return (
    <div class="page">
      <header>
        <h1>{i18n.t('options.heading')}</h1>
        <p class="tagline">{i18n.t('options.tagline')}</p>
      </header>
      <Contents />
      <main>
        <WorkerSilentNotice door={door} />
        {withheld && access}
        {door.state?.token.state === 'none' && <Welcome />}
        <TokenSection key={`token-${round}`} door={door} />
        <SignInSection key={`sign-in-${round}`} door={door} />
        <EnvironmentSection door={door} />
        <MembersSection key={`members-${round}`} door={door} />
        <CardsSection {...page} />
        <RulesSection key={`rules-${round}`} {...page} />
        {!withheld && access}
        <ForgetSection door={door} onForgotten={() => setRound((last) => last + 1)} />
        <PrivacySection />
      </main>
      <footer>
        <p>{i18n.t('shared.unofficial')}</p>
      </footer>
    </div>
  );
}
