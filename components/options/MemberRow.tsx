import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Member } from '../../utils/booking/outcome.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { ChangeMember } from './ChangeMember.tsx';

interface Props {
  member: Member;
  worker: WorkerState;
  onRemove(): void;
}

/** One member in the list, with one button. Behind it the name can be changed, or the member removed, in place. */
export function MemberRow({ member, worker, onRemove }: Props) {
  const [changing, setChanging] = useState(false);

  if (changing)
    return (
      <ChangeMember member={member} worker={worker} onRemove={onRemove} onDone={() => setChanging(false)} />
    );
  return (
    <>
      <span class="row-text">
        <bdi>{member.name}</bdi> <span class="row-id">{member.userId}</span>
      </span>
      <button
        type="button"
        class="small"
        aria-label={i18n.t('options.members.changeOne', { name: member.name, id: String(member.userId) })}
        onClick={() => setChanging(true)}
      >
        {i18n.t('options.members.change')}
      </button>
    </>
  );
}
