import { i18n } from '#i18n';
import { Announcement } from '../shared/Announcement.tsx';
import { OffersServices } from '../shared/OffersServices.tsx';
import { signInWords } from '../shared/sign-in-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { Section } from './Section.tsx';
import { SignInLength } from './SignInLength.tsx';
import { SignInPress } from './SignInPress.tsx';
import { TokenStatusLine } from './TokenStatusLine.tsx';
import type { SignIn } from './use-sign-in.ts';

/**
 * Answers "am I in, and what do I press": the status in one line, and one button. Where no client ID is known, the button leads to
 * the three steps that bring one; a browser that offers no sign-in has neither.
 */
export function SignInSection({ worker, signIn }: { worker: WorkerState; signIn: SignIn }) {
  const token = worker.state?.token ?? null;
  const offered = worker.state?.redirectUri !== null;
  return (
    <Section id="sign-in" heading={i18n.t('options.signIn.heading')}>
      <TokenStatusLine status={token} />
      <OffersServices token={token ?? undefined} />
      {token && 'expiresAt' in token && token.expiresAt !== null && (
        <SignInLength expiresAt={token.expiresAt} />
      )}
      {!offered && <p>{i18n.t('options.signIn.notOffered')}</p>}
      {offered && signIn.needsSetUp === true && (
        <>
          {!isIn(token) && <p>{i18n.t('options.signIn.setUpFirst')}</p>}
          <div class="actions">
            <button type="button" class={isIn(token) ? '' : 'primary'} onClick={signIn.showSetUp}>
              {i18n.t('options.signIn.setUp')}
            </button>
          </div>
        </>
      )}
      {offered && signIn.needsSetUp === false && (
        <>
          <SignInPress primary={!isIn(token)} onPress={signIn.start} />
          <SignInEnding signIn={signIn} />
        </>
      )}
    </Section>
  );
}

/** How the last sign-in ended. A failed one looks like an error, and says what helps. */
export function SignInEnding({ signIn: { result, underWay } }: { signIn: SignIn }) {
  const words = underWay ? i18n.t('shared.signIn.underWay') : result && signInWords(result);
  let tone: 'good' | 'quiet' | 'warn' = 'quiet';
  if (result !== null) tone = result === 'signed-in' ? 'good' : 'warn';
  return <Announcement tone={tone}>{words}</Announcement>;
}

function isIn(token: { state: string } | null): boolean {
  return token !== null && ['accepted', 'unchecked', 'checking'].includes(token.state);
}
