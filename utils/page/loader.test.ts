// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { browser } from 'wxt/browser';
import type { PageCommand } from '../message/contract.ts';
import {
  type CardSettings,
  DEFAULT_CARD_SETTINGS,
  DEFAULT_PAGE_SETTINGS,
  type PageSettings,
} from '../settings/page-settings.ts';
import { type CardPart, type Handover, takeHandover } from './handover.ts';
import { startLoader } from './loader.ts';
import { byHand, pointAt, tabTo } from './testing/by-hand.ts';

const OURS = 'the-extension';

/** The extension's side of a page, as far as the loader uses it. */
class FakeExtension {
  stored: Record<string, unknown> = {};
  storageFails = false;
  asks: unknown[] = [];
  reads = 0;
  readonly runtime: { id: string | undefined; [name: string]: unknown };
  readonly storage: unknown;
  #onChanged: ((changes: unknown, area: string) => void)[] = [];
  #onMessage: ((command: PageCommand, sender: unknown, answer: (ids: unknown) => void) => unknown)[] = [];

  constructor() {
    this.runtime = {
      id: OURS,
      sendMessage: async (message: unknown) => void this.asks.push(message),
      onMessage: { addListener: (listener: never) => this.#onMessage.push(listener) },
    };
    this.storage = {
      local: {
        get: async () => {
          this.reads += 1;
          if (this.storageFails) throw new Error('storage is broken');
          return this.stored;
        },
      },
      onChanged: { addListener: (listener: never) => this.#onChanged.push(listener) },
    };
  }

  change(settings: Partial<PageSettings>, area = 'local'): void {
    const changes = { page: { newValue: { ...DEFAULT_PAGE_SETTINGS, ...settings } } };
    for (const listener of this.#onChanged) listener(changes, area);
  }

  command(command: PageCommand, answer: (ids: unknown) => void = () => {}, id = OURS): unknown[] {
    return this.#onMessage.map((listener) => listener(command, { id }, answer));
  }
}

class FakeCardPart implements CardPart {
  readonly obeyed: PageCommand[] = [];
  readonly applied: CardSettings[] = [];
  bookings: number[] = [];
  apply = (settings: CardSettings) => void this.applied.push(settings);
  handleCommand = (command: PageCommand) => {
    this.obeyed.push(command);
    return command.kind === 'list-bookings' ? this.bookings : undefined;
  };
}

let extension: FakeExtension;
let handover: Handover;
let link: HTMLAnchorElement;
let other: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<a href="PhoneChatBooking.asp?BookingID=101">View</a><p>Other</p>`;
  link = document.querySelector('a') as HTMLAnchorElement;
  other = document.querySelector('p') as HTMLElement;
  extension = new FakeExtension();
  startLoader(extension as unknown as typeof browser);
  const offered = takeHandover();
  if (!offered) throw new Error('nothing was offered');
  handover = offered;
});
afterEach(() => {
  // Lets go of the window's listeners.
  handover.handOver(new FakeCardPart());
  vi.useRealTimers();
});

const settle = (ms = 100) => vi.advanceTimersByTimeAsync(ms);

describe('before anybody points', () => {
  it('does nothing: no reading, no message, no timer', async () => {
    await settle(10_000);
    expect([extension.reads, extension.asks.length, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  it('leaves no timer behind where a pointer rests on what can be no booking', async () => {
    pointAt(other);
    await settle(60);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks at nothing that a pointer crosses, and has one timer for all of it', async () => {
    const looks = vi.spyOn(Element.prototype, 'getAttribute');
    const timers = vi.spyOn(globalThis, 'setTimeout');
    for (let n = 0; n < 30; n++) {
      pointAt(n % 2 ? other : link);
      await settle(1);
    }
    expect([extension.reads, looks.mock.calls.length, timers.mock.calls.length]).toEqual([0, 0, 1]);
    pointAt(link);
    await settle(60);
    expect(extension.asks).toEqual([{ kind: 'card' }]);
    for (const spy of [looks, timers]) spy.mockRestore();
  });

  it('offers itself once', () => {
    expect(takeHandover()).toBeNull();
  });
});

describe('what brings the card part', () => {
  it('is a pointer that rests on a link', async () => {
    pointAt(link);
    await settle(59);
    expect(extension.asks).toEqual([]);
    await settle(1);
    expect(extension.asks).toEqual([{ kind: 'card' }]);
  });

  it('is a key that moves the focus onto one', async () => {
    tabTo(link);
    await settle();
    expect(extension.asks).toHaveLength(1);
  });

  it('is Alt+ArrowUp, even where the focus has been for long', async () => {
    byHand(link, 'keydown', { key: 'ArrowUp', altKey: true });
    await settle();
    expect(extension.asks).toHaveLength(1);
    expect(handover.handOver(new FakeCardPart())).toMatchObject({ by: 'key', target: link });
  });

  it.each([
    ['on a link', () => link, true],
    ['on something else', () => other, false],
  ])(
    'is Alt+ArrowUp, by which the browser would scroll the page: %s it is kept from that, %s',
    async (_, target, isTaken) => {
      tabTo(link);
      await settle(10);
      const event = byHand(target(), 'keydown', { key: 'ArrowUp', altKey: true });
      expect(event.defaultPrevented).toBe(isTaken);
    },
  );

  it('is a finger that stays on one', async () => {
    byHand(link, 'pointerdown', { pointerType: 'touch', buttons: 1 });
    await settle();
    expect(extension.asks).toHaveLength(1);
  });

  it('leaves no timer behind once the card part is there', async () => {
    pointAt(link);
    await settle();
    handover.handOver(new FakeCardPart());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not asked for again while it is on its way', async () => {
    pointAt(link);
    await settle(100);
    pointAt(other);
    pointAt(link);
    await settle(100);
    expect(extension.asks).toHaveLength(1);
  });

  it('is asked for again while the pointer rests there and it does not come, and not for ever', async () => {
    pointAt(link);
    await settle(2500);
    expect(extension.asks).toHaveLength(2);
    await settle(60_000);
    const { length } = extension.asks;
    expect(length).toBeLessThan(8);
    await settle(60_000);
    expect(extension.asks).toHaveLength(length);
    pointAt(other);
    pointAt(link);
    await settle(100);
    expect(extension.asks).toHaveLength(length + 1);
  });

  it('is asked for again where the first ask was lost and the pointer has moved on to another link', async () => {
    pointAt(link);
    await settle(100);
    const next = link.cloneNode(true) as Element;
    link.after(next);
    pointAt(next);
    await settle(100);
    // One timer, for what is pointed at now.
    expect(vi.getTimerCount()).toBe(1);
    await settle(2400);
    expect(extension.asks).toHaveLength(2);
  });

  it('is asked for no more once the pointer has left', async () => {
    pointAt(link);
    await settle(100);
    pointAt(other);
    await settle(10_000);
    expect(extension.asks).toHaveLength(1);
  });
});

describe('what brings nothing', () => {
  it.each<[string, () => void]>([
    ['a pointer that passes', () => [pointAt(link), pointAt(other)]],
    ['a pointer with a button down', () => pointAt(link, 1, 1, { buttons: 1 })],
    ['a click', () => [pointAt(link), byHand(link, 'pointerdown', { pointerType: 'mouse', buttons: 1 })]],
    [
      'a tap',
      () => [
        byHand(link, 'pointerdown', { pointerType: 'touch', buttons: 1 }),
        byHand(link, 'pointerup', { pointerType: 'touch', buttons: 0 }),
      ],
    ],
    ['the motion of a finger', () => pointAt(link, 1, 1, { pointerType: 'touch' })],
    ['a focus that a script sets', () => byHand(link, 'focusin')],
    ['an event that a script makes', () => pointAt(link, 1, 1, { isTrusted: false })],
    ['an event on no element', () => byHand(document, 'pointermove', { pointerType: 'mouse', buttons: 0 })],
  ])('is %s', async (_, happen) => {
    happen();
    await settle(1000);
    expect(extension.asks).toEqual([]);
  });
});

describe('what a person selects', () => {
  function select(element: Element | null): void {
    const selection = window.getSelection();
    selection?.removeAllRanges();
    if (!element) return;
    const range = document.createRange();
    range.selectNodeContents(element);
    selection?.addRange(range);
  }
  afterEach(() => select(null));

  it.each([
    ['pointerup', {}],
    ['keyup', { key: 'Shift' }],
  ])('brings the card part, which is told so: %s', async (type, init) => {
    select(other);
    byHand(other, type, init);
    await settle(200);
    expect(extension.asks).toEqual([{ kind: 'card' }]);
    expect(handover.hasSelected).toBe(true);
  });

  it('brings nothing where a script has selected it, or where nothing is selected any more', async () => {
    select(other);
    other.dispatchEvent(new Event('pointerup', { bubbles: true }));
    await settle(200);
    byHand(other, 'pointerup');
    select(null);
    byHand(other, 'pointerup');
    await settle(200);
    expect(extension.asks).toEqual([]);
    expect(handover.hasSelected).toBe(false);
  });
});

describe('the settings', () => {
  it('are read once, when the pointer first moves, and handed over', async () => {
    extension.stored = { page: { ...DEFAULT_PAGE_SETTINGS, showDelay: 900 } };
    pointAt(link);
    pointAt(other);
    await settle();
    pointAt(link);
    await settle();
    expect(extension.reads).toBe(1);
    expect(handover.settings.showDelay).toBe(900);
  });

  it.each<[string, Partial<PageSettings>]>([
    ['all pages', { hover: false }],
    ['this page', { disabledPages: [`${location.hostname}${location.pathname}`] }],
  ])('keep it quiet where cards are off on %s', async (_, settings) => {
    extension.stored = { page: { ...DEFAULT_PAGE_SETTINGS, ...settings } };
    pointAt(link);
    await settle(1000);
    expect(extension.asks).toEqual([]);
    extension.change({});
    pointAt(other);
    pointAt(link);
    await settle();
    expect(extension.asks).toHaveLength(1);
  });

  it('are the defaults where storage is broken', async () => {
    extension.storageFails = true;
    pointAt(link);
    await settle();
    expect(extension.asks).toHaveLength(1);
    expect(handover.settings).toEqual(DEFAULT_CARD_SETTINGS);
  });

  it('are told to the card part when they change, and those of other areas are not', async () => {
    const part = new FakeCardPart();
    pointAt(link);
    await settle();
    handover.handOver(part);
    extension.change({ showDelay: 700 }, 'sync');
    extension.change({ showDelay: 800 });
    expect(part.applied.map(({ showDelay }) => showDelay)).toEqual([800]);
  });
});

describe('the handover', () => {
  it('tells what is pointed at, since when and where it is now', async () => {
    const before = performance.now();
    pointAt(link, 10, 10);
    await settle(30);
    pointAt(link, 12, 11);
    expect(handover.handOver(new FakeCardPart())).toEqual({
      by: 'pointer',
      target: link,
      x: 12,
      y: 11,
      at: before,
    });
  });

  it('tells nothing where the pointer has gone again', async () => {
    pointAt(link);
    await settle();
    byHand(link, 'pointerdown', { pointerType: 'mouse', buttons: 1 });
    expect(handover.handOver(new FakeCardPart())).toBeNull();
  });

  it('ends the listening', async () => {
    handover.handOver(new FakeCardPart());
    pointAt(link);
    await settle(1000);
    expect([extension.reads, extension.asks.length, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });
});

describe('commands', () => {
  it('of anybody else are not heard', async () => {
    expect(extension.command({ kind: 'list-bookings' }, undefined, 'another')).toEqual([undefined]);
    await settle();
    expect(extension.asks).toEqual([]);
  });

  it('wait for the card part, which they bring', async () => {
    const answer = vi.fn();
    expect(extension.command({ kind: 'list-bookings' }, answer)).toEqual([true]);
    await settle();
    expect(extension.asks).toHaveLength(1);
    const part = new FakeCardPart();
    part.bookings = [101, 102];
    handover.handOver(part);
    expect(answer).toHaveBeenCalledExactlyOnceWith([101, 102]);
  });

  it('leave the first word to a frame with bookings, where there are none here', async () => {
    const answer = vi.fn();
    handover.handOver(new FakeCardPart());
    extension.command({ kind: 'list-bookings' }, answer);
    await settle(200);
    expect(answer).not.toHaveBeenCalled();
    await settle(100);
    expect(answer).toHaveBeenCalledExactlyOnceWith([]);
  });

  it('to forget bring nothing where nothing is shown', async () => {
    extension.command({ kind: 'forget' });
    await settle();
    expect(extension.asks).toEqual([]);
  });

  it('reach the card part once it is there', () => {
    const part = new FakeCardPart();
    handover.handOver(part);
    extension.command({ kind: 'forget' });
    extension.command({ kind: 'open-focused' });
    expect(part.obeyed.map(({ kind }) => kind)).toEqual(['forget', 'open-focused']);
  });
});

it('goes quiet when the extension was updated under the page', async () => {
  extension.runtime.id = undefined;
  pointAt(link);
  await settle();
  expect(extension.asks).toEqual([]);
  expect(extension.reads).toBe(0);
  pointAt(other);
  pointAt(link);
  await settle(0);
  expect(vi.getTimerCount()).toBe(0);
  // No card would come, so the key is the browser's again.
  expect(byHand(link, 'keydown', { key: 'ArrowUp', altKey: true }).defaultPrevented).toBe(false);
});
