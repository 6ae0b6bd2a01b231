import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { FRESH_MS } from '../../utils/lookup/timings.ts';
import type { LookupAsk } from '../../utils/message/contract.ts';
import { type CardOnPage, cardOn } from '../harness/card.ts';
import { openDesk } from '../harness/desk.ts';
import { launchBrowser } from '../harness/launch.ts';
import type { BrowserSession } from '../harness/session.ts';
import { MANY_COUNT, MANY_FIRST, RECEIVED_IDS } from '../platform/bookings.ts';
import { siteUrl } from '../platform/hosts.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';
import { CLIENT_ID } from '../platform/sign-in.ts';
import type { Tally } from './driver.ts';
import { pageHeap, workerHeap } from './heap.ts';
import { type OpenDriver, openDriver } from './open-driver.ts';

export interface Plan {
  /** All in all, in rounds. */
  lookups: number;
  /** Lookups in a round; in each the worker is killed once, while they are under way. */
  killEvery: number;
}

/** Megabytes near the start and at the end. */
export interface Growth {
  first: number;
  last: number;
}

export interface SoakResult {
  lookups: number;
  /** How the lookups have to end, and how they ended: by `booking`, or the kind of failure. */
  expected: Record<string, number>;
  outcomes: Record<string, number>;
  /** Cards opened by the real mouse, each the first to wake a worker that was killed. */
  cards: number;
  kills: number;
  /** How often all tokens were ended while lookups were under way, and how often the platform gave out another. */
  tokensEnded: number;
  renewals: number;
  /** How often the platform asked for a pause, and the requests that it got all the same before the pause was over. */
  pauses: number;
  requestsInPauses: number;
  /** How lookups in a pause ended. */
  outcomesInPauses: Record<string, number>;
  /** How often a lookup lost its worker on the way. */
  interruptions: number;
  requests: number;
  /** What the cache promises to stay within. */
  promised: number;
  /** The longest wait for an answer, in milliseconds. */
  slowest: number;
  /** Heap of each worker at the end of its round. */
  worker: Growth;
  /** Heap of one worker that was left alone for as many lookups as ten rounds have. */
  workerLeftAlone: Growth;
  /** Heap of the site's page on which the cards were opened. */
  page: Growth;
  /** Milliseconds in all. */
  took: number;
}

/** As many as popups, pages and tabs may want at one time: more than the worker asks the platform at once. */
const AT_ONCE = 8;

/** One lookup in so many is a refresh, which the cache does not answer. */
const REFRESH_EVERY = 10;

/** In one round of so many all tokens end, and in another one the platform asks for a pause. */
const TROUBLE_EVERY = 3;

/** What the platform asks for with its 429, in seconds. */
const PAUSE = 4;

/** As many as the worker asks at once: so many are refused with a token that has ended. */
const REFUSED_TOGETHER = 4;

const ROUNDS_LEFT_ALONE = 10;

/** By then the browser has compiled what a card needs. */
const CARDS_TO_WARM_UP = 5;

/** Chromium only: who else kills a worker in the midst and tells its heap. */
export async function soak({ lookups, killEvery }: Plan): Promise<SoakResult> {
  const platform = await startPlatform();
  let session: BrowserSession | undefined;
  try {
    session = await launchBrowser({ platform, kind: 'chromium' });
    await signIn(platform, session);
    const driver = await openDriver(session);
    const page = await session.openPage(siteUrl(`/Links.asp?n=${MANY_COUNT}`));
    return await run(
      { platform, session, driver, page, card: cardOn(session, page) },
      { lookups, killEvery },
    );
  } finally {
    await session?.close();
    await platform.close();
  }
}

/** By the press of a button, so that a token that ends can be renewed without one. */
async function signIn({ signIn: page }: Platform, session: BrowserSession): Promise<void> {
  page.mode = 'at-once';
  const desk = await openDesk(session);
  await desk.ask({ kind: 'set-client-id', clientId: CLIENT_ID });
  await desk.ask({ kind: 'sign-in' });
  await desk.page.close();
}

interface Stage {
  platform: Platform;
  session: BrowserSession;
  driver: OpenDriver;
  page: Page;
  card: CardOnPage;
}

