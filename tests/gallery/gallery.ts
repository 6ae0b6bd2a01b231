import axe from 'axe-core';
import puppeteer, { type Page } from 'puppeteer-core';
import { createServer } from 'vite';
import { requireBrowser } from '../harness/find-browsers.ts';

/** What a person may have set, and what they look through. */
export interface Dress {
  width: number;
  height?: number;
  /** Device pixels to a CSS pixel. 2 in a window of half the size is a zoom of 200 %. */
  scale?: number;
  query?: string;
  zone?: string;
  dark?: boolean;
  forced?: boolean;
  /** A phone: it is touched, and there is nothing to point with. */
  touch?: boolean;
}

export const DRESSES = {
  light: { width: 1500 },
  dark: { width: 1500, dark: true },
  abroad: { width: 1500, zone: 'Pacific/Auckland' },
  german: { width: 1500, query: 'locale=de', zone: 'Europe/Berlin' },
  'right-to-left': { width: 1500, query: 'dir=rtl' },
  'forced-colours': { width: 1500, forced: true },
  'forced-colours-dark': { width: 1500, forced: true, dark: true },
  'narrow-320': { width: 320 },
  'zoom-200': { width: 640, height: 400, scale: 2 },
  touch: { width: 360, height: 780, touch: true },
  'touch-german': { width: 320, height: 640, touch: true, query: 'locale=de', zone: 'Europe/Berlin' },
} satisfies Record<string, Dress>;

/** The gallery in a browser: every state of the card on one page, in any dress. */
export async function startGallery() {
  const server = await createServer({
    configFile: `${import.meta.dirname}/vite.config.ts`,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1' },
  });
  await server.listen();
  const browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });

  async function open({
    width,
    height = 900,
    scale = 1,
    query = '',
    zone,
    dark,
    forced,
    touch = false,
  }: Dress): Promise<Page> {
    const page = await browser.newPage();
    await page.setViewport({ width, height, deviceScaleFactor: scale, hasTouch: touch, isMobile: touch });
    await page.emulateTimezone(zone ?? 'Europe/London');
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
        { name: 'forced-colors', value: forced ? 'active' : 'none' },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ],
    });
    await page.goto(`${server.resolvedUrls?.local[0]}?${query}`);
    await page.waitForSelector('body[data-done]');
    return page;
  }

  return {
    open,
    async close(): Promise<void> {
      await browser.close();
      await server.close();
    },
  };
}

/** What axe finds in the cards: each rule, and the state and element it was broken in first. */
export async function violationsOn(page: Page, { forced = false }: Dress): Promise<string[]> {
  await page.evaluate(axe.source);
  // By its global name, since in the page there is no import.
  const results = await page.evaluate(
    (rules) => (globalThis as unknown as { axe: typeof axe }).axe.run('figure > div', { rules }),
    {
      // The gallery is no page of the product: it has no landmarks, and a card's heading level is its surface's.
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      // Forced colours are the system's, and axe reads those that they replace.
      'color-contrast': { enabled: !forced },
    },
  );
  return results.violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.target} ${nodes[0]?.html}`,
  );
}
