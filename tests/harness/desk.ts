import type { Page } from 'puppeteer-core';
import type { TrustedAsk, TrustedReply, TrustedState } from '../../utils/message/contract.ts';
import { readDisk } from './read-disk.ts';
import { getByRole } from './roles.ts';
import type { BrowserSession } from './session.ts';

/** The browser's interface for extensions, as far as a desk uses it. */
interface ExtensionApi {
  runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    connect(to: { name: string }): ExtensionPort;
    getManifest(): { optional_host_permissions?: string[] };
  };
  identity: { getRedirectURL(): string };
  alarms: { getAll(): Promise<{ name: string; scheduledTime: number }[]> };
  storage: Record<'local' | 'session', { get(keys: null): Promise<Record<string, unknown>> }>;
  action: { getBadgeText(of: object): Promise<string> };
  windows: { onCreated: { addListener(listener: (window: { type?: string }) => void): void } };
}

/** A port to the worker, as a test speaks on it. */
interface ExtensionPort {
  postMessage(message: unknown): void;
  onMessage: { addListener(listener: (answer: { final?: boolean }) => void): void };
}

declare global {
  var browser: ExtensionApi;
  var windowsOpened: number;
}

/**
 * One of the extension's own pages, kept open beside a test. From here it gets ready quickly what another test shows being
 * pressed, looks into the storages, and counts windows.
 */
export interface Desk {
  readonly page: Page;
  /** Says to the worker what popup and options would, and gives the state that it answers with. */
  ask(message: TrustedAsk): Promise<TrustedState>;
  /** Says one after the other, without a way back to the test between them, and gives the last answer's state. */
  askAll(messages: readonly TrustedAsk[]): Promise<TrustedState>;
  /** What is kept: on the disk, in the mirror that pages read (`local`), or in memory (`session`). */
  stored(area: 'disk' | 'local' | 'session'): Promise<Record<string, unknown>>;
  /** What the toolbar's button wears; empty: nothing. */
  badge(): Promise<string>;
  /** How many windows other than the usual kind were opened since: those of a sign-in are such. */
  windowsOpened(): Promise<number>;
}

export async function openDesk(session: BrowserSession): Promise<Desk> {
  const page = await session.openPopup();
  await getByRole(page, 'textbox', 'Booking ID');
  await page.evaluate(() => {
    globalThis.windowsOpened = 0;
    browser.windows.onCreated.addListener(({ type }) => {
      if (type !== 'normal') globalThis.windowsOpened += 1;
    });
  });
  async function askAll(messages: readonly TrustedAsk[]): Promise<TrustedState> {
    // As JSON: the two protocols send different kinds of values.
    const reply = await page.evaluate(async (json) => {
      let last: unknown;
      for (const message of JSON.parse(json)) last = await browser.runtime.sendMessage(message);
      return JSON.stringify(last);
    }, JSON.stringify(messages));
    const { state, refused } = JSON.parse(reply) as TrustedReply;
    if (!state) throw new Error(`refused: ${JSON.stringify(refused)}`);
    return state;
  }
  return {
    page,
    ask: (message) => askAll([message]),
    askAll,
    async stored(area) {
      if (area === 'disk') return readDisk(page);
      return JSON.parse(
        await page.evaluate(
          async (name) => JSON.stringify(await browser.storage[name as 'local' | 'session'].get(null)),
          area,
        ),
      );
    },
    badge: () => page.evaluate(() => browser.action.getBadgeText({})),
    windowsOpened: () => page.evaluate(() => globalThis.windowsOpened),
  };
}
