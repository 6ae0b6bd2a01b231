import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { pressEscape } from '../../harness/keys.ts';
import { browserKind } from '../../harness/launch.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { CLIENT_PHONE } from '../../platform/bookings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { openHostile } from './hostile-page.ts';

/** What the scripts of a page can find out about the card and the extension. */

const BUILD = `.output/${browserKind() === 'firefox' ? 'firefox' : 'chrome'}-mv3`;

/** Has a phone number. */
const BOOKING = 111;

let platform: Platform;
let session: BrowserSession;
let page: Page;
let card: CardOnPage;

onStage.beforeAll(async ({ stage }) => {
  ({ platform, session } = stage);
  await saveToken(session, TOKENS.manager);
});
afterEach(async () => {
  await session.leave(page);
  platform.reset();
});

async function openCard(path = '/PhoneChatBookings.asp'): Promise<void> {
  card = cardOn(session, page);
  await page.hover(path.includes('csp') ? '#row-101 .shape' : `#row-${BOOKING} .shape`);
  await card.waitForAnswer(path.includes('csp') ? 101 : BOOKING);
}

async function closeCard(): Promise<void> {
  await page.mouse.move(2, 700);
  await card.waitUntilGone();
}

describe('the card', () => {
  it('is an empty element to the page, and gone without a trace once it is closed', async () => {
    page = await openHostile(session, '/PhoneChatBookings.asp', () => {
      const changes: string[] = [];
      Object.assign(window, { changes });
      new MutationObserver((records) => {
        for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
          const nodes = [...addedNodes, ...removedNodes].map((node) => (node as Element).outerHTML);
          changes.push(`${type} ${target.nodeName} ${attributeName ?? ''} ${nodes}`);
        }
      }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    });
    await page.waitForSelector('#lateLink');
    const before = await page.evaluate(() => {
      const { changes } = window as unknown as { changes: string[] };
      changes.length = 0;
      return document.documentElement.outerHTML;
    });
    await openCard();
    const host = await page.evaluate(() => {
      const element = document.documentElement.lastElementChild as HTMLElement;
      return {
        html: element.outerHTML,
        root: element.shadowRoot,
        serialised: element.getHTML({ serializableShadowRoots: true }),
        copy: (element.cloneNode(true) as Element).shadowRoot,
        popovers: document.querySelectorAll(':popover-open').length,
        sheets: document.adoptedStyleSheets.length,
        animated: document.getAnimations().length,
        focused: document.activeElement === element,
      };
    });
    expect(host).toEqual({
      html: '<div></div>',
      root: null,
      serialised: '',
      copy: null,
      popovers: 0,
      sheets: 0,
      animated: 0,
      focused: false,
    });
    await closeCard();
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(await page.evaluate(() => (window as unknown as { changes: string[] }).changes)).toEqual([
      'childList HTML  <div></div>',
      'childList HTML  <div></div>',
    ]);
  });

  it.runIf(browserKind() === 'chromium')(
    'is in no node that an event or a point on the screen names',
    async () => {
      page = await openHostile(session, '/PhoneChatBookings.asp', () => {
        const leaks: string[] = [];
        Object.assign(window, { leaks });
        const isInside = (value: unknown) =>
          value instanceof Node && value.getRootNode() instanceof ShadowRoot;
        const types = Object.keys(Object.getOwnPropertyDescriptors(HTMLElement.prototype))
          .concat(Object.keys(Object.getOwnPropertyDescriptors(window)))
          .filter((name) => name.startsWith('on'))
          .map((name) => name.slice(2));
        for (const type of [...new Set([...types, 'focusin', 'focusout', 'selectionchange'])]) {
          window.addEventListener(
            type,
            (event) => {
              for (const key in event) if (isInside(event[key as keyof Event])) leaks.push(`${type}.${key}`);
              if (event.composedPath().some(isInside)) leaks.push(`${type}.path`);
            },
            true,
          );
        }
      });
      await openCard();
      await card.click('Show phone number');
      await card.waitFor(BOOKING, CLIENT_PHONE);
      await page.keyboard.press('Tab');
      const { box } = await card.waitFor(BOOKING);
      const leaks = await page.evaluate(({ x, y, width, height }) => {
        const { leaks } = window as unknown as { leaks: string[] };
        const isOutside = (node: Node | undefined) => !node || node.getRootNode() === document;
        for (let left = x; left < x + width; left += 12) {
          for (let top = y; top < y + height; top += 9) {
            const nodes = [
              document.caretPositionFromPoint(left, top)?.offsetNode,
              document.caretRangeFromPoint(left, top)?.startContainer,
              ...document.elementsFromPoint(left, top),
            ];
            if (!nodes.every(isOutside)) leaks.push(`point ${left} ${top}`);
          }
        }
        return leaks;
      }, box);
      expect(leaks).toEqual([]);
    },
  );
});

