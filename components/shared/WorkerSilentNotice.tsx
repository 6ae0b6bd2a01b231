import { i18n } from '#i18n';
import type { TrustedDoor } from '../../utils/message/trusted-client.ts';
import { Notice } from './Notice.tsx';

/** The worker does not answer: said as such, with what to do, where a spinner would wait for ever. */
export function WorkerSilentNotice({ door }: { door: TrustedDoor }) {
  if (!door.silent) return null;
  return (
    <div role="alert">
      <Notice tone="bad">
        <p>
          <strong>{i18n.t('shared.silent.title')}</strong> {i18n.t('shared.silent.next')}
        </p>
        <button type="button" onClick={() => door.ask({ kind: 'get-state' })}>
          {i18n.t('shared.tryAgain')}
        </button>
      </Notice>
    </div>
  );
}
