import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { siteUrl } from '../../platform/hosts.ts';
import { countObservers, readHoldings } from '../isolated-world.ts';
import type { Finding } from '../row.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';
import { threadTime } from '../thread.ts';
import { cpuOf, recordCalls } from '../trace.ts';

const LINKS = 10_000;
const PAGE = siteUrl(`/links.asp?n=${LINKS}`);
const PACKAGES = 'node_modules';

/** Libraries that show something beside what is pointed at, as their packages hold them, and as their own pages say to start them. */
export const PEERS = [
  {
    name: 'Gravatar hovercards',
    scripts: ['@gravatar-com/hovercards/dist/index.umd.js'],
    styles: ['@gravatar-com/hovercards/dist/style.css'],
    mark: "for (const link of document.links) link.dataset.gravatarHash = '0'.repeat(64)",
    start: 'new Gravatar.Hovercards().attach(document.body)',
  },
  {
    name: 'Tippy.js',
    scripts: ['@popperjs/core/dist/umd/popper.min.js', 'tippy.js/dist/tippy.umd.min.js'],
    styles: ['tippy.js/dist/tippy.css'],
    mark: '',
    start: "tippy('a', { content: 'Booking' })",
  },
];

type Peer = (typeof PEERS)[number];

interface Cost {
  readonly bytes: number;
  readonly listeners: number;
  readonly observers: number;
  /** Processor time of their scripts until they are ready, ms. */
  readonly cpu: number;
}

/** What libraries in common use cost the same page in the same run. */
export async function measurePeers(bench: Bench): Promise<Finding> {
  const bare = await withPage(bench.none, async (page) => {
    await page.goto(PAGE);
    return (await readHoldings(page)).listeners;
  });
  const costs: [string, Cost][] = [];
  for (const peer of PEERS) costs.push([peer.name, await costOf(bench.none, peer, bare)]);
  const ours = await costOfExtension(bench.ours, bare);
  const naive = await costOfExtension(bench.naive, bare);
  const each = (words: (cost: Cost) => string) =>
    costs.map(([name, cost]) => `${name} ${words(cost)}`).join('; ');
  const before = ({ listeners, observers, cpu }: Cost) => `${listeners}, ${observers}, ${cpu.toFixed(1)} ms`;
  return {
    rows: [
      {
        measure: 'script and styles that a page gets before anyone points, gzip',
        goal: 'less than each peer',
        ours: kB(ours.bytes),
        naive: kB(naive.bytes),
        peers: each(({ bytes }) => `${kB(bytes)} at load, and no more`),
        met: costs.every(([, { bytes }]) => ours.bytes < bytes),
      },
      {
        measure: 'before intent, 10,000-link page: listeners, observers, processor time of its scripts',
        goal: 'less than each peer',
        ours: before(ours),
        naive: before(naive),
        peers: each(before),
        met: costs.every(([, { cpu }]) => ours.cpu < cpu),
      },
    ],
    details: [],
  };
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`;
const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;
const sumOf = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipped(file), 0);

function costOf(none: Subject, peer: Peer, bare: number): Promise<Cost> {
  return withPage(none, async (page) => {
    await page.goto(PAGE);
    await markFor(page, peer);
    // Whatever runs is theirs: so is all of the thread's own time.
    const cpu = await threadTime(page.mainFrame(), () => startPeer(page, peer));
    return {
      bytes: sumOf([...peer.scripts, ...peer.styles].map((file) => `${PACKAGES}/${file}`)),
      ...(await readHoldingsOver(bare, page, page)),
      cpu,
    };
  });
}

/** Writes into the page what a library wants to find there. */
export async function markFor(page: Page, { mark }: Peer): Promise<void> {
  if (mark) await page.evaluate(mark);
}

/** Has a library do its work on the page, as its own pages say. */
export async function startPeer(page: Page, { scripts, start }: Peer): Promise<void> {
  for (const file of scripts) {
    const code = readFileSync(`${PACKAGES}/${file}`, 'utf8').replace(/\/\/# source.*$/m, '');
    await page.evaluate(`${code};0`);
  }
  await page.evaluate(`${start};0`);
}

function costOfExtension(subject: Subject, bare: number): Promise<Cost> {
  const { folder, name } = subject;
  const files = name === 'ours' ? ['content-scripts/page.js'] : ['content.js', 'content.css'];
  return withPage(subject, async (page) => {
    const calls = await recordCalls(subject, page, () => page.goto(PAGE));
    return {
      bytes: sumOf(files.map((file) => `${folder}/${file}`)),
      ...(await readHoldingsOver(bare, page)),
      cpu: cpuOf(calls),
    };
  });
}

async function readHoldingsOver(bare: number, page: Page, world?: Page) {
  const { listeners } = await readHoldings(page);
  return { listeners: listeners - bare, observers: await countObservers(page, world) };
}
