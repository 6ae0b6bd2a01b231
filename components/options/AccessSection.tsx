import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Announcement } from '../shared/Announcement.tsx';
import { requestHostAccess } from '../shared/host-access.ts';
import { Notice } from '../shared/Notice.tsx';
import type { WorkerState } from '../shared/use-worker.ts';
import { Section } from './Section.tsx';

/** Whether the browser lets us reach the site and the platform, and the way to let us where it does not. */
export function AccessSection({ worker }: { worker: WorkerState }) {
  const [refused, setRefused] = useState(false);
  if (!worker.state) return null;
  const { accessGranted } = worker.state;

  async function grant() {
    setRefused(false);
    setRefused(!(await requestHostAccess()));
    await worker.ask({ kind: 'get-state' });
  }

  return (
    <Section id="access" heading={i18n.t('options.access.heading')}>
      {accessGranted ? (
        <p>{i18n.t('options.access.granted')}</p>
      ) : (
        <Notice tone="warn">
          <p>{i18n.t('options.access.withheld')}</p>
          <button type="button" class="primary" onClick={grant}>
            {i18n.t('shared.grantAccess')}
          </button>
        </Notice>
      )}
      <Announcement>{refused && !accessGranted ? i18n.t('options.access.refused') : null}</Announcement>
    </Section>
  );
}
