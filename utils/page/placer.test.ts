// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listBookings } from '../detect/list-bookings.ts';
import type { FromCard, ToCard } from '../frame/channel.ts';
import { TIMINGS } from '../intent/timings.ts';
import type { TicketAnswer, TicketAsk } from '../message/contract.ts';
import { DEFAULT_PAGE_SETTINGS, type PageSettings } from '../settings/page-settings.ts';
import { readOwnRules } from '../settings/read-own-rules.ts';
import type { CardFrame, CardFrameDeps } from './card-frame.ts';
import type { CloseWatch } from './close-watch.ts';
import { type Finder, giveFinder } from './finder.ts';
import type { CardPart, Handover, PointedAt } from './handover.ts';
import { Placer } from './placer.ts';
import { byHand, pointAt, tabTo } from './testing/by-hand.ts';
import type { TicketPort } from './ticket-client.ts';

/** A frame that a card was opened in, and the card page's side of it. */
interface FakeFrame extends CardFrame {
  said: ToCard[];
  isStarted: boolean;
  isPut: boolean;
  closed: boolean;
  shown: boolean;
  focused: boolean;
  hear(message: FromCard): void;
  /** No card page comes into it. */
  miss(): void;
  lose(): void;
}

const { frames, sight, lifeline } = vi.hoisted(() => ({
  frames: [] as FakeFrame[],
  sight: { intact: true },
  /** How often a card was kept alive, and whether it has hidden itself since. */
  lifeline: { kept: 0, isOver: false },
}));

vi.mock('./card-frame.ts', () => ({
  createCardFrame({ onMessage, onMissing, onLost }: CardFrameDeps) {
    const host = document.createElement('div');
    const frame: FakeFrame = {
      host,
      frame: document.createElement('iframe'),
      layer: document.createElement('div'),
      said: [],
      isStarted: false,
      isPut: false,
      closed: false,
      shown: false,
      focused: false,
      hear: onMessage,
      miss: () => {
        onMissing();
        onLost();
      },
      lose: onLost,
      // Whatever is read of the page now, the browser lays it out for.
      start: () => {
        if (frame.isStarted || frame.closed) return;
        frame.isStarted = true;
        onStart(frame);
        document.documentElement.append(host);
      },
      say: (message) => frame.said.push(message),
      put: () => {
        frame.isPut = true;
        return false;
      },
      raise() {},
      show: () => {
        frame.shown = true;
      },
      setTabStop() {},
      focus: () => {
        frame.focused = true;
      },
      blur: () => {
        frame.focused = false;
      },
      hasFocus: () => frame.focused,
      stayAlive() {
        lifeline.kept += 1;
        lifeline.isOver = false;
      },
      close: () => {
        frame.closed = true;
        host.remove();
      },
    };
    frames.push(frame);
    return frame;
  },
}));
vi.mock('./in-sight.ts', () => ({
  isInSight: () => sight.intact && !lifeline.isOver,
  layersBeside: () => new Set(),
}));
vi.mock('../place/home-for.ts', () => ({ homeFor: () => document.documentElement }));

let settings: PageSettings;
let runtime: { id: string | undefined };
let part: CardPart;
let links: HTMLAnchorElement[];
/** Is told of each frame that starts. */
let onStart = (_frame: FakeFrame) => {};
/** What the other frames of the tab were told. */
const tell = vi.fn();
/** What the worker was asked, and which of it was given back. */
let asks: { ask: TicketAsk | null; answer(ticket: string): void; closed: boolean }[];

function connect(): TicketPort {
  const listeners: ((answer: TicketAnswer) => void)[] = [];
  const one: (typeof asks)[number] = {
    ask: null,
    closed: false,
    answer: (ticket) => {
      for (const tell of listeners) tell({ ticket });
    },
  };
  asks.push(one);
  return {
    postMessage: (ask) => {
      one.ask = ask;
    },
    disconnect: () => {
      one.closed = true;
    },
    onMessage: { addListener: (listener) => listeners.push(listener) },
    onDisconnect: { addListener() {} },
  };
}

function start(moment: PointedAt | null = null): void {
  const handover: Handover = {
    get settings() {
      return settings;
    },
    get stored() {
      return settings;
    },
    hasSelected: false,
    handOver(given) {
      part = given;
      return moment;
    },
  };
  new Placer({ handover, runtime, source: { address: 'card', origin: 'ours', connect, tell } });
}

