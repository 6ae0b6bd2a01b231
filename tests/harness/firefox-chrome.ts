import type { Browser } from 'puppeteer-core';
import { sendBidi } from './internals.ts';

/** What the functions that run in the browser's own window may use there. */
declare global {
  // biome-ignore lint/suspicious/noExplicitAny: Firefox's privileged scope has no public types.
  var Cc: any, Ci: any, Services: any, WebExtensionPolicy: any, ChromeUtils: any, gBrowser: any;
}

/** Firefox's own window: privileged script, which needs `--remote-allow-system-access`. */
export interface FirefoxChrome {
  /** Runs a function there; arguments and result travel as JSON. */
  run<Args extends unknown[], Result>(fn: (...args: Args) => Result, ...args: Args): Promise<Awaited<Result>>;
}

type EvaluateResult =
  | { type: 'success'; result: { value: string } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/** @param isPrivate that of a private window, which has to be open */
export async function firefoxChrome(browser: Browser, { isPrivate = false } = {}): Promise<FirefoxChrome> {
  const { contexts } = await sendBidi<{ contexts: { context: string }[] }>(
    browser,
    'browsingContext.getTree',
    {
      'moz:scope': 'chrome',
      maxDepth: 0,
    },
  );
  for (const { context } of contexts) {
    const chrome = chromeOf(browser, context);
    const isIt = await chrome.run((wanted) => {
      const { PrivateBrowsingUtils } = ChromeUtils.importESModule(
        'resource://gre/modules/PrivateBrowsingUtils.sys.mjs',
      );
      return 'gBrowser' in window && PrivateBrowsingUtils.isWindowPrivate(window) === wanted;
    }, isPrivate);
    if (isIt) return chrome;
  }
  throw new Error('Firefox has no such window');
}

function chromeOf(browser: Browser, context: string): FirefoxChrome {
  return {
    async run(fn, ...args) {
      const reply = await sendBidi<EvaluateResult>(browser, 'script.callFunction', {
        target: { context },
        awaitPromise: true,
        functionDeclaration: `async (json) => JSON.stringify((await (${fn})(...JSON.parse(json))) ?? null)`,
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
      });
      if (reply.type === 'exception') throw new Error(reply.exceptionDetails.text);
      return JSON.parse(reply.result.value);
    },
  };
}