async function run(stage: Stage, { lookups, killEvery }: Plan): Promise<SoakResult> {
  const { platform, session, driver, page } = stage;
  const started = performance.now();
  const rounds = Math.ceil(lookups / killEvery);
  const asks = makeAsks();
  const expected: Record<string, number> = {};
  const outcomes: Record<string, number> = {};
  const outcomesInPauses: Record<string, number> = {};
  const result = { expected, outcomes, cards: 0, kills: 0, interruptions: 0, slowest: 0, tokensEnded: 0 };
  const inPauses = { pauses: 0, requestsInPauses: 0, outcomesInPauses };
  let refreshes = 0;
  let asked = 0;

  async function lookUp(count: number): Promise<void> {
    const batch = Array.from({ length: count }, () => asks.next().value);
    const tally = await driver.lookUp(batch, AT_ONCE);
    for (const { id } of batch) add(expected, RECEIVED_IDS.includes(id) ? 'not-found' : 'booking', 1);
    for (const [kind, times] of Object.entries(tally.outcomes)) add(outcomes, kind, times);
    result.slowest = Math.max(result.slowest, tally.slowest);
    result.interruptions += tally.ports - count;
    refreshes += batch.filter(({ mode }) => mode === 'refresh').length;
    asked += count;
  }

  // Until every booking is remembered, the worker and the pages grow as they should.
  await lookUp(BOOKINGS.length);
  for (let card = 0; card < CARDS_TO_WARM_UP; card += 1) await openCard(stage, card);
  const worker: Growth = await bothEnds(() => workerHeap(session));
  const pageGrowth = await bothEnds(() => pageHeap(page));
  const askedBefore = asked;
  const issuedBefore = platform.signIn.issued.length;

  for (let round = 1; round <= rounds; round += 1) {
    const all = lookUp(Math.min(killEvery, lookups - (asked - askedBefore)));
    // Somewhere in the midst of them; where, the machine decides.
    await sleep((round * 7) % 40);
    if (round % TROUBLE_EVERY === 1) {
      platform.data.tokens.clear();
      result.tokensEnded += 1;
    } else {
      await session.killWorker();
      result.kills += 1;
    }
    await all;
    if (round % TROUBLE_EVERY === 2) {
      const { requests, tally } = await lookUpInPause(stage);
      inPauses.pauses += 1;
      inPauses.requestsInPauses += requests;
      for (const [kind, times] of Object.entries(tally.outcomes)) add(outcomesInPauses, kind, times);
    }
    worker.last = (await workerHeap(session)) ?? worker.last;
    await session.killWorker();
    result.kills += 1;
    await openCard(stage, round);
    result.cards += 1;
  }
  pageGrowth.last = await pageHeap(page);

  // Once all is remembered in this worker too, nothing more is to gather in it.
  await lookUp(BOOKINGS.length);
  const workerLeftAlone = await bothEnds(() => workerHeap(session));
  await lookUp(Math.min(lookups, killEvery * ROUNDS_LEFT_ALONE));
  workerLeftAlone.last = (await workerHeap(session)) ?? 0;

  const took = performance.now() - started;
  return {
    ...result,
    ...inPauses,
    renewals: platform.signIn.issued.length - issuedBefore,
    lookups: asked,
    requests: platform.requests.bookingRequests().length,
    // Each booking once in each span of freshness, each refresh, and once more for those that lost the worker on the way or were refused; and
    // one for each pause, in which those whose time is over are asked for too.
    promised:
      BOOKINGS.length * (1 + Math.ceil(took / FRESH_MS)) +
      refreshes +
      result.interruptions +
      result.tokensEnded * REFUSED_TOGETHER +
      inPauses.pauses,
    worker,
    workerLeftAlone,
    page: pageGrowth,
    took,
  };
}

/**
 * Has the platform ask for a pause, looks up in it, and waits until it is over. What is remembered is shown as before; what is not has to wait.
 * The requests are those that the platform got after it asked.
 */
async function lookUpInPause({ platform, driver }: Stage): Promise<{ requests: number; tally: Tally }> {
  platform.setFault('429-seconds', { retryAfter: PAUSE, times: 1 });
  await driver.lookUp([{ id: MANY_FIRST, mode: 'refresh' }], 1);
  const over = sleep(PAUSE * 1_000);
  const before = platform.requests.bookingRequests().length;
  const tally = await driver.lookUp(
    [MANY_FIRST + 1, NEVER_REMEMBERED].map((id) => ({ id, mode: 'refresh' as const })),
    2,
  );
  const requests = platform.requests.bookingRequests().length - before;
  await over;
  return { requests, tally };
}

function add(counts: Record<string, number>, kind: string, times: number): void {
  counts[kind] = (counts[kind] ?? 0) + times;
}

async function bothEnds(measure: () => Promise<number | null>): Promise<Growth> {
  const now = (await measure()) ?? 0;
  return { first: now, last: now };
}

/** What is looked up: bookings, and some that are another member's. Fewer than the cache holds. */
const BOOKINGS = [...Array.from({ length: MANY_COUNT }, (_, n) => MANY_FIRST + n), ...RECEIVED_IDS];

/** Is asked for in pauses only. */
const NEVER_REMEMBERED = 101;

/** All of them over and over, in an order that mixes them; now and then by a refresh. */
function* makeAsks(): Generator<LookupAsk, never> {
  // Prime to their number, so that every one has its turn.
  const stride = 37;
  for (let n = 0; ; n += 1) {
    const id = BOOKINGS[(n * stride) % BOOKINGS.length] ?? MANY_FIRST;
    yield { id, mode: n >= BOOKINGS.length && n % REFRESH_EVERY === 0 ? 'refresh' : 'show' };
  }
}

/** Opens a booking's card with the mouse, reads it, and leaves it. */
async function openCard({ page, card }: Stage, round: number): Promise<void> {
  const n = round % MANY_COUNT;
  await page.hover(`#link-${n}`);
  await card.waitFor(MANY_FIRST + n, '15 minutes');
  await page.mouse.move(2, 2);
  await card.waitUntilGone();
}
