import { firefoxChrome } from './firefox-chrome.ts';
import { HANG, poll } from './poll.ts';
import type { BrowserSession } from './session.ts';

/** What of Firefox's own interface is used here. */
declare global {
  // biome-ignore lint/suspicious/noExplicitAny: Firefox's privileged scope has no public types.
  var PopupNotifications: any;
}

/** Presses a button of the prompt in which Firefox asks for an extension's further permissions. Waits for the prompt. */
export async function answerPrompt(
  session: BrowserSession,
  answer: 'allow' | 'refuse',
  { isPrivate = false } = {},
): Promise<void> {
  const chrome = await firefoxChrome(session.browser, { isPrivate });
  await poll(
    () =>
      chrome.run(
        (name) => {
          const prompt = document.getElementById('addon-webext-permissions-notification') as
            | (Element & Record<'button' | 'secondaryButton', { click(): void }>)
            | null;
          if (!prompt || PopupNotifications.panel.state !== 'open') return false;
          prompt[name].click();
          return true;
        },
        answer === 'allow' ? ('button' as const) : ('secondaryButton' as const),
      ),
    HANG,
    () => 'Firefox asks nothing',
  );
}

/** Every address that Firefox has in its history and among its closed tabs, one a line. */
export async function readTraces(session: BrowserSession): Promise<string> {
  const chrome = await firefoxChrome(session.browser);
  return chrome.run(async () => {
    const { PlacesUtils } = ChromeUtils.importESModule('resource://gre/modules/PlacesUtils.sys.mjs');
    const { SessionStore } = ChromeUtils.importESModule(
      'resource:///modules/sessionstore/SessionStore.sys.mjs',
    );
    const database = await PlacesUtils.promiseDBConnection();
    const visited: { getResultByIndex(index: number): string }[] = await database.execute(
      'SELECT url FROM moz_places',
    );
    const closed: unknown[] = SessionStore.getClosedTabDataForWindow(window);
    return [...visited.map((row) => row.getResultByIndex(0)), JSON.stringify(closed)].join('\n');
  });
}