describe('the extension', () => {
  it('adds nothing to the page: no global, no storage, no cookie, no message, no event, no report', async () => {
    const spy = (id: string) => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const name of ['page', 'card', 'content']) {
        for (const what of ['wxt:content-script-started', 'wxt:locationchange']) {
          for (const at of [window, document]) {
            at.addEventListener(`${id}:${name}:${what}`, ({ type }) => heard.push(type), true);
          }
        }
      }
      for (const type of ['message', 'messageerror', 'error', 'unhandledrejection']) {
        window.addEventListener(type, ({ target }) => heard.push(`${type} ${target}`), true);
      }
      document.addEventListener('securitypolicyviolation', (event) => {
        heard.push(`policy ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
      for (const type of PerformanceObserver.supportedEntryTypes) {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) heard.push(`performance ${JSON.stringify(entry)}`);
        }).observe({ type, buffered: true });
      }
    };
    const whatIsThere = async () => ({
      globals: Object.getOwnPropertyNames(window).sort().join(),
      symbols: Object.getOwnPropertySymbols(window).map(String),
      local: { ...localStorage },
      tab: { ...sessionStorage },
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
      runtime: typeof (window as { chrome?: { runtime?: unknown } }).chrome?.runtime,
      browser: typeof (window as { browser?: unknown }).browser,
    });
    // A host of the platform's that none of our scripts run on: this is how a page is without us.
    const id = browserKind() === 'firefox' ? await addOnId() : new URL(session.extensionUrl('')).host;
    const bare = await session.browser.newPage();
    await bare.evaluateOnNewDocument(spy, id);
    await bare.goto('https://platform.adultwork.com/OAuth/Authorize');
    const without = await bare.evaluate(whatIsThere);
    await bare.close();

    page = await openHostile(session, '/csp.asp', spy, id);
    const requestsOfPage = platform.requests.toHost('www.adultwork.com').length;
    await openCard('/csp.asp');
    await card.click('Show phone number');
    await page.keyboard.press('Tab');
    await pressEscape(page);
    await card.waitUntilGone();
    expect(await page.evaluate(whatIsThere)).toEqual(without);
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    // The page's policy forbids its own style and icon. All else that is heard is how it loaded, painted and answered events.
    const own =
      /^(policy style-src-elem inline|policy img-src data|error \[object HTMLStyleElement\]|performance )/;
    expect(heard.filter((one) => !own.test(one))).toEqual([]);
    expect(heard.join()).toContain('performance ');
    expect(heard.join()).not.toMatch(/extension|api\.|BookingID/i);
    // A service worker of the site would hear of requests to the site, and there is none.
    expect(platform.requests.toHost('www.adultwork.com')).toHaveLength(requestsOfPage);
  });

  it('has no file that a page could load, but for the card’s page, and that only where its address is known', async () => {
    const all = (await readdir(BUILD, { recursive: true })).filter((name) => name.includes('.'));
    // In Firefox its address is another one for each person, and never told; in Chromium each time the browser starts.
    const files = all.filter((name) => session.kind === 'chromium' || name !== 'card.html');
    expect(files.length).toBeGreaterThan(10);
    page = await session.openPage(siteUrl('/Home.asp'));
    const loaded = await page.evaluate(
      async (urls) => {
        const tries = urls.flatMap((url) => [
          fetch(url).then(() => `fetch ${url}`),
          fetch(url, { mode: 'no-cors' }).then(() => `fetch no-cors ${url}`),
          ...(['img', 'script'] as const).map(
            (tag) =>
              new Promise<string>((resolve, reject) => {
                const element = document.createElement(tag);
                element.onload = () => resolve(`${tag} ${url}`);
                element.onerror = reject;
                element.src = url;
                document.body.append(element);
              }),
          ),
          new Promise<string>((resolve, reject) => {
            const link = document.createElement('link');
            link.rel = 'stylesheet';
            link.onload = () => resolve(`style ${url}`);
            link.onerror = reject;
            link.href = url;
            document.head.append(link);
          }),
        ]);
        const ended = await Promise.allSettled(tries);
        return ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      },
      files.map((name) => session.extensionUrl(name.replaceAll('\\', '/'))),
    );
    expect(loaded).toEqual([]);
    const manifest = JSON.parse(await readFile(`${BUILD}/manifest.json`, 'utf8'));
    expect(manifest.web_accessible_resources).toMatchObject([{ resources: ['card.html'] }]);
    expect(manifest).not.toHaveProperty('externally_connectable');
  });
});

async function addOnId(): Promise<string> {
  const manifest = JSON.parse(await readFile(`${BUILD}/manifest.json`, 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}
