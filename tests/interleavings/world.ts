import { setImmediate as untilQuiet } from 'node:timers/promises';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { API_ORIGINS, type Environment } from '../../utils/api/environments.ts';
import type { Member, Outcome } from '../../utils/booking/outcome.ts';
import {
  CARD_PORT,
  LOOKUP_PORT,
  type LookupAnswer,
  type LookupAsk,
  TICKET_PORT,
  type TicketAnswer,
  type TrustedAsk,
  type TrustedState,
} from '../../utils/message/contract.ts';
import type { Pause } from '../../utils/settings/registry.ts';
import { featuresOf } from '../../utils/worker/browser-features.ts';
import { partitionOfWorker } from '../../utils/worker/partition.ts';
import { CACHE_ALARM, LIST_ALARM } from '../../utils/worker/rooms.ts';
import type { Sender } from '../../utils/worker/sender.ts';
import { fakePort } from '../../utils/worker/testing/fake-port.ts';
import { TOKEN_ALARM } from '../../utils/worker/token-watch.ts';
import { createWorker } from '../../utils/worker/worker.ts';
import { contentsOf, resetDatabases, setDatabasePace } from '../fixtures/fake-database.ts';
import {
  type Alarm,
  createMadeUpBrowser,
  createMemoryArea,
  HOME,
  PAGE_TAB,
  SELF,
} from './made-up-browser.ts';
import { createMadeUpPlatform, RETRY_AFTER_S } from './made-up-platform.ts';
import { createSteps, type Luck } from './steps.ts';
import { createWatch, type Standing } from './watch.ts';

const PAGE: Sender = { id: 'us', url: 'https://www.adultwork.com/', tab: { id: PAGE_TAB }, frameId: 0 };
const CARD: Sender = { id: 'us', url: `${SELF.baseUrl}card.html`, tab: { id: PAGE_TAB }, frameId: 7 };
const POPUP: Sender = { id: 'us', url: `${SELF.baseUrl}popup.html` };

/** As a page loads: long enough for every time limit of ours. */
const LONG_MS = 30_000;
/** No journey asks for so much that this is not enough to come to rest. */
const MOST_STEPS = 5_000;
/** The same for waits of `LONG_MS`: half a day. What wakes the worker for longer wakes it for ever. */
const MOST_WAITS = 1_440;

/** A view that waits for a booking, or shows one. */
interface View {
  place: 'popup' | 'page';
  ask: LookupAsk;
  /** Puts the ask to the worker of now. */
  put: () => void;
  leave: () => void;
  shown: Outcome | null;
  isFinal: boolean;
}

/** A message of one of our own pages that has no reply yet. */
interface PendingAsk {
  message: TrustedAsk;
  at: number;
  /** The client puts it a second time where the worker died, and not a third time. */
  put: number;
}

/**
 * The real worker, with all its rooms, in a world that is made up: a browser, its storage, a platform, a page and a popup. What the
 * worker asks of that world happens step by step, and the worker may die between any two of them.
 */
