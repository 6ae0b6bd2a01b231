import type { Action, Browser } from 'webextension-polyfill';
import { createPrivatePartition } from '../settings/private-partition.ts';
import { createSettings, eraseEverything } from '../settings/registry.ts';
import {
  createPrivateMemory,
  erasePrivate,
  hasPrivate,
  KNOWN_WINDOWS,
  type PrivateMemory,
} from '../settings/shared-memory.ts';
import { nearestTab } from '../windows/tabs.ts';
import type { BrowserFeatures } from './browser-features.ts';
import type { AlarmsOfKind, WorkerPartition } from './partition.ts';
import { createWorker, type Worker } from './worker.ts';

/** The alarms of the private windows have names that begin with this. */
export const PRIVATE_ALARM = 'private:';

/** The toolbar of a private window is dark, and its button does not go back to the icons for themes where another one is set for all windows. */
const ON_DARK = { path: { 16: 'icons/on-dark-16.png', 32: 'icons/on-dark-32.png' } };

/** From the first private window to the last. */
interface Session {
  memory: PrivateMemory;
  alarms: ReturnType<typeof createPrivateAlarms>;
  worker: Worker;
}

export interface PrivateWindows {
  /** The rooms of the private windows that are open; whether they are the same as before is settled first. */
  worker(): Promise<Worker>;
  /** The same for what concerns windows of both kinds; null: no private window is open. */
  workerIfOpen(): Promise<Worker | null>;
  /** The same for what cannot wait. Where they turn out to be others, it finds nothing in its memory. */
  workerNow(): Worker;
}

/**
 * The private windows of a browser that has one worker for windows of both kinds (Firefox, `incognito: spanning`): rooms of their own inside it, with
 * a memory of their own, from the first private window to the last. Then all of it is thrown away, and the next ones get new rooms.
 * Why, and what is shared: `docs/decisions/private-windows.md`.
 *
 * The private windows that are open are known by their numbers (where there are no windows, by those of their tabs), in memory storage. So a worker
 * that was asleep as the last of them was closed finds none of those that it knew, whatever was opened since.
 */
export function createPrivateWindows(
  browser: Browser,
  features: BrowserFeatures,
  readUsualClientId: () => Promise<string>,
): PrivateWindows {
  const { session: shared } = browser.storage;
  let checked: Promise<void> = Promise.resolve();
  /** Whether there is a private window, as of the last check. */
  let isOpen = false;

  function begin(): Session {
    const memory = createPrivateMemory(shared, () => checked);
    const partition = createPrivatePartition(memory, readUsualClientId);
    const alarms = createPrivateAlarms(browser.alarms);
    const ofWorker: WorkerPartition = {
      isPrivate: () => true,
      memory: partition.memory,
      settings: createSettings(partition),
      eraseEverything: () => eraseEverything(partition),
      alarms,
      openOptions: () => openOptions(browser),
    };
    return { memory, alarms, worker: createWorker(browser, privateFeatures(browser, features), ofWorker) };
  }

  async function end(): Promise<void> {
    const last = current;
    last.worker.end();
    // From here on, what the last ones still do reaches nothing.
    const ended = Promise.all([last.memory.end(), last.alarms.end()]);
    current = begin();
    await ended;
    await erasePrivate(shared);
  }

  /** Compares the private windows that are open with those that are known. */
  async function check(closed?: number): Promise<void> {
    const open = (await openPrivateWindows(browser, features)).filter((id) => id !== closed);
    const known = await knownWindows(shared);
    // defence: private-end
    if (!known.some((id) => open.includes(id)) && (await hasPrivate(shared))) await end();
    if (open.length > 0) await shared.set({ [KNOWN_WINDOWS]: open });
    isOpen = open.length > 0;
  }

  /** Where it cannot be told which windows are open, nothing is kept for them. */
  function checkNow(closed?: number): Promise<void> {
    checked = checked.then(() => check(closed)).catch(() => end().catch(() => {}));
    return checked;
  }

  let current = begin();
  void checkNow();
  listenToWindows(browser, features, checkNow, () => void current.worker.onTokenChange());
  return {
    async worker() {
      await checked;
      return current.worker;
    },
    async workerIfOpen() {
      await checked;
      return isOpen ? current.worker : null;
    },
    workerNow: () => current.worker,
  };
}

