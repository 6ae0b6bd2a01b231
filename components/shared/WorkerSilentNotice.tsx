import { i18n } from '#i18n';
import { Notice } from './Notice.tsx';
import type { WorkerState } from './use-worker.ts';

/** The worker does not answer: said as such, with what to do, where a spinner would wait for ever. */
export function WorkerSilentNotice({ worker }: { worker: WorkerState }) {
  if (!worker.silent) return null;
  return (
    <div role="alert">
      <Notice tone="bad">
        <p>
          <strong>{i18n.t('shared.silent.title')}</strong> {i18n.t('shared.silent.next')}
        </p>
        <button type="button" onClick={() => worker.ask({ kind: 'get-state' })}>
          {i18n.t('shared.tryAgain')}
        </button>
      </Notice>
    </div>
  );
}
