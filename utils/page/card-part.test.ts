// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../booking/outcome.ts';
import type { CardProps } from '../card/card-props.ts';
import { TIMINGS } from '../intent/timings.ts';
import type { LookupAnswer, LookupAsk } from '../message/contract.ts';
import { DEFAULT_PAGE_SETTINGS, type PageSettings } from '../settings/page-settings.ts';
import { startCardPart } from './card-part.ts';
import type { CardPart, Handover, PointedAt } from './handover.ts';
import type { Surface } from './surface.ts';
import { byHand, pointAt, tabTo } from './testing/by-hand.ts';

/** One lookup that the card part opened, and the worker's side of it. */
interface FakeLookup {
  id: number;
  asked: LookupAsk['mode'][];
  closed: boolean;
  waiting: boolean;
  answer(answer: LookupAnswer): void;
}

const { lookups, surfaces } = vi.hoisted(() => ({
  lookups: [] as FakeLookup[],
  surfaces: [] as (Surface & { closed: boolean; intact: boolean; focused: boolean })[],
}));

vi.mock('../message/lookup-client.ts', () => ({
  openLookup(id: number, onAnswer: (answer: LookupAnswer) => void) {
    const lookup: FakeLookup = { id, asked: [], closed: false, waiting: true, answer: onAnswer };
    lookups.push(lookup);
    return {
      ask: (mode: LookupAsk['mode']) => lookup.asked.push(mode),
      isWaiting: () => lookup.waiting,
      close: () => {
        lookup.closed = true;
      },
    };
  },
}));

vi.mock('./surface.ts', () => ({
  openSurface() {
    const host = document.createElement('div');
    const layer = document.createElement('div');
    document.documentElement.append(host);
    const surface = {
      host,
      layer,
      closed: false,
      intact: true,
      focused: false,
      follow() {},
      pin() {},
      stayAlive() {},
      focus: () => {
        surface.focused = true;
      },
      hasFocus: () => surface.focused,
      isIntact: () => surface.intact,
      close: () => {
        surface.closed = true;
        host.remove();
      },
    };
    surfaces.push(surface);
    return surface;
  },
}));

const outcome: Outcome = { ok: false, failure: { kind: 'no-token' }, actingFor: null };
const answered: LookupAnswer = { kind: 'outcome', outcome, final: true };

let settings: PageSettings;
let runtime: { id: string | undefined };
/** What is drawn now; null: nothing. */
let drawn: CardProps | null;
let part: CardPart;
let links: HTMLAnchorElement[];

function start(moment: PointedAt | null = null): void {
  const handover: Handover = {
    get settings() {
      return settings;
    },
    handOver(given) {
      part = given;
      return moment;
    },
  };
  startCardPart({
    handover,
    runtime,
    draw: (card) => {
      drawn = card;
    },
  });
}

const link = (index: number) => links[index] as HTMLAnchorElement;
const wait = (ms: number) => vi.advanceTimersByTime(ms);
const shownIds = () => surfaces.filter(({ closed }) => !closed).length;

