import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_NAME_LENGTH } from '../../utils/booking/limits.ts';
import type { Member } from '../../utils/booking/outcome.ts';
import { parseTypedMember } from '../../utils/detect/typed.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import { TextField } from '../shared/TextField.tsx';
import type { WorkerState } from '../shared/use-worker.ts';

interface Errors {
  userId: string | null;
  name: string | null;
}

const NO_ERRORS: Errors = { userId: null, name: null };

/** What is wrong with a member as typed. */
function findErrors(userId: number | null, name: string, members: Member[]): Errors {
  const twin = members.find((member) => member.userId === userId);
  let wrongId: string | null = null;
  if (userId === null) wrongId = i18n.t('options.members.userIdInvalid');
  else if (twin) wrongId = i18n.t('options.members.userIdTwice', { name: twin.name });
  return { userId: wrongId, name: name === '' ? i18n.t('options.members.nameEmpty') : null };
}

/** Adds a member by user ID, or by a pasted link to the profile, and a name. What was typed stays until it is added. */
export function AddMember({ worker, onAdded }: { worker: WorkerState; onAdded(member: Member): void }) {
  const [typedId, setTypedId] = useState('');
  const [typedName, setTypedName] = useState('');
  const [errors, setErrors] = useState(NO_ERRORS);
  const idField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);

  async function add() {
    const userId = parseTypedMember(typedId);
    const name = typedName.trim();
    const found = findErrors(userId, name, worker.state?.members ?? []);
    setErrors(found);
    if (found.userId !== null) idField.current?.focus();
    else if (found.name !== null) nameField.current?.focus();
    if (userId === null || found.userId !== null || found.name !== null) return;

    const reply = await worker.ask({ kind: 'add-member', userId, name });
    if (!reply) return;
    if (reply.refused) {
      setErrors({
        ...NO_ERRORS,
        [reply.refused.field === 'name' ? 'name' : 'userId']: refusalWords(reply.refused),
      });
      return;
    }
    setTypedId('');
    setTypedName('');
    idField.current?.focus();
    onAdded({ userId, name });
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div class="field-pair">
        <TextField
          label={i18n.t('options.members.userId')}
          hint={i18n.t('options.members.userIdHint')}
          value={typedId}
          onInput={setTypedId}
          error={errors.userId}
          inputRef={idField}
        />
        <TextField
          label={i18n.t('options.members.name')}
          hint={i18n.t('options.members.nameHint')}
          maxLength={MAX_NAME_LENGTH}
          value={typedName}
          onInput={setTypedName}
          error={errors.name}
          inputRef={nameField}
        />
      </div>
      <div class="actions">
        <button type="submit">{i18n.t('options.members.add')}</button>
      </div>
    </form>
  );
}
