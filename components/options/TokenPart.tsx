import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { BOOKINGS_SCOPE } from '../../utils/api/environments.ts';
import { MAX_TOKEN_LENGTH } from '../../utils/booking/limits.ts';
import { readPastedToken } from '../../utils/token/read-pasted-token.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import { TextField } from '../shared/TextField.tsx';
import type { WorkerState } from '../shared/use-worker.ts';
import { Part } from './Part.tsx';
import { TokenDetails } from './TokenDetails.tsx';

/** What is wrong with a typed token, before the platform is asked; null: nothing. */
function tokenError(typed: string): string | null {
  const read = readPastedToken(typed);
  if ('token' in read) return null;
  switch (read.problem) {
    case 'empty':
      return i18n.t('options.token.empty');
    case 'address':
      return i18n.t('options.token.address');
    case 'spaces':
      return i18n.t('options.token.spaces');
    case 'characters':
      return i18n.t('options.token.characters');
    case 'too-long':
      return refusalWords({ reason: 'too-long', limit: MAX_TOKEN_LENGTH });
  }
}

/** Saving, checking and forgetting the access token. It is never shown again: a saved token leaves its field at once. */
export function TokenPart({ worker }: { worker: WorkerState }) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const token = worker.state?.token ?? null;
  const hasNone = token === null || token.state === 'none';

  async function save() {
    const wrong = tokenError(typed);
    setError(wrong);
    if (wrong !== null) {
      field.current?.focus();
      return;
    }
    const reply = await worker.ask({ kind: 'save-token', token: typed });
    if (reply?.refused) setError(refusalWords(reply.refused));
    // defence: emptied-field
    else if (reply) setTyped((current) => (current === typed ? '' : current));
  }

  return (
    <Part
      heading={i18n.t('options.token.heading')}
      intro={i18n.t('options.token.intro', { scope: BOOKINGS_SCOPE })}
    >
      {token && 'scopes' in token && <TokenDetails status={token} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={i18n.t('options.token.label')}
          hint={i18n.t('options.token.hint')}
          masked
          maxLength={MAX_TOKEN_LENGTH + 1}
          value={typed}
          onInput={setTyped}
          error={error}
          inputRef={field}
        />
        <div class="actions">
          <button type="submit">{i18n.t('options.token.save')}</button>
          <button type="button" disabled={hasNone} onClick={() => worker.ask({ kind: 'check-token' })}>
            {i18n.t('options.token.check')}
          </button>
          <button type="button" disabled={hasNone} onClick={() => worker.ask({ kind: 'forget-token' })}>
            {i18n.t('options.token.forget')}
          </button>
        </div>
      </form>
    </Part>
  );
}
