import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { listenForBrowserUi } from '../utils/browser-ui/listen.ts';
import { cardNewsSchema, pageAskSchema } from '../utils/message/schema.ts';
import { keepPageMirror, settings } from '../utils/settings/registry.ts';
import { bringLoaders } from '../utils/worker/bring-loaders.ts';
import { featuresOf } from '../utils/worker/browser-features.ts';
import { CACHE_ALARM, LIST_ALARM } from '../utils/worker/rooms.ts';
import { doorFor } from '../utils/worker/sender.ts';
import { TOKEN_ALARM } from '../utils/worker/token-watch.ts';
import { createWorker } from '../utils/worker/worker.ts';

/** The worker. Every listener is added at once, so that an event that wakes it finds it listening. */
export default defineBackground(() => {
  const features = featuresOf(browser);
  const worker = createWorker(browser, features);
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') };
  const reach = listenForBrowserUi({
    browser,
    features,
    settings,
    now: Date.now,
    omniboxOf: import.meta.env.BROWSER === 'firefox' ? 'firefox' : 'chromium',
  });

  browser.runtime.onConnect.addListener(worker.receivePort);

  browser.runtime.onMessage.addListener(async (message: unknown, sender: Runtime.MessageSender) => {
    const door = doorFor(sender, self);
    if (door === 'trusted') return worker.answerTrusted(message);
    if (door === 'page') await obeyPage(message, sender);
    if (door === 'card') await hearCard(message);
    return null;
  });

  /** What a page may ask for gets no answer, and what it may not ask for is not even read. */
  async function obeyPage(message: unknown, sender: Runtime.MessageSender): Promise<void> {
    const { data: ask } = pageAskSchema.safeParse(message);
    if (ask?.kind === 'card') await worker.bringCard(sender);
    if (ask?.kind === 'selected' && sender.tab?.id !== undefined)
      await reach.onHint(ask.holds, sender.tab.id);
    if (ask?.kind === 'pointing') await worker.pointing.onNews(ask, sender, reach.openPopup);
    if (ask?.kind === 'tab-card' && sender.tab?.id !== undefined) {
      // To every frame of the tab. Some may have no part of ours that could hear it.
      await browser.tabs.sendMessage(sender.tab.id, ask).catch(() => {});
    }
  }

  async function hearCard(message: unknown): Promise<void> {
    const { data: news } = cardNewsSchema.safeParse(message);
    // A private window changes nothing of the settings that it shares.
    if (news) await worker.onTaughtNews(news).catch(() => {});
  }

  browser.alarms.onAlarm.addListener(async (alarm) => {
    if (alarm.name === TOKEN_ALARM) await worker.tokenManager.onAlarm();
    if (alarm.name === CACHE_ALARM || alarm.name === LIST_ALARM) await worker.removeOldBookings();
  });
  browser.tabs.onRemoved.addListener(worker.onTabRemoved);
  browser.permissions.onAdded.addListener(worker.onAccessChange);
  browser.permissions.onRemoved.addListener(worker.onAccessChange);

  // Whatever else writes there: pages read it.
  browser.storage.onChanged.addListener(async (_changes, area) => {
    if (area === 'local') await keepPageMirror();
  });
  void keepPageMirror().catch(() => {});

  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    await worker.onInstalled(reason);
    if (reason === 'update' && import.meta.env.BROWSER !== 'firefox') await bringLoaders(browser);
  });
  browser.runtime.onStartup.addListener(() => worker.onTokenChange());
});
