import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { TrustedDoor } from '../../utils/message/trusted-client.ts';
import { Announcement } from '../shared/Announcement.tsx';
import { requestHostAccess } from '../shared/host-access.ts';
import { Notice } from '../shared/Notice.tsx';
import { Section } from './Section.tsx';

/** Whether the browser lets us reach the site and the platform, and the way to let us where it does not. */
export function AccessSection({ door }: { door: TrustedDoor }) {
  const [refused, setRefused] = useState(false);
  if (!door.state) return null;
  const { accessGranted } = door.state;

  async function grant() {
    setRefused(false);
    setRefused(!(await requestHostAccess()));
    await door.ask({ kind: 'get-state' });
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
