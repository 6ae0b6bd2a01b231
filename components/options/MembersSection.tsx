import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Member } from '../../utils/booking/outcome.ts';
import { ActingFor } from '../shared/ActingFor.tsx';
import { Notice } from '../shared/Notice.tsx';
import type { WorkerState } from '../shared/use-worker.ts';
import { AddManyMembers } from './AddManyMembers.tsx';
import { AddMember } from './AddMember.tsx';
import { Fold } from './Fold.tsx';
import { KeepMembers } from './KeepMembers.tsx';
import { MembersList } from './MembersList.tsx';

/** Whether the platform itself says that the token's owner manages no group. */
function isKnownNotToManage(worker: WorkerState): boolean {
  const token = worker.state?.token;
  return token !== undefined && 'account' in token && token.account?.isGroupManager === false;
}

/** Whether the person manages a group, as far as is known: what the platform leaves unsaid is not a no. */
function mayManage(worker: WorkerState): boolean {
  const token = worker.state?.token;
  const signedIn = token !== undefined && 'account' in token && token.account?.isGroupManager !== false;
  return signedIn || (worker.state?.members.length ?? 0) > 0;
}

/** The members of the manager's group, and the one whose bookings are looked up. */
export function MembersSection({ worker }: { worker: WorkerState }) {
  const [said, setSaid] = useState<string | null>(null);
  const members = worker.state?.members ?? [];

  async function remove({ userId, name }: Member) {
    const reply = await worker.ask({ kind: 'remove-member', userId });
    if (reply?.state) setSaid(i18n.t('options.members.removed', { name, id: String(userId) }));
  }

  return (
    <Fold id="members" heading={i18n.t('options.members.heading')} open={mayManage(worker)}>
      <p class="intro">{i18n.t('options.members.intro')}</p>
      {isKnownNotToManage(worker) && (
        <Notice tone="warn">
          <p>{i18n.t('options.members.notManager')}</p>
        </Notice>
      )}
      <ActingFor worker={worker} hint={i18n.t('options.members.actingForHint')} />
      <AddMember
        worker={worker}
        onAdded={({ name, userId }) => setSaid(i18n.t('options.members.added', { name, id: String(userId) }))}
      />
      <AddManyMembers worker={worker} />
      <KeepMembers worker={worker} />
      <MembersList worker={worker} members={members} said={said} onRemove={remove} />
    </Fold>
  );
}
