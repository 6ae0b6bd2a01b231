import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { SITE_MATCHES } from '../../utils/booking/site.ts';
import { isInPrivateWindow } from '../../utils/message/own-window.ts';
import { tabsOfKind } from '../../utils/windows/tabs.ts';
import { Announcement } from '../shared/Announcement.tsx';
import { browser } from '../shared/browser.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** The way to teach a kind of link from here: to the page of the site that was looked at last, where the person then points at one. */
export function TeachAnother({ worker }: { worker: WorkerState }) {
  const [said, setSaid] = useState<string | null>(null);

  async function begin(): Promise<void> {
    const tabs = await browser.tabs.query({ url: SITE_MATCHES });
    const [last] = tabsOfKind(tabs, isInPrivateWindow()).sort(
      (one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0),
    );
    if (last?.id === undefined) {
      setSaid(i18n.t('options.cards.teachNoPage'));
      return;
    }
    // First: a page that is not in front can't be pointed at.
    await browser.tabs.update(last.id, { active: true });
    // Firefox for Android has one window.
    if (last.windowId !== undefined) await browser.windows?.update(last.windowId, { focused: true });
    const reply = await worker.ask({ kind: 'point', tabId: last.id });
    setSaid(reply?.refused ? refusalWords(reply.refused) : null);
  }

  return (
    <>
      <div>
        <button type="button" onClick={begin}>
          {i18n.t('options.cards.teach')}
        </button>
      </div>
      <Announcement>{said}</Announcement>
    </>
  );
}