export function createWorld() {
  const steps = createSteps();
  const platform = createMadeUpPlatform();
  const memory = new Map<string, unknown>();
  const alarms = new Map<string, Alarm>();
  /** Whom the site's own session is; the sign-in page knows that member. */
  let siteMember: number | null = null;
  /** Who signs in, in the next window that opens; null: it is closed. */
  let nextInWindow: number | null = null;
  let requests = 0;
  const views = new Set<View>();
  const asks = new Set<PendingAsk>();

  const watch = createWatch(standing);

  function standing(): Standing {
    const { environment = 'production' } = contentsOf('settings') as { environment?: Environment };
    const token = (memory.get('token') as { value: string } | undefined)?.value ?? null;
    const members = (memory.get('members') ?? []) as Member[];
    const chosen = members.find(({ userId }) => userId === memory.get('acting-for'));
    const owner = token === null ? null : (platform.ownerOf(token) ?? null);
    const group = owner === null ? [] : [owner, ...members.map(({ userId }) => userId)];
    const userId = owner === null ? null : (chosen?.userId ?? owner);
    const remembersUnder = ((memory.get('found-under') ?? []) as unknown[]).length > 0;
    return { environment, token, userId, group, remembersUnder };
  }

  const browser = createMadeUpBrowser(steps, alarms, {
    signIn({ url, interactive }) {
      const at = watch.begin();
      watch.signsIn(interactive);
      const member = interactive ? nextInWindow : siteMember;
      return () => {
        if (interactive && member !== null) siteMember = member;
        if (member === null) return null;
        const token = platform.issue(member);
        watch.born(token, at);
        const state = new URL(url).searchParams.get('state');
        return `${HOME}#access_token=${token}&expires_in=1200&state=${state}`;
      };
    },
    onForget() {
      for (const view of [...views].filter(({ place }) => place === 'page')) drop(view);
    },
    onWrite: (items) => watch.writes(JSON.stringify(items)),
  });

  async function fetchFromPlatform(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address);
    const environment = url.origin === API_ORIGINS.production ? 'production' : 'sandbox';
    const token = (new Headers(init.headers).get('Authorization') ?? '').replace('bearer ', '');
    init.signal?.throwIfAborted();
    if (steps.isAlive()) watch.sends(environment, token);
    requests += 1;
    const answer = (luck: Luck) => {
      if (luck === 'stray 429') watch.paused(environment, Date.now() + RETRY_AFTER_S * 1000);
      const { response, word } = platform.answer(url, token, luck);
      watch.said(environment, token, word);
      return response;
    };
    return steps.later(`request ${requests}`, answer, init.signal);
  }

  const start = () =>
    steps.inWorker(() => createWorker(browser, featuresOf(browser), partitionOfWorker(browser)));

  /** What a world needs of the module scope that the worker's rooms live in. */
  fakeBrowser.reset();
  Object.assign(fakeBrowser.storage, {
    session: createMemoryArea(steps, memory, (items) => watch.writes(JSON.stringify(items))),
  });
  resetDatabases();
  setDatabasePace((task) => steps.later('disk', task));
  vi.stubGlobal('fetch', fetchFromPlatform);
  let worker = start();

  function drop(view: View): void {
    view.leave();
    views.delete(view);
  }

  /** Puts the ask of our own page to the worker of now. */
  function put(ask: PendingAsk): void {
    ask.put += 1;
    const asked = worker;
    steps
      .inWorker(() => asked.answerTrusted(ask.message))
      .then((reply) => {
        if (asked !== worker) return;
        asks.delete(ask);
        if (ask.message.kind.startsWith('forget') && !reply.refused) watch.forgot(ask.at);
        watch.replies(reply, ask.at);
      })
      .catch(() => {});
  }

  function openPort<Answer>(sender: Sender, name: string, ask: unknown, onAnswer: (answer: Answer) => void) {
    const { port, say, leave } = fakePort<Answer>(sender, name);
    const asked = worker;
    port.postMessage = (answer) => {
      if (asked === worker) onAnswer(answer);
    };
    steps.inWorker(() => {
      asked.receivePort(port as never);
      void say(ask).catch(() => {});
    });
    return () => {
      if (asked === worker) steps.inWorker(leave);
    };
  }

  function createView(place: View['place'], ask: LookupAsk): View {
    let leaving: (() => void)[] = [];
    const take = (answer: LookupAnswer) => {
      if (answer.kind !== 'outcome' || !views.has(view)) return;
      watch.tells(answer.outcome, ask.under !== undefined);
      view.shown = answer.outcome;
      view.isFinal = answer.final;
    };
    const view: View = {
      place,
      ask,
      shown: null,
      isFinal: false,
      put() {
        const { id, ...how } = ask;
        if (place === 'popup') {
          leaving = [openPort(POPUP, LOOKUP_PORT, ask, take)];
          return;
        }
        const takeTicket = ({ ticket }: TicketAnswer) => {
          leaving.push(openPort(CARD, CARD_PORT, { ticket, ...how }, take));
        };
        leaving = [];
        leaving.push(openPort(PAGE, TICKET_PORT, { bookingId: id, ahead: how.mode === 'show' }, takeTicket));
      },
      leave: () => {
        for (const one of leaving) one();
      },
    };
    return view;
  }

  /** The clock goes on, and wakes the worker where an alarm is set. */
  async function wait(ms: number): Promise<void> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      const due = Math.min(end, ...[...alarms.values()].map(({ when }) => Math.max(when, Date.now() + 1)));
      await vi.advanceTimersByTimeAsync(due - Date.now());
      for (const [name, { when, periodInMinutes }] of [...alarms]) {
        if (when > Date.now()) continue;
        alarms.delete(name);
        if (periodInMinutes)
          alarms.set(name, { when: Date.now() + periodInMinutes * 60_000, periodInMinutes });
        watch.begin();
        const { tokenManager, removeOldBookings } = worker;
        steps.inWorker(() => {
          if (name === TOKEN_ALARM) void tokenManager.onAlarm().catch(() => {});
          if (name === CACHE_ALARM || name === LIST_ALARM) void removeOldBookings().catch(() => {});
        });
      }
    }
  }

  /** Lets all happen that was asked for, while the clock does not move. Whether there was anything. */
  async function settle(): Promise<boolean> {
    await untilQuiet();
    const any = steps.count() > 0;
    for (let left = MOST_STEPS; steps.count() > 0; left -= 1) {
      if (left === 0) throw new Error('it never comes to rest');
      watch.begin();
      await steps.happen(0, 'fine');
    }
    return any;
  }

  async function rest(): Promise<void> {
    let left = MOST_WAITS;
    for (let quiet = 0; quiet < 2; quiet = (await settle()) ? 0 : quiet + 1) {
      if (left === 0) throw new Error('it is woken again and again');
      left -= 1;
      await wait(LONG_MS);
    }
  }

  async function readState(): Promise<TrustedState | undefined> {
    const asked = worker;
    const asking = steps.inWorker(() => asked.answerTrusted({ kind: 'get-state' }));
    await settle();
    const reply = await Promise.race([asking, null]);
    if (reply === null) throw new Error('no reply to get-state');
    return reply.state;
  }

  return {
    platform,
    watch,
    standing,

    ask(message: TrustedAsk): void {
      const ask = { message, at: watch.begin(), put: 0 };
      if (message.kind.startsWith('forget')) watch.asksToForget(ask.at);
      if (message.kind === 'save-token') watch.born(message.token, ask.at);
      asks.add(ask);
      put(ask);
    },

    signIn(member: number | null): void {
      nextInWindow = member;
      this.ask({ kind: 'set-client-id', clientId: 'ours' });
      this.ask({ kind: 'sign-in' });
    },

    /** The person signs in, or out, on the site itself: a quiet sign-in brings that member's token. */
    enterSite(member: number | null): void {
      siteMember = member;
    },

    lookUp(place: View['place'], ask: LookupAsk): void {
      watch.begin();
      // A popup has one view, and a tab one card.
      for (const view of [...views].filter((other) => other.place === place)) drop(view);
      const view = createView(place, ask);
      views.add(view);
      view.put();
    },

    async step(pick: number, luck: Luck): Promise<void> {
      if (steps.count() === 0) return;
      watch.begin();
      await steps.happen(pick, luck);
    },

    wait,

    /** The worker dies; those who wait for it ask the next one. */
    async kill(happening: number): Promise<void> {
      watch.begin();
      const dead = steps.die(happening);
      worker = start();
      await dead;
      const { production, sandbox } = (memory.get('pauses') ?? {}) as Partial<Record<Environment, Pause>>;
      watch.workerDied({ production: production?.until ?? 0, sandbox: sandbox?.until ?? 0 });
      for (const ask of asks) {
        if (ask.put < 2) put(ask);
        else asks.delete(ask);
      }
      for (const view of views) if (!view.isFinal) view.put();
    },

    /** Lets all happen that was asked for, and looks at what is there then. */
    async rest(): Promise<void> {
      await rest();
      if (asks.size > 0) throw new Error(`no reply to ${[...asks].map(({ message }) => message.kind)}`);
      for (const { place, shown, isFinal, ask } of views) {
        // One that asks for a sign-in waits for the person.
        if (!isFinal && ask.mode !== 'renew')
          throw new Error(`a view still waits for ${JSON.stringify(ask)}`);
        // A popup looks at its own state; a page hears "forget".
        if (shown && place === 'page') watch.tells(shown, ask.under !== undefined);
      }
      // The popup opens, which may begin a sign-in; and opens again.
      await readState();
      const state = await readState();
      watch.rests(state?.token.state ?? 'none', { ...Object.fromEntries(memory), ...contentsOf('settings') });
    },
  };
}

export type World = ReturnType<typeof createWorld>;
