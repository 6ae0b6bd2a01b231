import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { type MemberChoiceProps, MemberCombobox } from './MemberCombobox.tsx';
import { memberWords } from './member-words.ts';
import type { WorkerState } from './use-worker.ts';

/** From so many members on the choice is typed into: in a list that is longer than it, one searches. */
const TYPED_FROM = 9;

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
  const { members, actingFor } = state;
  const choose = (userId: number | null) => {
    const done = worker.ask({ kind: 'act-for', userId });
    onChoice?.(done);
  };
  const Choice = members.length < TYPED_FROM ? MemberSelect : MemberCombobox;
  return (
    <div class="field">
      <label for={id}>{i18n.t('shared.actingFor')}</label>
      <Choice
        id={id}
        describedBy={hint ? `${id}-hint` : undefined}
        members={members}
        chosen={actingFor}
        onChoose={choose}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function MemberSelect({ id, describedBy, members, chosen, onChoose }: MemberChoiceProps) {
  return (
    <select
      id={id}
      autocomplete="off"
      aria-describedby={describedBy}
      value={String(chosen?.userId ?? '')}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
    >
      {[null, ...members].map((member) => (
        <option key={member?.userId ?? ''} value={member?.userId ?? ''}>
          {memberWords(member)}
        </option>
      ))}
    </select>
  );
}