function showFirst(): void {
  pointAt(link(0));
  wait(TIMINGS.show + 1);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as never);
  Element.prototype.checkVisibility = () => true;
  location.href = 'https://www.adultwork.com/PhoneChatBookings.asp';
  document.body.innerHTML = [101, 102]
    .map((id) => `<a href="PhoneChatBooking.asp?BookingID=${id}" title="Open">View</a>`)
    .join('');
  links = [...document.querySelectorAll('a')];
  [lookups.length, surfaces.length] = [0, 0];
  settings = { ...DEFAULT_PAGE_SETTINGS, showDelay: TIMINGS.show };
  runtime = { id: 'the-extension' };
  drawn = null;
});
afterEach(() => {
  // The last word of a page: everything closes. A dead extension's part then lets go of the window.
  runtime.id = undefined;
  pointAt(link(0));
  wait(5000);
  byHand(window, 'pagehide');
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a card', () => {
  it('is asked for during the dwell and drawn at its end, and is gone without a trace after it', () => {
    start();
    pointAt(link(0));
    wait(TIMINGS.rest + 1);
    expect(lookups.map(({ id, asked }) => [id, asked])).toEqual([[101, ['show']]]);
    expect(drawn).toBeNull();
    wait(TIMINGS.show - TIMINGS.rest);
    expect(drawn).toMatchObject({ bookingId: 101, view: { kind: 'loading' }, entered: false });
    expect(link(0).title).toBe('');
    lookups[0]?.answer(answered);
    expect(drawn).toMatchObject({ view: { kind: 'failure', failure: { kind: 'no-token' } } });

    pointAt(document.body);
    wait(TIMINGS.grace + 1);
    expect(drawn).toBeNull();
    expect([shownIds(), lookups[0]?.closed, link(0).title]).toEqual([0, true, 'Open']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on from what the loader saw, counted from there', () => {
    start({ by: 'pointer', target: link(0), x: 1, y: 1, at: performance.now() - TIMINGS.rest });
    wait(1);
    expect(lookups).toHaveLength(1);
    wait(TIMINGS.show - TIMINGS.rest);
    expect(drawn?.bookingId).toBe(101);
  });

  it('that a key opens is loading at first, so that its status is heard when it comes', () => {
    start();
    tabTo(link(0));
    wait(TIMINGS.rest + 1);
    lookups[0]?.answer(answered);
    wait(TIMINGS.show - TIMINGS.rest);
    expect(drawn).toMatchObject({ bookingId: 101, view: { kind: 'loading' } });
    wait(100);
    expect(drawn).toMatchObject({ view: { kind: 'failure' } });
  });

  it('that the pointer opens has its booking at once where that is there', () => {
    start();
    pointAt(link(0));
    wait(TIMINGS.rest + 1);
    lookups[0]?.answer(answered);
    wait(TIMINGS.show - TIMINGS.rest);
    expect(drawn).toMatchObject({ view: { kind: 'failure' } });
  });

  it('never shows what comes late', () => {
    start();
    showFirst();
    pointAt(link(1));
    wait(TIMINGS.hot + 1);
    lookups[0]?.answer(answered);
    expect(drawn).toMatchObject({ bookingId: 102, view: { kind: 'loading' } });
    pointAt(document.body);
    wait(TIMINGS.grace + 1);
    lookups[1]?.answer(answered);
    expect(drawn).toBeNull();
  });

  it('opens after the delay that the user has set', () => {
    settings = { ...settings, showDelay: 1200 };
    start();
    pointAt(link(0));
    wait(1100);
    expect(drawn).toBeNull();
    wait(110);
    expect(drawn?.bookingId).toBe(101);
  });

  it('ticks while it is open', () => {
    start();
    showFirst();
    const before = drawn?.now ?? 0;
    wait(3000);
    expect((drawn?.now ?? 0) - before).toBeGreaterThanOrEqual(2000);
  });

  it('gives the focus back to its link', () => {
    start();
    tabTo(link(0));
    link(0).focus();
    byHand(link(0), 'keydown', { key: 'ArrowUp', altKey: true });
    expect(drawn).toMatchObject({ bookingId: 101, entered: true });
    link(0).blur();
    byHand(document.body, 'keydown', { key: 'Escape' });
    expect(document.activeElement).toBe(link(0));
    expect(drawn).toBeNull();
  });
});

describe('its controls', () => {
  beforeEach(() => {
    start();
    showFirst();
    lookups[0]?.answer(answered);
  });

  it('close it, pin it, and ask again', () => {
    drawn?.actions.refresh();
    expect(lookups[0]?.asked).toEqual(['show', 'refresh']);
    expect(drawn?.view).toEqual({ kind: 'loading' });
    drawn?.actions.togglePin?.();
    expect(drawn?.pinned).toBe(true);
    drawn?.actions.close?.();
    expect(drawn).toBeNull();
  });

  it('show what was masked, and mask it again', () => {
    drawn?.actions.reveal('phone');
    expect(drawn?.revealed).toEqual({ phone: true, skype: false });
    drawn?.actions.reveal('phone');
    drawn?.actions.toggleComments();
    expect(drawn).toMatchObject({ revealed: { phone: false, skype: false }, commentsOpen: true });
  });

  it('keep it through a sign-in, and it comes back with the answer', () => {
    drawn?.actions.renew();
    lookups[0]?.answer({ kind: 'renewing', where: 'sign-in' });
    byHand(window, 'blur');
    pointAt(document.body);
    wait(60_000);
    expect(drawn).toMatchObject({ bookingId: 101, view: { kind: 'failure', renewing: 'sign-in' } });
    part.handleCommand({ kind: 'forget' });
    part.handleCommand({ kind: 'forget' });
    expect(lookups[0]?.asked).toEqual(['show', 'renew', 'show', 'show']);
    expect(drawn).toMatchObject({ bookingId: 101, view: { kind: 'loading' } });
  });

  it('keep it through a sign-in no longer than until the booking has come', () => {
    drawn?.actions.renew();
    lookups[0]?.answer({ kind: 'renewing', where: 'options' });
    part.handleCommand({ kind: 'forget' });
    const booking = { ok: true, booking: { bookingId: 101 }, fetchedAt: 0, actingFor: null } as Outcome;
    lookups[0]?.answer({ kind: 'outcome', outcome: booking, final: true });
    expect(drawn).toMatchObject({ view: { kind: 'booking' } });
    part.handleCommand({ kind: 'forget' });
    expect(drawn).toBeNull();
  });

  it('ask once more where the worker fell asleep behind the sign-in, once the person is back', () => {
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    drawn?.actions.renew();
    lookups[0]?.answer({ kind: 'renewing', where: 'options' });
    Object.assign(lookups[0] ?? {}, { waiting: false });
    wait(10_000);
    expect(lookups[0]?.asked).toEqual(['show', 'renew']);
    hasFocus.mockReturnValue(true);
    wait(1000);
    expect(lookups[0]?.asked).toEqual(['show', 'renew', 'show']);
  });
});

describe('what ends a card', () => {
  it.each<[string, () => unknown]>([
    ['a change of token or member', () => part.handleCommand({ kind: 'forget' })],
    [
      'the user, who switches cards off',
      () => {
        settings = { ...settings, hover: false };
        part.apply(settings);
      },
    ],
    ['its link, which is removed', () => link(0).remove()],
    [
      'its link, which becomes another',
      () => link(0).setAttribute('href', 'PhoneChatBooking.asp?BookingID=7'),
    ],
    ['the page, which covers it', () => Object.assign(surfaces[0] ?? {}, { intact: false })],
  ])('is %s', (_, happen) => {
    start();
    showFirst();
    happen();
    wait(1001);
    expect(drawn).toBeNull();
    expect(shownIds()).toBe(0);
  });

  it('is a page on which it cannot be drawn; and what is half open is closed', () => {
    start();
    const query = vi.spyOn(Element.prototype, 'querySelectorAll').mockImplementationOnce(() => {
      throw new TypeError('clobbered');
    });
    showFirst();
    expect(query).toHaveBeenCalled();
    expect(surfaces).toHaveLength(1);
    expect(shownIds()).toBe(0);
    expect(lookups.every(({ closed }) => closed)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('gives a page up that takes its cards away: no card, no question more', () => {
  start();
  for (let n = 0; n < 3; n++) {
    pointAt(link(n % 2));
    wait(TIMINGS.show + 1);
    Object.assign(surfaces.at(-1) ?? {}, { intact: false });
    wait(1001);
    pointAt(document.body);
  }
  expect(surfaces).toHaveLength(3);
  pointAt(link(0));
  wait(5000);
  expect([surfaces.length, lookups.length, vi.getTimerCount()]).toEqual([3, 3, 0]);
});

it('opens nothing by pointing while cards are off, and still what is asked for by command', () => {
  settings = { ...settings, hover: false };
  start();
  pointAt(link(0));
  wait(5000);
  expect(lookups).toEqual([]);
  link(1).focus();
  part.handleCommand({ kind: 'open-focused' });
  expect(drawn?.bookingId).toBe(102);
});

it('lists the bookings of the page when asked', () => {
  start();
  expect(part.handleCommand({ kind: 'list-bookings' })).toEqual([101, 102]);
});

describe('an extension that was updated under the page', () => {
  it('says so on the card that is open', () => {
    start();
    showFirst();
    runtime.id = undefined;
    wait(1001);
    expect(drawn?.view).toEqual({ kind: 'reload-page' });
  });

  it('says so once, and is never heard of again', () => {
    start();
    runtime.id = undefined;
    pointAt(link(0));
    wait(TIMINGS.rest + 1);
    lookups[0]?.answer({ ...answered });
    wait(TIMINGS.show);
    expect(drawn?.view).toEqual({ kind: 'reload-page' });
    pointAt(document.body);
    wait(TIMINGS.grace + 1);
    pointAt(link(1));
    wait(5000);
    expect([drawn, surfaces.length, vi.getTimerCount()]).toEqual([null, 1, 0]);
  });
});