/** The card page of the last frame is drawn. */
const draw = () => frames.at(-1)?.hear({ kind: 'height', height: 300 });
/** The bookings that can be seen. */
const shown = () =>
  frames.flatMap(({ said, shown, closed }) =>
    shown && !closed ? said.flatMap((one) => (one.kind === 'open' ? [one.bookingId] : [])) : [],
  );
const openFrames = () => frames.filter(({ closed }) => !closed).length;
const lastSaid = (kind: ToCard['kind'], frame = frames.at(-1)) =>
  frame?.said.findLast((one) => one.kind === kind);

const haveFrames = (count: number) =>
  Object.defineProperty(window, 'length', { value: count, configurable: true });
const link = (index: number) => links[index] as HTMLAnchorElement;
const wait = (ms: number) => vi.advanceTimersByTime(ms);
function showFirst(): void {
  pointAt(link(0));
  wait(TIMINGS.rest + 1);
  draw();
  wait(TIMINGS.show - TIMINGS.rest);
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
  document.elementFromPoint = () => null;
  haveFrames(0);
  location.href = 'https://www.adultwork.com/PhoneChatBookings.asp';
  document.body.innerHTML = [101, 102]
    .map((id) => `<a href="PhoneChatBooking.asp?BookingID=${id}" title="Open">View</a>`)
    .join('');
  links = [...document.querySelectorAll('a')];
  [frames.length, asks, sight.intact, lifeline.isOver] = [0, [], true, false];
  settings = { ...DEFAULT_PAGE_SETTINGS, showDelay: TIMINGS.show };
  runtime = { id: 'the-extension' };
});
afterEach(() => {
  // The last word of a page: everything closes. A dead extension's part then lets go of the window.
  runtime.id = undefined;
  settings = { ...DEFAULT_PAGE_SETTINGS, showDelay: TIMINGS.show };
  for (const place of [document.body, link(1)]) {
    pointAt(place);
    wait(5000);
  }
  byHand(window, 'pagehide');
  onStart = () => {};
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a card', () => {
  it('starts during the dwell and shows at its end, and is gone without a trace after it', () => {
    start();
    pointAt(link(0));
    wait(TIMINGS.rest + 1);
    expect(asks.map(({ ask }) => ask)).toEqual([{ bookingId: 101, ahead: true }]);
    expect(frames[0]?.said).toEqual([
      { kind: 'open', bookingId: 101, hasPage: true, taught: null },
      { kind: 'paints', paints: expect.any(Array) },
    ]);
    draw();
    expect(shown()).toEqual([]);
    wait(TIMINGS.show - TIMINGS.rest);
    expect(shown()).toEqual([101]);
    expect(lastSaid('shown')).toEqual({ kind: 'shown', byKey: false, sheet: false });
    expect(link(0).title).toBe('');

    pointAt(document.body);
    wait(TIMINGS.grace + 1);
    expect([openFrames(), asks[0]?.closed, link(0).title]).toEqual([0, true, 'Open']);
    // What words may name is asked for until it comes, for a while.
    wait(15_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is asked for, and the page is read for it, before the page gets anything', () => {
    const found: unknown[] = [];
    onStart = ({ isPut, said }) => found.push([asks.length, isPut, said.map(({ kind }) => kind)]);
    start();
    pointAt(link(0));
    wait(TIMINGS.rest + 1);
    expect(found).toEqual([[1, true, ['open', 'paints']]]);
  });

  it('has its frame made in a task of its own, which is long enough by itself', () => {
    start();
    pointAt(link(0));
    while (asks.length === 0) vi.advanceTimersToNextTimer();
    expect(frames[0]?.host.isConnected).toBe(false);
    vi.advanceTimersToNextTimer();
    expect(frames[0]?.host.isConnected).toBe(true);
  });

  it('that a key opens has its frame at once, and once', () => {
    const started = vi.fn();
    onStart = started;
    start();
    tabTo(link(0));
    link(0).focus();
    byHand(link(0), 'keydown', { key: 'ArrowUp', altKey: true });
    expect(frames[0]?.host.isConnected).toBe(true);
    wait(TIMINGS.rest);
    expect(started).toHaveBeenCalledOnce();
  });

  it('that is over before its frame was made has none', () => {
    start();
    pointAt(link(0));
    while (asks.length === 0) vi.advanceTimersToNextTimer();
    pointAt(document.body);
    wait(5000);
    expect([frames[0]?.host.isConnected, asks[0]?.closed]).toEqual([false, true]);
  });

  it('that a page keeps from starting leaves nothing', () => {
    onStart = () => {
      throw new TypeError('clobbered');
    };
    start();
    pointAt(link(0));
    wait(TIMINGS.rest + 1);
    expect([asks[0]?.closed, frames[0]?.closed, openFrames()]).toEqual([true, true, 0]);
  });

  it('that is drawn late shows as soon as it is drawn', () => {
    start();
    pointAt(link(0));
    wait(TIMINGS.show + 1);
    expect(shown()).toEqual([]);
    draw();
    expect(shown()).toEqual([101]);
  });

  it('goes on from what the loader saw, counted from there', () => {
    start({ by: 'pointer', target: link(0), x: 1, y: 1, at: performance.now() - TIMINGS.rest });
    wait(1);
    expect(asks).toHaveLength(1);
    draw();
    wait(TIMINGS.show - TIMINGS.rest);
    expect(shown()).toEqual([101]);
  });

  it('is given a ticket for each of its asks, and is told so by nothing else', async () => {
    start();
    showFirst();
    frames[0]?.hear({ kind: 'need-ticket' });
    asks[0]?.answer('first');
    await vi.advanceTimersByTimeAsync(0);
    expect(lastSaid('ticket')).toEqual({ kind: 'ticket', ticket: 'first' });
    frames[0]?.hear({ kind: 'need-ticket' });
    expect(asks[1]?.ask).toEqual({ bookingId: 101, ahead: false });
    asks[1]?.answer('second');
    await vi.advanceTimersByTimeAsync(0);
    expect(lastSaid('ticket')).toEqual({ kind: 'ticket', ticket: 'second' });
  });

  it('that a key opens is told so, so that its status is heard when it comes', () => {
    start();
    tabTo(link(0));
    wait(TIMINGS.rest + 1);
    draw();
    wait(TIMINGS.show);
    expect(lastSaid('shown')).toEqual({ kind: 'shown', byKey: true, sheet: false });
  });

  it('gives way to the next: there is one at a time', () => {
    start();
    showFirst();
    pointAt(link(1));
    wait(TIMINGS.hot + 1);
    draw();
    expect(shown()).toEqual([102]);
    expect(openFrames()).toBe(1);
    frames[0]?.hear({ kind: 'close' });
    expect(shown()).toEqual([102]);
  });

  it('opens after the delay that the user has set', () => {
    settings = { ...settings, showDelay: 1200 };
    start();
    pointAt(link(0));
    wait(1100);
    draw();
    expect(shown()).toEqual([]);
    wait(110);
    expect(shown()).toEqual([101]);
  });

  it('takes the focus when it is asked for, as soon as it is seen, and gives it back to its link', () => {
    start();
    tabTo(link(0));
    link(0).focus();
    byHand(link(0), 'keydown', { key: 'ArrowUp', altKey: true });
    expect(frames[0]?.focused).toBe(false);
    draw();
    expect(lastSaid('focus')).toEqual({ kind: 'focus' });
    expect(lastSaid('standing')).toEqual({ kind: 'standing', pinned: false, entered: true });
    link(0).blur();
    frames[0]?.hear({ kind: 'escape' });
    expect(document.activeElement).toBe(link(0));
    expect(openFrames()).toBe(0);
  });

  it('gives a focus away that a script has put into it, and keeps one that the person has led there', () => {
    start();
    showFirst();
    const frame = frames[0] as FakeFrame;
    frame.focused = true;
    frame.hear({ kind: 'focus', on: true, led: false });
    expect(frame.focused).toBe(false);
    frame.focused = true;
    frame.hear({ kind: 'focus', on: true, led: true });
    expect(frame.focused).toBe(true);
  });

  it('is entered by who has pressed in it and goes on by keyboard, and then stays until the focus has left it', () => {
    start();
    showFirst();
    frames[0]?.hear({ kind: 'pointer', on: true, at: Date.now() });
    frames[0]?.hear({ kind: 'focus', on: true, led: true });
    expect(lastSaid('standing')).toEqual({ kind: 'standing', pinned: false, entered: false });
    frames[0]?.hear({ kind: 'enter', on: true });
    expect(lastSaid('standing')).toEqual({ kind: 'standing', pinned: false, entered: true });
    pointAt(document.body);
    wait(TIMINGS.grace + 1);
    expect(openFrames()).toBe(1);
    frames[0]?.hear({ kind: 'focus', on: false, led: false });
    wait(TIMINGS.grace + 1);
    expect(openFrames()).toBe(0);
  });
});

describe('a press in the card', () => {
  beforeEach(() => {
    start();
    showFirst();
  });
  const press = () => {
    frames[0]?.hear({ kind: 'press', press: 7, x: 20, y: 20 });
    return lastSaid('verdict');
  };

  it('counts once the card has been seen for half a second', () => {
    expect(press()).toEqual({ kind: 'verdict', press: 7, counts: false });
    wait(600);
    expect(press()).toEqual({ kind: 'verdict', press: 7, counts: true });
  });

  it('counts not where the card cannot be seen', () => {
    wait(600);
    sight.intact = false;
    expect(press()).toEqual({ kind: 'verdict', press: 7, counts: false });
    sight.intact = true;
    expect(press()).toEqual({ kind: 'verdict', press: 7, counts: false });
  });
});

describe('a sheet', () => {
  it('closes with the system’s own Back', () => {
    const watches: CloseWatch[] = [];
    const destroy = vi.fn();
    vi.stubGlobal(
      'CloseWatcher',
      class {
        onclose = null;
        destroy = destroy;
        constructor() {
          watches.push(this);
        }
      },
    );
    start();
    byHand(link(0), 'pointerdown', { pointerType: 'touch', buttons: 1, clientX: 5, clientY: 5 });
    wait(TIMINGS.longPress + 1);
    draw();
    expect([shown(), lastSaid('shown')]).toEqual([[101], { kind: 'shown', byKey: false, sheet: true }]);
    watches[0]?.onclose?.();
    expect(shown()).toEqual([]);
    expect(destroy).toHaveBeenCalledOnce();
  });
});

describe('what the card page says', () => {
  beforeEach(() => {
    start();
    showFirst();
  });

  it('closes it and pins it', () => {
    frames[0]?.hear({ kind: 'toggle-pin' });
    expect(lastSaid('standing')).toEqual({ kind: 'standing', pinned: true, entered: false });
    frames[0]?.hear({ kind: 'close' });
    expect(openFrames()).toBe(0);
  });

  it('keeps it while the pointer is in it', () => {
    pointAt(document.body);
    frames[0]?.hear({ kind: 'pointer', on: true, at: Number.MAX_VALUE });
    wait(5000);
    expect(shown()).toEqual([101]);
    frames[0]?.hear({ kind: 'pointer', on: false, at: Number.MAX_VALUE });
    wait(TIMINGS.grace + 1);
    expect(openFrames()).toBe(0);
  });

  it('is of the past where the page has heard of the pointer since', () => {
    const before = performance.timeOrigin;
    frames[0]?.hear({ kind: 'pointer', on: true, at: Number.MAX_VALUE / 2 });
    pointAt(link(0));
    frames[0]?.hear({ kind: 'pointer', on: false, at: before });
    wait(5000);
    expect(shown()).toEqual([101]);
  });

  it('is to mask what was revealed, once the window has lost the focus', () => {
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const masks = () => frames[0]?.said.filter(({ kind }) => kind === 'mask').length;
    vi.advanceTimersByTime(500);
    expect(masks()).toBe(0);
    hasFocus.mockReturnValue(false);
    vi.advanceTimersByTime(1_000);
    expect(masks()).toBe(1);
    hasFocus.mockRestore();
  });

  it('opens the booking’s own page by its link', () => {
    const click = vi.spyOn(link(0), 'click').mockReturnValue();
    frames[0]?.hear({ kind: 'open-page' });
    expect(click).toHaveBeenCalledOnce();
  });

  it('opens the booking’s own page in a tab of its own, which gets no hold of this one', () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    frames[0]?.hear({ kind: 'open-tab' });
    expect(open).toHaveBeenCalledExactlyOnceWith(link(0).href, '_blank', 'noopener');
  });

  it('keeps it through a sign-in, and it starts over with another token', () => {
    frames[0]?.hear({ kind: 'renewing', on: true });
    byHand(window, 'blur');
    pointAt(document.body);
    wait(60_000);
    part.handleCommand({ kind: 'forget' });
    part.handleCommand({ kind: 'forget' });
    expect(frames[0]?.said.filter(({ kind }) => kind === 'start-over')).toHaveLength(2);
    frames[0]?.hear({ kind: 'renewing', on: false });
    part.handleCommand({ kind: 'forget' });
    expect(openFrames()).toBe(0);
  });

  it('has it told when the person is back from a sign-in', () => {
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    frames[0]?.hear({ kind: 'renewing', on: true });
    wait(1000);
    expect(lastSaid('back')).toBeUndefined();
    hasFocus.mockReturnValue(true);
    wait(1000);
    expect(lastSaid('back')).toEqual({ kind: 'back' });
  });
});

