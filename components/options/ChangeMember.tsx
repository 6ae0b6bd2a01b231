import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_NAME_LENGTH } from '../../utils/booking/limits.ts';
import type { Member } from '../../utils/booking/outcome.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import { TextField } from '../shared/TextField.tsx';
import type { WorkerState } from '../shared/use-worker.ts';

interface Props {
  member: Member;
  worker: WorkerState;
  onRemove(): void;
  onDone(): void;
}

/** A new name for a member, or the member's removal, in the member's own row. Escape leaves all as it was. */
export function ChangeMember({ member, worker, onRemove, onDone }: Props) {
  const [typed, setTyped] = useState(member.name);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const names = { name: member.name, id: String(member.userId) };

  // As it is drawn: selected later, what is typed at once would be typed over.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  async function save() {
    const name = typed.trim();
    if (name === '') {
      setError(i18n.t('options.members.nameEmpty'));
      field.current?.focus();
      return;
    }
    const reply = await worker.ask({ kind: 'rename-member', userId: member.userId, name });
    if (reply?.refused) setError(refusalWords(reply.refused));
    else if (reply) onDone();
  }

  return (
    <form
      class="row-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextField
        label={i18n.t('options.members.newName', names)}
        maxLength={MAX_NAME_LENGTH}
        value={typed}
        onInput={setTyped}
        error={error}
        inputRef={field}
      />
      <div class="actions">
        <button type="submit" class="small">
          {i18n.t('options.members.saveName')}
        </button>
        <button type="button" class="small" onClick={onDone}>
          {i18n.t('options.members.keepName')}
        </button>
        <button
          type="button"
          class="small danger"
          aria-label={i18n.t('options.members.removeOne', names)}
          onClick={onRemove}
        >
          {i18n.t('options.members.remove')}
        </button>
      </div>
    </form>
  );
}
