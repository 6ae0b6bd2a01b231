import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_CLIENT_ID_LENGTH } from '../../utils/booking/limits.ts';
import type { SignInResult } from '../../utils/booking/token-status.ts';
import { Announcement } from '../shared/Announcement.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { refusalWords } from '../shared/refusal-words.ts';
import { signInWords } from '../shared/sign-in-words.ts';
import { TextField } from '../shared/TextField.tsx';
import type { WorkerState } from '../shared/use-worker.ts';
import { Section } from './Section.tsx';

/** Signing in with the client ID of the member's own project. */
export function SignInSection({ worker }: { worker: WorkerState }) {
  const known = worker.state?.clientId ?? '';
  const [clientId, setClientId] = useState(known);
  const [error, setError] = useState<string | null>(null);
  const [underWay, setUnderWay] = useState(false);
  const [result, setResult] = useState<SignInResult | null>(null);
  const field = useRef<HTMLInputElement>(null);

  // The worker's own value comes after the first paint, and goes when everything is forgotten.
  useEffect(() => setClientId(known), [known]);

  async function signIn() {
    if (underWay) return;
    setResult(null);
    if (clientId.trim() === '') {
      setError(i18n.t('options.signIn.clientIdEmpty'));
      field.current?.focus();
      return;
    }
    setError(null);
    setUnderWay(true);
    const reply = (await keepClientId()) ? await worker.ask({ kind: 'sign-in' }) : null;
    setUnderWay(false);
    setResult(reply?.signIn ?? null);
  }

  /** Whether the worker has it now. */
  async function keepClientId(): Promise<boolean> {
    if (clientId.trim() === known) return true;
    const reply = await worker.ask({ kind: 'set-client-id', clientId: clientId.trim() });
    if (reply?.refused) setError(refusalWords(reply.refused));
    return reply?.state !== undefined;
  }

  return (
    <Section id="sign-in" heading={i18n.t('options.signIn.heading')} intro={i18n.t('options.signIn.intro')}>
      <details open={known === ''}>
        <summary>{i18n.t('options.signIn.steps')}</summary>
        <ol class="plain-steps">
          <li>{i18n.t('options.signIn.step1')}</li>
          <li>{i18n.t('options.signIn.step2')}</li>
          <li>{i18n.t('options.signIn.step3')}</li>
        </ol>
        <CopyField
          label={i18n.t('options.signIn.redirectUri')}
          hint={i18n.t('options.signIn.redirectUriHint')}
          copyLabel={i18n.t('options.signIn.copyRedirectUri')}
          value={worker.state?.redirectUri ?? ''}
        />
      </details>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <TextField
          label={i18n.t('options.signIn.clientId')}
          hint={i18n.t('options.signIn.clientIdHint')}
          maxLength={MAX_CLIENT_ID_LENGTH + 1}
          value={clientId}
          onInput={setClientId}
          error={error}
          inputRef={field}
        />
        <div class="actions">
          <button type="submit" class="primary">
            {i18n.t('options.signIn.press')}
          </button>
        </div>
      </form>
      <Announcement tone={result === 'signed-in' ? 'good' : 'quiet'}>
        {underWay ? i18n.t('shared.signIn.underWay') : result && signInWords(result)}
      </Announcement>
    </Section>
  );
}
