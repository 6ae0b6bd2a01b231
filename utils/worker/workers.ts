import type { Browser } from 'webextension-polyfill';
import { LOOKUP_PORT, PRIVATE_LOOKUP_PORT } from '../message/contract.ts';
import { settings } from '../settings/registry.ts';
import type { BrowserFeatures } from './browser-features.ts';
import { partitionOfWorker } from './partition.ts';
import { createPrivateWindows, PRIVATE_ALARM } from './private-windows.ts';
import type { Sender } from './sender.ts';
import { isPrivateSender, isPrivateTab, type OfSomeKind } from './window-kind.ts';
import { createWorker, type Worker } from './worker.ts';

/** What a page of ours says by the name of its port; a page of the site, and a card, say nothing. */
const SAID_BY_PORT: Record<string, boolean> = { [PRIVATE_LOOKUP_PORT]: true, [LOOKUP_PORT]: false };

/** The rooms for each kind of window. */
export interface Workers {
  /** The rooms of all kinds of window that are open; the usual ones' always. */
  all(): Promise<Worker[]>;
  /** Those that tell of themselves as the browser starts, and as the extension is installed. */
  usual: Worker;
  /** Null: the kind is not known, or what is said differs. */
  ofSender(sender: Sender, said?: unknown): Promise<Worker | null>;
  /** As above, for a port, which has to be listened to at once. */
  ofPort(port: { name: string; sender?: Sender | undefined }): Worker | null;
  /** For what was pressed in a tab, or, where none is given, in the window that has the focus. */
  ofPress(tab?: OfSomeKind): Promise<Worker | null>;
  ofAlarm(name: string): Promise<{ worker: Worker; alarm: string }>;
}

/** Chromium has a worker for each kind of window, so the rooms of one worker are for all that it hears of. */
export function createWorkers(browser: Browser, features: BrowserFeatures): Workers {
  const usual = createWorker(browser, features, partitionOfWorker(browser));
  if (import.meta.env.BROWSER === 'firefox') return spanning(browser, features, usual);
  return {
    all: async () => [usual],
    usual,
    ofSender: async () => usual,
    ofPort: () => usual,
    ofPress: async () => usual,
    ofAlarm: async (alarm) => ({ worker: usual, alarm }),
  };
}

/** Firefox has one worker for all windows. What is not known to be of one kind is of neither. */
function spanning(browser: Browser, features: BrowserFeatures, usual: Worker): Workers {
  const privately = createPrivateWindows(browser, features, settings.clientId.get);
  const ofKind = async (isPrivate: boolean | null) => {
    if (isPrivate === null) return null;
    return isPrivate ? privately.worker() : usual;
  };
  return {
    async all() {
      const ofPrivate = await privately.workerIfOpen();
      return ofPrivate ? [usual, ofPrivate] : [usual];
    },
    usual,
    ofSender: (sender, said) => ofKind(isPrivateSender(sender, said)),
    ofPort({ name, sender = {} }) {
      const isPrivate = isPrivateSender(sender, SAID_BY_PORT[name]);
      if (isPrivate === null) return null;
      return isPrivate ? privately.workerNow() : usual;
    },
    async ofPress(tab) {
      const pressedIn = tab ?? (await features.windows?.getLastFocused().catch(() => null));
      return ofKind(isPrivateTab(pressedIn));
    },
    async ofAlarm(name) {
      if (!name.startsWith(PRIVATE_ALARM)) return { worker: usual, alarm: name };
      return { worker: await privately.worker(), alarm: name.slice(PRIVATE_ALARM.length) };
    },
  };
}
