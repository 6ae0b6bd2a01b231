import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Member } from '../../utils/booking/outcome.ts';
import { findMembers } from '../../utils/members/find-members.ts';
import { TextField } from '../shared/TextField.tsx';
import type { WorkerState } from '../shared/use-worker.ts';
import { MemberRow } from './MemberRow.tsx';
import { RemovableList } from './RemovableList.tsx';

/** From so many members on there is a field to search in. */
const SEARCHED_FROM = 9;

/** So many rows are drawn at once, so that a long list costs no more than a short one. */
const SHOWN = 30;

interface Props {
  worker: WorkerState;
  members: readonly Member[];
  /** The last change to the list; null: none. */
  said: string | null;
  onRemove(member: Member): void;
}

/** The members that were added. In a long list one searches. */
export function MembersList({ worker, members, said, onRemove }: Props) {
  const [typed, setTyped] = useState('');
  const isSearched = members.length >= SEARCHED_FROM;
  const found = isSearched ? findMembers(members, typed) : members;
  const shown = found.slice(0, SHOWN);
  return (
    <>
      {isSearched && <TextField label={i18n.t('options.members.search')} value={typed} onInput={setTyped} />}
      <RemovableList
        label={i18n.t('options.members.list')}
        said={said}
        rows={shown.map((member) => ({
          key: String(member.userId),
          content: <MemberRow member={member} worker={worker} onRemove={() => onRemove(member)} />,
        }))}
      />
      {isSearched && (
        <p class="hint" aria-live="polite">
          {found.length === 0
            ? i18n.t('shared.noSuchMember')
            : i18n.t('options.members.shown', { shown: String(shown.length), count: String(members.length) })}
        </p>
      )}
    </>
  );
}
