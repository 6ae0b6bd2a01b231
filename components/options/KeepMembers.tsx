import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** Whether the list of members outlives the browser, and who can then read it. */
export function KeepMembers({ worker }: { worker: WorkerState }) {
  const id = useId();
  const [error, setError] = useState<string | null>(null);

  async function keep(on: boolean) {
    const reply = await worker.ask({ kind: 'keep-members', on });
    setError(reply?.refused ? refusalWords(reply.refused) : null);
  }

  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        autocomplete="off"
        checked={worker.state?.keepMembers ?? false}
        aria-describedby={`${id}-hint`}
        onChange={(event) => keep(event.currentTarget.checked)}
      />
      <label for={id}>{i18n.t('options.members.keep')}</label>
      <p class="hint" id={`${id}-hint`}>
        {i18n.t('options.members.keepHint')}
      </p>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
