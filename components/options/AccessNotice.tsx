import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Announcement } from '../shared/Announcement.tsx';
import { requestHostAccess } from '../shared/host-access.ts';
import { Notice } from '../shared/Notice.tsx';
import type { WorkerState } from '../shared/use-worker.ts';

/** Where the browser keeps us away from the site or the platform: that, and the way to let us in. Else nothing. */
export function AccessNotice({ worker }: { worker: WorkerState }) {
  const [refused, setRefused] = useState(false);
  if (worker.state?.accessGranted !== false) return null;

  async function grant() {
    setRefused(false);
    setRefused(!(await requestHostAccess()));
    await worker.ask({ kind: 'get-state' });
  }

  return (
    <>
      <Notice tone="warn">
        <p>{i18n.t('options.access.withheld')}</p>
        <button type="button" class="primary" onClick={grant}>
          {i18n.t('shared.grantAccess')}
        </button>
      </Notice>
      <Announcement tone="warn">{refused ? i18n.t('options.access.refused') : null}</Announcement>
    </>
  );
}
