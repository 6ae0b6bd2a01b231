import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { WorkerState } from './use-worker.ts';

interface Props {
  worker: WorkerState;
  hint?: string;
  /** Something was chosen; `done` resolves once it applies. */
  onChoice?(done: Promise<unknown>): void;
}

/** Whose bookings are looked up. There is nothing to choose, and nothing is shown, until there is a member. */
export function ActingFor({ worker, hint, onChoice }: Props) {
  const id = useId();
  const { state } = worker;
  if (!state || state.members.length === 0) return null;
  return (
    <div class="field">
      <label for={id}>{i18n.t('shared.actingFor')}</label>
      <select
        id={id}
        autocomplete="off"
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={String(state.actingFor?.userId ?? '')}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const done = worker.ask({ kind: 'act-for', userId: value === '' ? null : Number(value) });
          onChoice?.(done);
        }}
      >
        <option value="">{i18n.t('shared.myself')}</option>
        {state.members.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {i18n.t('shared.memberOption', { name, id: String(userId) })}
          </option>
        ))}
      </select>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