function listenToWindows(
  { tabs }: Pick<Browser, 'tabs'>,
  { windows }: Pick<BrowserFeatures, 'windows'>,
  check: (closed?: number) => Promise<void>,
  onPrivateWindow: () => void,
): void {
  if (windows) {
    windows.onCreated.addListener(async ({ incognito }) => {
      await check();
      // Its toolbar shows what the usual windows' one does until it is told otherwise.
      if (incognito) onPrivateWindow();
    });
    windows.onRemoved.addListener((id) => void check(id));
  } else {
    tabs.onCreated.addListener(() => void check());
    tabs.onRemoved.addListener((id) => void check(id));
  }
}

/** The numbers of the private windows that are open; where the browser tells of no windows, those of the private tabs. */
async function openPrivateWindows(
  { tabs }: Pick<Browser, 'tabs'>,
  { windows }: Pick<BrowserFeatures, 'windows'>,
): Promise<number[]> {
  const all = windows ? await windows.getAll() : await tabs.query({});
  return all.flatMap(({ id, incognito }) => (incognito && id !== undefined ? [id] : []));
}

async function knownWindows(shared: Browser['storage']['session']): Promise<number[]> {
  const { [KNOWN_WINDOWS]: known } = await shared.get(KNOWN_WINDOWS);
  return Array.isArray(known) ? known : [];
}

/** Alarms under names of their own, until the private windows are gone. */
function createPrivateAlarms(alarms: Browser['alarms']): AlarmsOfKind & { end(): Promise<void> } {
  let isOver = false;
  return {
    async create(name, when) {
      if (!isOver) await alarms.create(PRIVATE_ALARM + name, when);
    },
    clear: async (name) => !isOver && alarms.clear(PRIVATE_ALARM + name),
    async end() {
      isOver = true;
      const own = (await alarms.getAll()).filter(({ name }) => name.startsWith(PRIVATE_ALARM));
      await Promise.all(own.map(({ name }) => alarms.clear(name)));
    },
  };
}

/** What of the browser the private windows use: no sign-in window, which is never private, and the toolbars of those windows alone. */
function privateFeatures(browser: Browser, features: BrowserFeatures): BrowserFeatures {
  const { windows, setIcon, setTitle, setBadge } = features;
  const { action } = browser;
  const inEach = async (set: (windowId: number) => Promise<unknown>) => {
    const open = await openPrivateWindows(browser, features);
    await Promise.allSettled(open.map(set));
  };
  return {
    ...features,
    // defence: no-window-in-private
    identity: null,
    setIcon:
      windows &&
      setIcon &&
      ((icon: Action.SetIconDetailsType) =>
        inEach((windowId) => action.setIcon({ ...('path' in icon ? icon : ON_DARK), windowId }))),
    setTitle: windows && setTitle && ((title) => inEach((windowId) => action.setTitle({ title, windowId }))),
    setBadge:
      windows &&
      setBadge &&
      ((text, color) =>
        inEach(async (windowId) => {
          await action.setBadgeBackgroundColor({ color, windowId });
          await action.setBadgeText({ text, windowId });
        })),
  };
}

/** `runtime.openOptionsPage` opens it in the window that was used last, whichever kind it is of. */
async function openOptions({ tabs, runtime }: Pick<Browser, 'tabs' | 'runtime'>): Promise<void> {
  const near = await nearestTab(tabs, true);
  if (near) await tabs.create({ url: runtime.getURL('options.html'), windowId: near.windowId });
}
