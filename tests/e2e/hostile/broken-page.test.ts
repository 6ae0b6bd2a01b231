import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardOnPage, cardOn } from '../../harness/card.ts';
import { saveToken } from '../../harness/journeys.ts';
import { onStage } from '../../harness/on-stage.ts';
import type { BrowserSession } from '../../harness/session.ts';
import { HTML_COMMENT } from '../../platform/bookings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { openHostile } from './hostile-page.ts';

/** A page that has broken, or laid traps in, all that a script relies on. The card works there as anywhere. */

describe('a card on a broken page', () => {
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

  /** The whole way: opens by pointing, shows a number when asked, closes when pressed. */
  async function expectCardAt(selector: string, bookingId: number): Promise<void> {
    card = cardOn(session, page);
    await page.hover(selector);
    await card.waitFor(bookingId, 'Confirmed');
    expect(await card.text()).toContain('8 credits');
    await card.click('Close');
    await card.waitUntilGone();
  }

  it('shows a card where every built-in function is a trap, and none is sprung', async () => {
    page = await openHostile(session, '/PhoneChatBookings.asp', () => {
      const sprung: string[] = [];
      Object.assign(window, { sprung });
      const traps: [object: object, names: string[]][] = [
        [
          Element.prototype,
          ['attachShadow', 'closest', 'matches', 'append', 'checkVisibility', 'getBoundingClientRect'],
        ],
        [HTMLElement.prototype, ['showPopover', 'focus', 'click']],
        [Document.prototype, ['elementFromPoint', 'createTreeWalker', 'hasFocus', 'execCommand']],
        [CSSStyleSheet.prototype, ['replaceSync']],
        [Array.prototype, ['push', 'shift', 'map', 'filter', 'some', 'flatMap', 'at']],
        [String.prototype, ['match', 'replace', 'toLowerCase', 'startsWith']],
        [RegExp.prototype, ['exec', 'test']],
        [WeakMap.prototype, ['get', 'set']],
        [Map.prototype, ['get', 'set']],
        [Promise.prototype, ['then', 'catch']],
        [Reflect, ['get']],
        [JSON, ['parse', 'stringify']],
        [performance, ['now']],
        [Date, ['now']],
        [
          window,
          [
            'getComputedStyle',
            'matchMedia',
            'setTimeout',
            'setInterval',
            'IntersectionObserver',
            'getSelection',
          ],
        ],
      ];
      const { apply, construct } = Reflect;
      const { includes } = String.prototype;
      for (const [object, names] of traps) {
        for (const name of names) {
          const real = Reflect.getOwnPropertyDescriptor(object, name)?.value;
          // For scripts of the page, and of this test, all goes on as before.
          const trap = function (this: unknown, ...args: unknown[]) {
            const { stack = '' } = new Error();
            if (apply(includes, stack, ['extension:'])) sprung[sprung.length] = name;
            return new.target ? construct(real, args) : apply(real, this, args);
          };
          Object.defineProperty(object, name, { value: trap, configurable: true, writable: true });
        }
      }
      const roots: string[] = [];
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        roots.push('a root');
        return attach.call(this, { ...init, mode: 'open' });
      };
      const create = Document.prototype.createElement;
      Document.prototype.createElement = function (this: Document, name: string) {
        return name === 'div' ? create.call(this, 'iframe') : create.call(this, name);
      } as typeof create;
      Object.assign(window, { roots });
      // What every object, and with it every message and setting, would inherit.
      Object.assign(Object.prototype, {
        kind: 'list-bookings',
        mode: 'renew',
        hover: false,
        disabledPages: ['www.adultwork.com/phonechatbookings.asp'],
        final: false,
      });
      const handover = { handOver: () => sprung.push('handOver') };
      Object.assign(window, { [Symbol.for('booking-peek')]: handover });
      window.addEventListener = () => {};
    });
    await expectCardAt('#row-1 .shape', 1);
    const caught = await page.evaluate(() => {
      const { sprung, roots } = window as unknown as Record<'sprung' | 'roots', string[]>;
      return [...sprung, ...roots];
    });
    expect(caught).toEqual([]);
  });

  it('shows a card where elements are named like what a script would ask the document for', async () => {
    page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    await page.evaluate(() => {
      const names = [
        ...[
          'body',
          'documentElement',
          'head',
          'createElement',
          'activeElement',
          'elementFromPoint',
          'getElementById',
        ],
        ...[
          'addEventListener',
          'querySelector',
          'hasFocus',
          'visibilityState',
          'createTreeWalker',
          'defaultView',
        ],
        ...[
          'location',
          'navigation',
          'performance',
          'browser',
          'chrome',
          'runtime',
          'booking-peek',
          'self',
          'top',
        ],
      ];
      const named = names.map(
        (name) => `<img name="${name}" alt=""><a id="${name}"></a><form name="${name}"></form>`,
      );
      const members = [
        ...[
          'closest',
          'matches',
          'getAttribute',
          'hasAttribute',
          'parentElement',
          'ownerDocument',
          'tagName',
          'nodeName',
        ],
        ...[
          'localName',
          'isConnected',
          'children',
          'elements',
          'querySelector',
          'querySelectorAll',
          'contains',
        ],
        ...[
          'getClientRects',
          'checkVisibility',
          'shadowRoot',
          'getRootNode',
          'href',
          'onclick',
          'dataset',
          'id',
          'title',
        ],
      ];
      const fields = members.map((name) => `<input type="hidden" name="${name}">`);
      // Around the whole table, as the site does it, and around one link.
      const form = document.querySelector<HTMLFormElement>('form[name=frmBookings]') as HTMLFormElement;
      form.insertAdjacentHTML('afterbegin', fields.join(''));
      document.body.insertAdjacentHTML(
        'beforeend',
        `${named.join('')}<form id="close" style="width:300px">${fields.join('')}
        <a id="clobbered" href="PhoneChatBooking.asp?BookingID=110">View booking</a></form>`,
      );
    });
    await expectCardAt('#row-1 .shape', 1);
    await page.hover('#clobbered');
    await card.waitFor(110, '12.5 credits');
  });

  it('shows what looks like markup as the text that it is', async () => {
    page = await session.openPage(siteUrl('/PhoneChatBookings.asp'));
    const title = await page.title();
    card = cardOn(session, page);
    await page.hover('#row-109 .shape');
    const { text } = await card.waitFor(109, '<u>You need to carry out the session</u>');
    expect(text).toContain('<i>Booked</i>&lt;User&gt;');
    const inside = await card.evaluate((root) => {
      const element = root.querySelector('[role=group]') ?? root;
      return {
        elements: [...new Set([...element.querySelectorAll('*')].map(({ localName }) => localName))],
        addresses: [...element.querySelectorAll('[href], [src]')].map(
          (one) => one.getAttribute('href') ?? one.getAttribute('src'),
        ),
      };
    });
    for (const name of ['script', 'img', 'u', 'style', 'iframe']) expect(inside.elements).not.toContain(name);
    for (const address of inside.addresses) expect(address).toMatch(/^(tel:\+?\d+|#.*)$/);
    expect(await card.text()).toContain(HTML_COMMENT.slice(0, 30));
    expect(await page.title()).toBe(title);
  });
});