describe('a page that renders its rows anew', () => {
  const renew = () => {
    const clone = link(0).cloneNode(true) as HTMLAnchorElement;
    clone.title = 'Open';
    link(0).replaceWith(clone);
    links = [...document.querySelectorAll('a')];
    return clone;
  };

  it('keeps the card where the new link is under the pointer', () => {
    start();
    showFirst();
    const clone = renew();
    document.elementFromPoint = () => clone;
    wait(5000);
    expect(shown()).toEqual([101]);
    expect([openFrames(), clone.title]).toEqual([1, '']);
    pointAt(clone);
    wait(1000);
    pointAt(document.body);
    wait(TIMINGS.grace + 1);
    expect([openFrames(), clone.title]).toEqual([0, 'Open']);
  });

  it('keeps the card that the pointer is in, wherever the new link is', () => {
    start();
    showFirst();
    frames[0]?.hear({ kind: 'pointer', on: true, at: Number.MAX_VALUE });
    renew();
    wait(5000);
    expect(shown()).toEqual([101]);
  });

  it('ends a card that only the pointer on its old link has held', () => {
    start();
    showFirst();
    renew();
    wait(1001);
    expect(openFrames()).toBe(0);
  });
});

describe('the worker, which the browser ends when it has nothing to do', () => {
  const starts = () => tell.mock.calls.filter(([{ kind }]) => kind === 'start').length;
  beforeEach(() => {
    tell.mockClear();
    start();
  });

  it('is started while a pointer rests, before anything is asked of it', () => {
    pointAt(link(0));
    wait(TIMINGS.start - 1);
    expect(starts()).toBe(0);
    wait(2);
    expect([tell.mock.calls, asks]).toEqual([[[{ kind: 'start' }]], []]);
    wait(TIMINGS.show);
    expect([starts(), asks.length]).toEqual([1, 1]);
  });

  it('is not where the extension was updated under the page: there is none', () => {
    runtime.id = undefined;
    pointAt(link(0));
    wait(TIMINGS.show);
    expect(starts()).toBe(0);
  });
});

