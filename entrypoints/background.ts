import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { LOOKUP_PORT } from '../utils/message/contract.ts';
import { cardAskSchema } from '../utils/message/schema.ts';
import { doorFor } from '../utils/message/sender.ts';
import { createWorker, TOKEN_ALARM } from '../utils/worker/worker.ts';

/** The worker. Every listener is added at once, so that an event that wakes it finds it listening. */
export default defineBackground(() => {
  const worker = createWorker(browser);
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') };

  browser.runtime.onConnect.addListener((port) => {
    if (port.name === LOOKUP_PORT) worker.receivePort(port);
    else port.disconnect();
  });

  browser.runtime.onMessage.addListener(async (message: unknown, sender: Runtime.MessageSender) => {
    const door = doorFor(sender, self);
    if (door === 'trusted') return worker.answerTrusted(message);
    if (door === 'page' && cardAskSchema.safeParse(message).success) await worker.bringCard(sender);
    return null;
  });

  browser.alarms.onAlarm.addListener(async (alarm) => {
    if (alarm.name === TOKEN_ALARM) await worker.keeper.onMoment();
  });
  browser.tabs.onRemoved.addListener((tabId) => worker.rateLimit.drop(tabId));

  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason === 'install') await browser.runtime.openOptionsPage();
  });
  browser.runtime.onStartup.addListener(() => worker.onTokenChange());
});
