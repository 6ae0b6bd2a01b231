import type { Page, Target, WebWorker } from 'puppeteer-core';
import type { BrowserSession } from './session.ts';

/** What the worker's global object has beside what is typed. */
interface Told {
  chrome: Record<string, Record<string, { dispatch(...args: unknown[]): void }>>;
}
interface Watched {
  chrome: {
    contextMenus: Record<'create' | 'update', (...args: unknown[]) => unknown>;
    commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
  };
  noted: unknown[];
}

/** Chromium's worker, started if it sleeps; that of the usual windows, or of the private ones that `of` has. */
export async function workerOf(
  session: BrowserSession,
  of = session.browser.defaultBrowserContext(),
): Promise<WebWorker> {
  const isIt = (one: Target) =>
    one.type() === 'service_worker' &&
    one.url().startsWith(session.extensionUrl('')) &&
    one.browserContext() === of;
  await session.browser.waitForTarget(isIt);
  // The last of them: puppeteer also lists one from before the extension was started anew.
  const worker = await session.browser.targets().findLast(isIt)?.worker();
  if (!worker) throw new Error('the worker is gone');
  return worker;
}

/**
 * Tells the running worker of an event of the browser's own surfaces: menu, address bar, keyboard. They cannot be driven in a
 * Chromium without a window; this is how Chromium itself tells of them.
 */
export async function tellWorker(
  session: BrowserSession,
  event: 'contextMenus.onClicked' | 'omnibox.onInputEntered' | 'commands.onCommand',
  ...args: unknown[]
): Promise<void> {
  await tell(await workerOf(session), event, ...args);
}

/** The same for one worker of several. */
export async function tell(worker: WebWorker, event: string, ...args: unknown[]): Promise<void> {
  await worker.evaluate(
    (name, given) => {
      const [api = '', on = ''] = name.split('.');
      (globalThis as unknown as Told).chrome[api]?.[on]?.dispatch(...given);
    },
    event,
    args,
  );
}

/** Notes what the worker makes of its item in the menu from now on; what it is now, Chromium does not say. */
export async function watchMenu(
  session: BrowserSession,
  of = session.browser.defaultBrowserContext(),
): Promise<() => Promise<unknown[]>> {
  const worker = await workerOf(session, of);
  await worker.evaluate(() => {
    const { chrome, noted } = Object.assign(globalThis as unknown as Watched, { noted: [] as unknown[] });
    const { create, update } = chrome.contextMenus;
    Object.assign(chrome.contextMenus, {
      create(item: unknown) {
        noted.push(item);
        return create(item);
      },
      update(id: unknown, change: unknown) {
        noted.push(change);
        return update(id, change);
      },
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as Watched).noted);
}

/** The keys that the browser really gave to the extension's commands, by command; empty where another command had them. */
export async function readKeys(session: BrowserSession): Promise<Record<string, string>> {
  const worker = await workerOf(session);
  const commands = await worker.evaluate(() => (globalThis as unknown as Watched).chrome.commands.getAll());
  return Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]));
}

/** The popup that opens by itself over a page. */
export async function waitForPopup(session: BrowserSession): Promise<Page> {
  const target = await session.browser.waitForTarget(
    (one) => one.url() === session.extensionUrl('popup.html'),
  );
  return target.asPage();
}
