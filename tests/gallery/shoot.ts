import { mkdir } from 'node:fs/promises';
import axe from 'axe-core';
import puppeteer, { type Page } from 'puppeteer-core';
import { createServer } from 'vite';

/**
 * Photographs the gallery in every dress, and lets axe look at each: `node tests/gallery/shoot.ts <folder>`.
 * Ends with an error where axe finds a violation.
 */
const folder = process.argv[2] ?? '.output/gallery';

interface Dress {
  width: number;
  height?: number;
  /** Device pixels to a CSS pixel. 2 in a window of half the size is a zoom of 200 %. */
  scale?: number;
  query?: string;
  zone?: string;
  dark?: boolean;
  forced?: boolean;
}

const DRESSES: Record<string, Dress> = {
  light: { width: 1500 },
  dark: { width: 1500, dark: true },
  abroad: { width: 1500, zone: 'Pacific/Auckland' },
  german: { width: 1500, query: 'locale=de', zone: 'Europe/Berlin' },
  'right-to-left': { width: 1500, query: 'dir=rtl' },
  'forced-colours': { width: 1500, forced: true },
  'forced-colours-dark': { width: 1500, forced: true, dark: true },
  'narrow-320': { width: 320 },
  'zoom-200': { width: 640, height: 400, scale: 2 },
};

const server = await createServer({
  configFile: `${import.meta.dirname}/vite.config.ts`,
  logLevel: 'error',
  server: { port: 0, host: '127.0.0.1' },
});
await server.listen();
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});

try {
  await mkdir(folder, { recursive: true });
  let violations = 0;
  for (const [name, dress] of Object.entries(DRESSES)) {
    const page = await open(dress);
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    const found = await violationsOn(page, dress);
    violations += found.length;
    console.log(`${folder}/${name}.png`, found.length ? found : 'axe: nothing');
    await page.close();
  }
  process.exitCode = violations ? 1 : 0;
} finally {
  await browser.close();
  await server.close();
}

async function open({
  width,
  height = 900,
  scale = 1,
  query = '',
  zone,
  dark,
  forced,
}: Dress): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height, deviceScaleFactor: scale });
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

/** What axe finds in the cards: each rule, and the state and element it was broken in first. */
async function violationsOn(page: Page, { forced = false }: Dress): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate((rules) => axe.run('figure > div', { rules }), {
    // The gallery is no page of the product: it has no landmarks, and a card's heading level is its surface's.
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
    // Forced colours are the system's, and axe reads those that they replace.
    'color-contrast': { enabled: !forced },
  });
  return results.violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.target} ${nodes[0]?.html}`,
  );
}
