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
import type { Worker } from '../utils/worker/worker.ts';
import { createWorkers } from '../utils/worker/workers.ts';

/** The worker. Every listener is added at once, so that an event that wakes it finds it listening. */
export default defineBackground(() => {
  const features = featuresOf(browser);
  const workers = createWorkers(browser, features);
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') };
  const reach = listenForBrowserUi({
    browser,
    features,
    settings,
    windowsOfPress: workers.ofPress,
    now: Date.now,
    omniboxOf: import.meta.env.BROWSER === 'firefox' ? 'firefox' : 'chromium',
  });

  browser.runtime.onConnect.addListener((port) => {
    const worker = workers.ofPort(port);
    if (worker) worker.receivePort(port);
    else port.disconnect();
  });

  browser.runtime.onMessage.addListener(async (message: unknown, sender: Runtime.MessageSender) => {
    const door = doorFor(sender, self);
    if (door === 'trusted') {
      await reach.untilKept();
      const { ask, isPrivate } = readKind(message);
      const worker = await workers.ofSender(sender, isPrivate);
      return worker ? worker.answerTrusted(ask) : { refused: { reason: 'failed' } };
    }
    const worker = door && (await workers.ofSender(sender));
    if (worker && door === 'page') await obeyPage(worker, message, sender);
    if (worker && door === 'card') await hearCard(worker, message);
    return null;
  });

  /** What a page may ask for gets no answer, and what it may not ask for is not even read. */
  async function obeyPage(worker: Worker, message: unknown, sender: Runtime.MessageSender): Promise<void> {
    const { data: ask } = pageAskSchema.safeParse(message);
    if (ask?.kind === 'card' || ask?.kind === 'finder') await worker.bringPart(ask.kind, sender);
    if (ask?.kind === 'selected' && sender.tab?.id !== undefined)
      await reach.onHint(ask.holds, sender.tab.id);
    if (ask?.kind === 'pointing') {
      const openPopup = () => reach.openPopup(Promise.resolve(null), Promise.resolve(worker));
      await worker.pointing.onNews(ask, sender, openPopup);
    }
    if (ask?.kind === 'tab-card' && sender.tab?.id !== undefined) {
      // To every frame of the tab. Some may have no part of ours that could hear it.
      await browser.tabs.sendMessage(sender.tab.id, ask).catch(() => {});
    }
  }

  async function hearCard(worker: Worker, message: unknown): Promise<void> {
    const { data: news } = cardNewsSchema.safeParse(message);
    // A private window changes nothing of the settings that it shares.
    if (news) await worker.onTaughtNews(news).catch(() => {});
  }

  browser.alarms.onAlarm.addListener(async ({ name }) => {
    const { worker, alarm } = await workers.ofAlarm(name);
    if (alarm === TOKEN_ALARM) await worker.tokenManager.onAlarm();
    if (alarm === CACHE_ALARM || alarm === LIST_ALARM) await worker.removeOldBookings();
  });
  const inAll = async (tell: (worker: Worker) => unknown) => {
    for (const worker of await workers.all()) await tell(worker);
  };
  browser.tabs.onRemoved.addListener((tabId) => void inAll((worker) => worker.onTabRemoved(tabId)));
  browser.permissions.onAdded.addListener(() => void inAll((worker) => worker.onAccessChange()));
  browser.permissions.onRemoved.addListener(() => void inAll((worker) => worker.onAccessChange()));

  // Whatever else writes there: pages read it.
  browser.storage.onChanged.addListener(async (_changes, area) => {
    if (area === 'local') await keepPageMirror();
  });
  void keepPageMirror().catch(() => {});

  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    await inAll((worker) => (worker === workers.usual ? worker.onInstalled(reason) : worker.onTokenChange()));
    if (reason === 'update' && import.meta.env.BROWSER !== 'firefox') await bringLoaders(browser);
  });
  browser.runtime.onStartup.addListener(() => inAll((worker) => worker.onTokenChange()));
});

/** What a page of ours asks, and what it says of its window beside it. */
function readKind(message: unknown): { ask: unknown; isPrivate?: unknown } {
  if (import.meta.env.BROWSER !== 'firefox' || typeof message !== 'object' || message === null)
    return { ask: message };
  const { isPrivate, ...ask } = message as { isPrivate?: unknown };
  return { ask, isPrivate };
}