describe('one card in a tab', () => {
  const said = () => tell.mock.calls.map(([message]) => message).filter(({ kind }) => kind === 'tab-card');
  const steps = () => said().map(({ step }) => step);
  const other = (step: 'coming' | 'shown' | 'kept') =>
    part.handleCommand({ kind: 'tab-card', step, from: 'another frame' });

  beforeEach(() => {
    tell.mockClear();
    start();
  });

  it('is no question in a tab without frames', () => {
    showFirst();
    expect(steps()).toEqual([]);
  });

  it('is told of to the other frames, and goes when another frame shows one', () => {
    haveFrames(1);
    showFirst();
    expect(steps()).toEqual(['coming', 'shown']);
    part.handleCommand(said()[1]);
    expect(openFrames()).toBe(1);
    other('coming');
    expect(openFrames()).toBe(1);
    other('shown');
    expect(openFrames()).toBe(0);
  });

  it('stays where it is pinned, and keeps another from coming', () => {
    haveFrames(1);
    showFirst();
    frames[0]?.hear({ kind: 'toggle-pin' });
    other('coming');
    expect(steps().at(-1)).toBe('kept');
    other('kept');
    expect(openFrames()).toBe(1);
  });

  it('does not come where another frame keeps one', () => {
    pointAt(link(0));
    wait(TIMINGS.rest + 1);
    other('kept');
    wait(5000);
    expect([frames.length, openFrames()]).toEqual([1, 0]);
  });
});

