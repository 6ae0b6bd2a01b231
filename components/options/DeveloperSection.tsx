import { i18n } from '#i18n';
import type { PageSettings } from '../../utils/settings/page-settings.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { ClientIdPart } from './ClientIdPart.tsx';
import { EnvironmentPart } from './EnvironmentPart.tsx';
import { RulesPart } from './RulesPart.tsx';
import { Section } from './Section.tsx';
import { TokenPart } from './TokenPart.tsx';
import type { SignIn } from './use-sign-in.ts';

interface Props {
  worker: WorkerState;
  settings: PageSettings;
  signIn: SignIn;
}

/** What a member needs who is the developer of the connection, too: the only place with that trade's words. */
export function DeveloperSection({ worker, settings, signIn }: Props) {
  return (
    <Section
      id="developers"
      heading={i18n.t('options.developers.heading')}
      intro={i18n.t('options.developers.intro')}
    >
      {worker.state?.redirectUri !== null && (
        <ClientIdPart redirectUri={worker.state?.redirectUri ?? ''} signIn={signIn} />
      )}
      <TokenPart worker={worker} />
      <EnvironmentPart worker={worker} />
      <RulesPart worker={worker} settings={settings} />
    </Section>
  );
}
