import type { Browser } from 'webextension-polyfill';
import type { Steps } from './steps.ts';

export const PAGE_TAB = 4;
export const SELF = { id: 'us', baseUrl: 'chrome-extension://us/' };
export const HOME = 'https://us.chromiumapp.org/';

export interface Alarm {
  when: number;
  periodInMinutes?: number;
}

interface Window {
  url: string;
  interactive: boolean;
}

export interface BrowserHooks {
  /** A sign-in page ends with this address; null: a person closed it, or would have had to act. */
  signIn: (window: Window) => () => string | null;
  /** The page's part hears "forget". */
  onForget: () => void;
  onWrite: (items: Record<string, unknown>) => void;
}

/** The browser's memory storage: a map that does one thing after the other, when the steps say so. */
export function createMemoryArea(steps: Steps, kept: Map<string, unknown>, onWrite: BrowserHooks['onWrite']) {
  return {
    get: (keys: string | null) =>
      steps.later('memory', () =>
        structuredClone(Object.fromEntries([...kept].filter(([key]) => keys === null || keys === key))),
      ),
    set(items: Record<string, unknown>) {
      const copied = structuredClone(items);
      return steps.later('memory', () => {
        onWrite(copied);
        for (const [key, value] of Object.entries(copied)) kept.set(key, value);
      });
    },
    remove: (keys: string | string[]) =>
      steps.later('memory', () => {
        for (const key of [keys].flat()) kept.delete(key);
      }),
    clear: () => steps.later('memory', () => kept.clear()),
  };
}

/** What else of the browser the worker uses. */
export function createMadeUpBrowser(steps: Steps, alarms: Map<string, Alarm>, hooks: BrowserHooks): Browser {
  let windows = 0;
  const made = {
    runtime: {
      id: SELF.id,
      getURL: () => SELF.baseUrl,
      sendMessage: async () => {},
      openOptionsPage: async () => {},
    },
    alarms: {
      async create(name: string, alarm: Alarm) {
        if (steps.isAlive()) alarms.set(name, alarm);
      },
      async clear(name: string) {
        if (steps.isAlive()) alarms.delete(name);
      },
    },
    permissions: { contains: async () => true },
    identity: {
      getRedirectURL: () => HOME,
      launchWebAuthFlow(details: Window) {
        windows += 1;
        const end = hooks.signIn(details);
        return steps.later(`window ${windows}`, () => {
          const address = end();
          if (address === null) throw new Error('The user did not approve access.');
          return address;
        });
      },
    },
    action: {
      setIcon: async () => {},
      setBadgeText: async () => {},
      setBadgeBackgroundColor: async () => {},
    },
    tabs: {
      query: async () => [{ id: PAGE_TAB }],
      sendMessage: () => steps.later('page', hooks.onForget),
    },
    scripting: { executeScript: async () => [] },
  };
  // Only what is used is there.
  return made as unknown as Browser;
}
