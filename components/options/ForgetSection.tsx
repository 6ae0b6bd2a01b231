import { useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Announcement } from '../shared/Announcement.tsx';
import type { WorkerState } from '../shared/use-worker.ts';
import { Section } from './Section.tsx';

/** Forgetting everything, asked for once. The browser's own dialog holds the focus, closes on Escape and gives the focus back. */
export function ForgetSection({ worker, onForgotten }: { worker: WorkerState; onForgotten(): void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState<string | null>(null);

  async function forget() {
    dialog.current?.close();
    const reply = await worker.ask({ kind: 'forget-everything' });
    if (!reply?.state) return;
    setSaid(i18n.t('options.forget.done'));
    onForgotten();
  }

  return (
    <Section id="forget" heading={i18n.t('options.forget.heading')} intro={i18n.t('options.forget.intro')}>
      <div class="actions">
        <button
          type="button"
          class="danger"
          onClick={() => {
            setSaid(null);
            dialog.current?.showModal();
          }}
        >
          {i18n.t('options.forget.press')}
        </button>
      </div>
      <dialog ref={dialog} aria-labelledby={`${id}-ask`} aria-describedby={`${id}-text`}>
        <h3 id={`${id}-ask`}>{i18n.t('options.forget.ask')}</h3>
        <p id={`${id}-text`}>{i18n.t('options.forget.askText')}</p>
        <div class="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            {i18n.t('options.forget.keep')}
          </button>
          <button type="button" class="danger" onClick={forget}>
            {i18n.t('options.forget.confirm')}
          </button>
        </div>
      </dialog>
      <Announcement tone="good">{said}</Announcement>
    </Section>
  );
}
