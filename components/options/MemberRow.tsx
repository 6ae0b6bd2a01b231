import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Member } from '../../utils/booking/outcome.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { RenameMember } from './RenameMember.tsx';

interface Props {
  member: Member;
  worker: WorkerState;
  onRemove(): void;
}

/** One member in the list; the name can be changed in place. */
export function MemberRow({ member, worker, onRemove }: Props) {
  const [renaming, setRenaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  const names = { name: member.name, id: String(member.userId) };

  useEffect(() => {
    if (wasRenaming.current && !renaming) renameButton.current?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);

  if (renaming) return <RenameMember member={member} worker={worker} onDone={() => setRenaming(false)} />;
  return (
    <>
      <span class="row-text">
        <bdi>{member.name}</bdi> <span class="row-id">{member.userId}</span>
      </span>
      <button
        type="button"
        class="small"
        ref={renameButton}
        aria-label={i18n.t('options.members.renameOne', names)}
        onClick={() => setRenaming(true)}
      >
        {i18n.t('options.members.rename')}
      </button>
      <button
        type="button"
        class="small"
        data-remove
        aria-label={i18n.t('options.members.removeOne', names)}
        onClick={onRemove}
      >
        {i18n.t('options.members.remove')}
      </button>
    </>
  );
}