describe('what ends a card', () => {
  it.each<[string, () => unknown]>([
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
    [
      'the page, which covers it',
      () => {
        sight.intact = false;
      },
    ],
    ['the page, which puts something else into its frame', () => frames[0]?.lose()],
    [
      'an update of the extension under the page',
      () => {
        runtime.id = undefined;
      },
    ],
  ])('is %s', (_, happen) => {
    start();
    showFirst();
    expect(shown()).toEqual([101]);
    happen();
    wait(1001);
    expect(openFrames()).toBe(0);
  });

  describe('is a change of token or member, which its own lookup may have brought about', () => {
    beforeEach(() => {
      document.elementFromPoint = () => link(0);
    });
    const forget = () => part.handleCommand({ kind: 'forget' });
    /** As long as a card takes that a pointer has just come for. */
    const rest = () => {
      wait(TIMINGS.rest + 1);
      draw();
      wait(TIMINGS.show);
    };

    it.each([
      [
        'before it was seen',
        () => {
          pointAt(link(0));
          wait(TIMINGS.rest + 1);
        },
      ],
      ['while it is seen', showFirst],
    ])('%s: who still points at its link has another one without a motion', (_, begin) => {
      start();
      begin();
      forget();
      expect(openFrames()).toBe(0);
      rest();
      expect([frames.length, shown()]).toEqual([2, [101]]);
    });

    it('and again after each of several changes, however they follow on each other', () => {
      start();
      const pauses = fc.array(fc.nat({ max: 1500 }), { minLength: 1, maxLength: 6 });
      fc.assert(
        fc.property(pauses, (all) => {
          pointAt(document.body);
          wait(TIMINGS.grace + 1);
          showFirst();
          for (const pause of all) {
            forget();
            expect(openFrames()).toBe(0);
            wait(pause);
          }
          wait(4000);
          draw();
          expect([openFrames(), shown()]).toEqual([1, [101]]);
        }),
        { numRuns: 50 },
      );
    });

    it('and a lookup that brings such a change about each time is begun ever more rarely', () => {
      start();
      pointAt(link(0));
      for (let second = 0; second < 600; second++) {
        wait(1000);
        if (openFrames() > 0) forget();
      }
      expect(frames.length).toBeLessThan(16);
      pointAt(link(0));
      rest();
      expect(shown()).toEqual([101]);
    });

    it('and who has closed it by Esc in it has none', () => {
      start();
      showFirst();
      frames[0]?.hear({ kind: 'escape' });
      forget();
      rest();
      expect(openFrames()).toBe(0);
    });

    const tabToFirst = () => {
      link(0).focus();
      tabTo(link(0));
      rest();
    };

    it('and who has the focus on its link by key has another one, as often as that happens', () => {
      start();
      tabToFirst();
      for (let time = 1; time < 4; time++) {
        forget();
        forget();
        expect(openFrames()).toBe(0);
        // A hand on the mouse moves it a little.
        pointAt(document.body);
        wait(1000);
        rest();
        expect([frames.length, shown()]).toEqual([time + 1, [101]]);
      }
    });

    it.each<[string, () => unknown]>([
      [
        'has moved the focus on',
        () => {
          link(0).blur();
          wait(1000);
          byHand(link(0), 'focusout', { relatedTarget: null });
        },
      ],
      ['has closed it by Esc', () => byHand(document.body, 'keydown', { key: 'Escape' })],
      [
        'has had its link scrolled out of sight',
        () => vi.spyOn(link(0), 'checkVisibility').mockReturnValue(false),
      ],
    ])('and who %s has none by the focus', (_, go) => {
      start();
      tabToFirst();
      go();
      wait(2000);
      forget();
      rest();
      expect(openFrames()).toBe(0);
    });

    it.each<[string, () => unknown]>([
      ['has left the window', () => byHand(window, 'blur')],
      ['points elsewhere', () => pointAt(document.body)],
      ['is in the card', () => frames[0]?.hear({ kind: 'pointer', on: true, at: Number.MAX_VALUE })],
    ])('and who %s has none', (_, go) => {
      start();
      showFirst();
      go();
      forget();
      rest();
      expect(openFrames()).toBe(0);
    });
  });

  it('is a page on which it cannot be placed; and what is half open is closed', () => {
    start();
    const query = vi.spyOn(Element.prototype, 'querySelectorAll').mockImplementationOnce(() => {
      throw new TypeError('clobbered');
    });
    showFirst();
    expect(query).toHaveBeenCalled();
    expect(frames).toHaveLength(1);
    expect(openFrames()).toBe(0);
    wait(15_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('gives a page up that takes its cards away: no card, no question more', () => {
  start();
  for (let n = 0; n < 3; n++) {
    sight.intact = true;
    pointAt(link(n % 2));
    wait(TIMINGS.rest + 1);
    draw();
    sight.intact = false;
    wait(TIMINGS.show);
    pointAt(document.body);
  }
  expect(frames).toHaveLength(3);
  pointAt(link(0));
  wait(5000);
  expect([frames.length, asks.length, vi.getTimerCount()]).toEqual([3, 3, 0]);
});

describe('a card on a page that was stopped', () => {
  it('comes back where it has hidden itself meanwhile, and presses in it count after half a second', () => {
    start();
    showFirst();
    wait(3000);
    const counts = () => {
      frames.at(-1)?.hear({ kind: 'press', press: 7, x: 5, y: 5 });
      return lastSaid('verdict');
    };
    lifeline.isOver = true;
    expect(counts()).toMatchObject({ counts: false });
    wait(1100);
    expect(shown()).toEqual([101]);
    expect(lifeline.isOver).toBe(false);
    wait(600);
    expect(counts()).toMatchObject({ counts: true });
  });

  it('is kept alive in a hidden tab too, where a look comes once a second', () => {
    const { setInterval } = globalThis;
    vi.spyOn(globalThis, 'setInterval').mockImplementation((look) => setInterval(look, 1000));
    start();
    showFirst();
    lifeline.kept = 0;
    wait(5000);
    expect(lifeline.kept).toBeGreaterThanOrEqual(4);
    expect(openFrames()).toBe(1);
  });
});

it('takes no dialog of the site for an attack: what covers a card that has lived is forgotten', () => {
  start();
  for (let n = 0; n < 5; n++) {
    sight.intact = true;
    pointAt(link(n % 2));
    wait(TIMINGS.rest + 1);
    draw();
    wait(3000);
    expect(openFrames()).toBe(1);
    sight.intact = false;
    wait(200);
    expect(openFrames()).toBe(0);
    pointAt(document.body);
  }
});

it('opens nothing by pointing while cards are off, and still what is asked for by command', () => {
  settings = { ...settings, hover: false };
  start();
  pointAt(link(0));
  wait(5000);
  expect(asks).toEqual([]);
  link(1).focus();
  part.handleCommand({ kind: 'open-focused' });
  draw();
  expect(shown()).toEqual([102]);
});

describe('the finder', () => {
  const finder: Finder = {
    rules: readOwnRules,
    inText: () => null,
    list: (rules) => listBookings(document, location, rules),
    taughtBy: () => null,
    hintSelections: vi.fn(),
  };
  const asked = () => tell.mock.calls.filter(([{ kind }]) => kind === 'finder').length;
  const saveRule = () => {
    settings = { ...settings, extraRules: [{ pattern: 'show({id})', where: '' }] };
  };
  const haveRule = () => {
    saveRule();
    link(0).setAttribute('href', 'javascript:show(105)');
  };

  it('does not come for a card on an ordinary link', () => {
    start();
    showFirst();
    expect([shown(), asked()]).toEqual([[101], 0]);
  });

  it('comes to list the bookings of the page when asked, and is waited for', async () => {
    start();
    const list = part.handleCommand({ kind: 'list-bookings' });
    expect(asked()).toBe(1);
    giveFinder(finder);
    expect(await list).toEqual([101, 102]);
  });

  it('comes where a person has rules, and what is pointed at meanwhile is a place from its beginning', () => {
    haveRule();
    start();
    pointAt(link(0));
    wait(TIMINGS.rest + 1);
    expect([asks.length, asked()]).toEqual([0, 1]);
    giveFinder(finder);
    wait(1);
    expect(asks[0]?.ask).toMatchObject({ bookingId: 105 });
  });

  it('is waited for by an open card, where the first rule is saved meanwhile', () => {
    start();
    showFirst();
    saveRule();
    wait(1_500);
    expect([shown(), asked()]).toEqual([[101], 1]);
    giveFinder(finder);
    wait(1_500);
    expect(shown()).toEqual([101]);
    link(0).setAttribute('href', 'javascript:show(105)');
    wait(1_500);
    expect(shown()).toEqual([]);
  });

  it('comes for the command to open what has the focus', async () => {
    haveRule();
    start();
    link(0).focus();
    part.handleCommand({ kind: 'open-focused' });
    expect([asks.length, asked()]).toEqual([0, 1]);
    giveFinder(finder);
    await vi.advanceTimersByTimeAsync(1);
    expect(asks[0]?.ask).toMatchObject({ bookingId: 105 });
  });

  it('comes for Alt+ArrowUp, which is kept until then', async () => {
    haveRule();
    start();
    link(0).focus();
    byHand(link(0), 'keydown', { key: 'ArrowUp', altKey: true });
    pointAt(document.body);
    expect([asks.length, asked()]).toEqual([0, 1]);
    giveFinder(finder);
    await vi.advanceTimersByTimeAsync(1);
    draw();
    expect([asks[0]?.ask, frames[0]?.focused]).toMatchObject([{ bookingId: 105 }, true]);
  });

  it('is asked for again after a while if it does not come, and not each time', () => {
    haveRule();
    start();
    for (let times = 0; times < 100; times++) {
      pointAt(link(times % 2));
      wait(50);
    }
    expect(asked()).toBe(3);
  });

  it('is asked for again under a pointer that rests, since an ask is lost with a worker that ends, and not for ever', () => {
    haveRule();
    start();
    pointAt(link(0));
    wait(2001);
    expect(asked()).toBe(2);
    wait(60_000);
    expect([asked() <= 6, vi.getTimerCount()]).toEqual([true, 0]);
  });

  it('is asked for again for a list that is waited for', () => {
    start();
    void part.handleCommand({ kind: 'list-bookings' });
    wait(2001);
    expect(asked()).toBe(2);
  });

  it('is asked for no more once it has come', () => {
    haveRule();
    start();
    pointAt(link(0));
    giveFinder(finder);
    wait(60_000);
    expect(asked()).toBe(1);
  });

  it('finds what is pointed at since before the last card closed', () => {
    start();
    showFirst();
    const { href } = link(1);
    link(1).setAttribute('href', 'javascript:show(105)');
    pointAt(link(1));
    saveRule();
    part.apply(settings);
    pointAt(link(1).parentElement as Element);
    pointAt(link(1));
    wait(TIMINGS.grace + 1);
    expect([openFrames(), asked(), href.includes('102')]).toEqual([0, 1, true]);
    document.elementFromPoint = () => link(1);
    giveFinder(finder);
    wait(TIMINGS.rest + 1);
    expect(asks.at(-1)?.ask).toMatchObject({ bookingId: 105 });
  });

  it('comes once something is selected, and tells of that', () => {
    start();
    byHand(link(0), 'pointerup');
    expect(asked()).toBe(0);
    getSelection()?.selectAllChildren(document.body);
    byHand(link(0), 'pointerup');
    expect(asked()).toBe(1);
    giveFinder(finder);
    expect(finder.hintSelections).toHaveBeenCalled();
    getSelection()?.removeAllRanges();
  });
});

describe('a booking that can have no card', () => {
  const lacksCard = () => part.handleCommand({ kind: 'lacks-card' });

  it('is told of where the card page does not come into its frame, and only then', () => {
    start();
    showFirst();
    expect(lacksCard()).toBeUndefined();
    frames[0]?.miss();
    expect(openFrames()).toBe(0);
    expect(lacksCard()).toBe(true);
  });

  it('is told of where a page of another site is around it, before it is pointed at', () => {
    vi.spyOn(window, 'parent', 'get').mockReturnValue({} as Window & typeof globalThis);
    start();
    // The popup has asked for the list before.
    giveFinder({
      rules: readOwnRules,
      inText: () => null,
      list: (rules) => listBookings(document, location, rules),
      taughtBy: () => null,
      hintSelections: () => {},
    });
    expect(lacksCard()).toBe(true);
    for (const one of links) one.remove();
    expect(lacksCard()).toBeUndefined();
  });
});

it('is never heard of again once the extension was updated under the page', () => {
  start();
  showFirst();
  runtime.id = undefined;
  wait(1001);
  pointAt(link(1));
  wait(5000);
  expect([frames.length, openFrames(), vi.getTimerCount()]).toEqual([1, 0, 0]);
});
