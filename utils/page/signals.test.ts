// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToldEvent } from '../intent/states.ts';
import { TIMINGS } from '../intent/timings.ts';
import type { Rect } from '../place/rect.ts';
import { NO_RULES } from '../settings/page-settings.ts';
import { ASK_AGAIN_FOR } from './asking.ts';
import type { Finder } from './finder.ts';
import type { PagePlace } from './place.ts';
import { Signals } from './signals.ts';
import { byHand, pointAt, tabTo } from './testing/by-hand.ts';

const THE_FINDER: Finder = {
  rules: () => NO_RULES,
  inText: () => null,
  list: () => [],
  taughtBy: () => null,
  hintSelections() {},
};

let sent: ToldEvent[];
let host: HTMLElement | null;
let busy: boolean;
let pinned: boolean;
let inCard: Rect | null;
/** Null: it is still on its way. */
let finder: Finder | null;
let came: PromiseWithResolvers<Finder>;
let byTouch: boolean;
/** The link before the page has rendered it anew. */
let renewed: Element | null;
let wordsUnderPointer: PagePlace | null;
let looks: number;
let link: HTMLAnchorElement;
let other: HTMLElement;
let signals: Signals;

/** What was sent, in short: `over 1`, `elsewhere`. */
const told = () =>
  sent.splice(0).map((event) => {
    const place = 'place' in event ? event.place?.id : 'placeId' in event ? event.placeId : undefined;
    return place == null ? event.kind : `${event.kind} ${place}`;
  });

function mouse(target: EventTarget, type: string, init: Record<string, unknown> = {}): Event {
  return byHand(target, type, { pointerType: 'mouse', buttons: 0, clientX: 5, clientY: 5, ...init });
}
function finger(target: EventTarget, type: string, init: Record<string, unknown> = {}): Event {
  return mouse(target, type, { pointerType: 'touch', ...init });
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<a href="?BookingID=101"><b>View</b></a><p>Other</p><div id="card"></div>';
  link = document.querySelector('a') as HTMLAnchorElement;
  other = document.querySelector('p') as HTMLElement;
  const place: PagePlace = { id: 1, bookingId: 101, element: link, range: null };
  [sent, host, wordsUnderPointer, looks] = [[], null, null, 0];
  renewed = null;
  [busy, pinned, inCard, byTouch] = [false, false, null, false];
  [finder, came] = [THE_FINDER, Promise.withResolvers()];
  signals = new Signals({
    send: (event) => sent.push(event),
    places: {
      of(element) {
        looks += 1;
        const isPlace = element instanceof Element && (link.contains(element) || element === renewed);
        return isPlace ? place : null;
      },
      mayStandInText: () => true,
      inText: () => wordsUnderPointer,
    },
    finder: { want: () => {}, get: () => finder, came: came.promise },
    host: () => host,
    stance: () => ({ isBusy: busy, inCard, isPinned: pinned, isByTouch: byTouch }),
  });
});
afterEach(() => {
  signals.stop();
  vi.useRealTimers();
});

describe('what is pointed at where more can be found than before', () => {
  beforeEach(() => {
    renewed = null;
  });

  it.each<[string, () => void, string[]]>([
    ['the pointer is on it', () => pointAt(other), ['over 1']],
    ['the focus came to it by key', () => tabTo(other), ['focus 1']],
    ['a finger is on it', () => finger(other, 'pointerdown', { buttons: 1 }), ['release', 'touch 1']],
  ])('is a place from its beginning: %s', (_, point, expected) => {
    point();
    told();
    renewed = other;
    signals.lookAnew();
    expect(told()).toEqual(expected);
  });

  it.each<[string, () => void]>([
    ['the pointer has gone', () => mouse(other, 'pointerout')],
    ['a button was pressed', () => mouse(other, 'pointerdown', { buttons: 1 })],
    ['the finger was lifted', () => finger(other, 'pointerup')],
    ['nothing is to be heard any more', () => signals.stop()],
    ['the window has lost the focus', () => byHand(window, 'blur')],
    ['the page was left, to be kept for the way back', () => byHand(window, 'pagehide')],
    ['the page was scrolled under the pointer', () => byHand(document, 'scroll', { bubbles: false })],
  ])('is none where %s', (_, leave) => {
    pointAt(other);
    leave();
    told();
    renewed = other;
    signals.lookAnew();
    expect(told()).toEqual([]);
  });
});

describe('what is pointed at where more can be found, and the focus', () => {
  it('is still a place where a script has moved the focus meanwhile', () => {
    pointAt(other);
    byHand(link, 'focusin');
    told();
    renewed = other;
    signals.lookAnew();
    expect(told()).toEqual(['over 1']);
  });

  it('is none by a focus that has gone since', () => {
    tabTo(other);
    vi.advanceTimersByTime(1000);
    byHand(other, 'focusout', { relatedTarget: null });
    told();
    renewed = other;
    signals.lookAnew();
    expect(told()).toEqual([]);
  });
});

describe('the pointer', () => {
  it('is over a link, over the card, or elsewhere', () => {
    host = document.querySelector('#card');
    pointAt(link);
    pointAt(host as Element);
    pointAt(other);
    expect(told()).toEqual(['over 1', 'over-card', 'elsewhere']);
  });

  it('costs one look at each element that it comes to, however often it moves there', () => {
    for (let n = 0; n < 1000; n++) pointAt(link);
    expect(looks).toBe(1);
  });

  it('is on the card as its frame says, unless the page has heard of a later motion', () => {
    host = document.querySelector('#card');
    pointAt(link, 5, 5, { timeStamp: 100 });
    // A button is down: this says nothing.
    mouse(host as Element, 'pointerover', { screenX: 7, buttons: 1, timeStamp: 300 });
    signals.takePointer(true, performance.timeOrigin + 200);
    expect(told()).toEqual(['over 1', 'over-card']);
    pointAt(other, 5, 5, { timeStamp: 400 });
    signals.takePointer(true, performance.timeOrigin + 300);
    expect(told()).toEqual(['elsewhere']);
  });

  it('has not moved where the page moved under it', () => {
    pointAt(other, 5, 5, { screenX: 900 });
    told();
    mouse(link, 'pointerover', { screenX: 900, screenY: 0 });
    expect(told()).toEqual([]);
    mouse(link, 'pointerover', { screenX: 901, screenY: 0 });
    expect(told()).toEqual(['over 1']);
  });

  it('has not pointed at anything before it first moved: a page may load under it', () => {
    mouse(link, 'pointerover', { screenX: 5, screenY: 5 });
    expect(told()).toEqual([]);
  });

  it.each([
    ['the link is still under it', () => link, ['over 1']],
    ['another thing is under it', () => other, []],
  ])('that was moved while the page scrolled is looked for once that is at rest: %s', (_, at, expected) => {
    pointAt(link);
    document.elementFromPoint = at;
    byHand(document, 'scroll', { bubbles: false });
    byHand(document, 'scroll', { bubbles: false });
    told();
    vi.advanceTimersByTime(TIMINGS.afterScroll + 1);
    expect(told()).toEqual(expected);
  });

  it.each([
    ['is pressed', () => mouse(link, 'pointerdown', { buttons: 1 })],
    ['has left', () => pointAt(other)],
    ['is followed by Esc', () => byHand(document.body, 'keydown', { key: 'Escape' })],
    ['is lost with the window', () => byHand(window, 'blur')],
    ['is lost with the page, before that is come back to', () => byHand(window, 'pagehide')],
    ['is in the card', () => signals.takePointer(true, performance.timeOrigin + 200)],
  ])('that %s is not looked for after a scroll', (_, happen) => {
    busy = true;
    document.elementFromPoint = () => link;
    pointAt(link, 5, 5, { timeStamp: 100 });
    happen();
    byHand(document, 'scroll', { bubbles: false });
    told();
    vi.advanceTimersByTime(1000);
    expect(told()).toEqual([]);
  });

  it('is elsewhere when it leaves the window', () => {
    pointAt(link);
    mouse(link, 'pointerout', { relatedTarget: other });
    mouse(link, 'pointerout', { relatedTarget: null });
    expect(told()).toEqual(['over 1', 'elsewhere']);
  });

  it('says nothing while a button is down, and that it is up with its first motion after a drag', () => {
    mouse(link, 'pointerdown', { buttons: 1 });
    mouse(link, 'pointercancel', { buttons: 1 });
    pointAt(other, 5, 5, { buttons: 1 });
    expect(told()).toEqual(['press 1']);
    pointAt(other);
    expect(told()).toEqual(['release', 'elsewhere']);
  });

  it('presses the card, a link, or the page', () => {
    host = document.querySelector('#card');
    for (const target of [host as Element, link, other]) mouse(target, 'pointerdown', { buttons: 1 });
    expect(sent.map((event) => event.kind === 'press' && [event.on, event.placeId])).toEqual([
      ['card', null],
      ['page', 1],
      ['page', null],
    ]);
  });
});

describe('a pointer that was there when a card was closed', () => {
  const pressEsc = () => byHand(document.body, 'keydown', { key: 'Escape' });
  beforeEach(() => {
    [busy, host] = [true, document.querySelector('#card')];
  });

  it.each<[string, () => void]>([
    ['by Esc on the page', pressEsc],
    ['by Esc in the card', () => signals.end('escape')],
    ['by Close', () => signals.end('close')],
  ])(
    'in its frame, %s, points at nothing until it has moved on from where the page first hears of it',
    (_, close) => {
      pointAt(link, 300, 300);
      inCard = { x: 0, y: 0, width: 400, height: 400 };
      close();
      told();
      for (const [x, y] of [
        [50, 50],
        [51, 50],
        [43, 50],
        [50, 57],
      ] as const)
        pointAt(link, x, y);
      expect(told()).toEqual([]);
      pointAt(link, 58, 50);
      pointAt(link, 57, 50);
      expect(told()).toEqual(['over 1', 'over 1']);
    },
  );

  it('in its frame points at a link that it jumps to outside of the card', () => {
    inCard = { x: 0, y: 0, width: 400, height: 400 };
    signals.end('close');
    told();
    pointAt(link, 500, 50);
    expect(told()).toEqual(['over 1']);
  });

  it('on the page, points at nothing until it has moved on from there', () => {
    pointAt(other, 50, 50);
    pressEsc();
    told();
    pointAt(link, 52, 52);
    mouse(link, 'pointerover', { clientX: 53, clientY: 52, screenX: 53 });
    expect(told()).toEqual([]);
    pointAt(link, 300, 300);
    expect(told()).toEqual(['over 1']);
  });

  it('has left its link by the first motion that is beside it, however far away that is', () => {
    pointAt(link, 50, 50);
    inCard = { x: 0, y: 0, width: 400, height: 400 };
    pressEsc();
    told();
    pointAt(other, 300, 300);
    pointAt(link, 301, 300);
    pointAt(link, 50, 50);
    expect(told()).toEqual(['elsewhere', 'over 1']);
  });

  it('is still there after the window was left and come back to', () => {
    pointAt(other, 50, 50);
    pressEsc();
    byHand(window, 'blur');
    told();
    pointAt(link, 52, 52);
    expect(told()).toEqual([]);
  });
});

describe('text', () => {
  const words = { getClientRects: () => [{ left: 0, right: 50, top: 0, bottom: 20 }] } as unknown as Range;

  it('is read once the pointer rests, and left when the pointer leaves the words', () => {
    wordsUnderPointer = { id: 7, bookingId: 107, element: other, range: words };
    pointAt(other, 10, 10);
    pointAt(other, 12, 10);
    expect(told()).toEqual(['elsewhere', 'elsewhere']);
    vi.advanceTimersByTime(100);
    pointAt(other, 14, 10);
    pointAt(other, 80, 10);
    expect(told()).toEqual(['over 7', 'over 7', 'elsewhere']);
  });

  it.each([
    ['a pointer that has left', () => mouse(other, 'pointerout', { relatedTarget: null })],
    ['one that was lost with the window', () => byHand(window, 'blur')],
    ['one that was lost with the page, before that is come back to', () => byHand(window, 'pagehide')],
  ])('is not read under %s', (_, leave) => {
    wordsUnderPointer = { id: 7, bookingId: 107, element: other, range: words };
    pointAt(other, 10, 10);
    leave();
    told();
    vi.advanceTimersByTime(1000);
    expect(told()).toEqual([]);
  });
});

describe('the focus', () => {
  it('counts where a key moved it, and is taken back where it was told of', () => {
    host = document.querySelector('#card');
    tabTo(link);
    tabTo(host as HTMLElement);
    tabTo(other);
    tabTo(other);
    expect(told()).toEqual(['focus 1', 'unfocus']);
  });

  it('is not led into the card by a key alone: a script can put it there while a key is down', () => {
    host = document.querySelector('#card');
    tabTo(host as HTMLElement);
    expect(told()).toEqual([]);
  });

  it('has not left where it has gone into the frame of the card, and the window neither', () => {
    host = document.querySelector('#card');
    tabTo(link);
    told();
    const active = vi.spyOn(document, 'activeElement', 'get').mockReturnValue(host);
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    byHand(link, 'focusout', { relatedTarget: null });
    byHand(window, 'blur');
    vi.advanceTimersByTime(10);
    expect(told()).toEqual([]);
    active.mockReturnValue(document.body);
    signals.leaveFrame();
    vi.advanceTimersByTime(10);
    expect(told()).toEqual(['unfocus']);
    vi.restoreAllMocks();
  });

  it('is seen within one shadow root, too, once the key comes up', () => {
    link.focus();
    byHand(link, 'keyup', { key: 'Tab' });
    byHand(link, 'keyup', { key: 'Tab' });
    expect(told()).toEqual(['focus 1']);
    byHand(link, 'keyup', { key: 'Tab', altKey: true });
    expect(told()).toEqual([]);
  });

  it('says nothing of a link that is pressed right after a key', () => {
    byHand(other, 'keydown', { key: 'a' });
    mouse(link, 'pointerdown', { buttons: 1 });
    byHand(link, 'focusin');
    expect(told()).toEqual(['press 1']);
  });

  it('is told to no one on the page when it goes into the card or comes back', () => {
    host = document.querySelector('#card');
    const heard = vi.fn();
    for (const type of ['focusin', 'focusout']) document.addEventListener(type, heard);
    byHand(host as Element, 'focusin');
    byHand(link, 'focusout', { relatedTarget: host });
    byHand(link, 'focusin', { relatedTarget: host });
    expect(heard).not.toHaveBeenCalled();
    byHand(link, 'focusin');
    expect(heard).toHaveBeenCalledOnce();
    for (const type of ['focusin', 'focusout']) document.removeEventListener(type, heard);
  });

  it('says nothing where a script or a click puts it', () => {
    byHand(link, 'focusin');
    byHand(other, 'focusin');
    byHand(other, 'focusout', { relatedTarget: null });
    expect(told()).toEqual([]);
  });

  it('is taken back where a script takes it away', () => {
    tabTo(link);
    vi.advanceTimersByTime(1000);
    byHand(link, 'focusout', { relatedTarget: null });
    expect(told()).toEqual(['focus 1', 'unfocus']);
  });
});

describe('keys', () => {
  it('means us by Esc only while there is something of ours, and takes it from the page only for a card', () => {
    expect(byHand(other, 'keydown', { key: 'Escape' }).defaultPrevented).toBe(false);
    busy = true;
    expect(byHand(other, 'keydown', { key: 'Escape' }).defaultPrevented).toBe(false);
    host = document.querySelector('#card');
    expect(byHand(other, 'keydown', { key: 'Escape' }).defaultPrevented).toBe(true);
    expect(told()).toEqual(['escape', 'escape']);
  });

  it('leaves Esc to a field that has the focus, and ends by it what is only open', () => {
    const field = document.body.appendChild(document.createElement('select'));
    field.focus();
    [busy, host] = [true, document.querySelector('#card')];
    expect(byHand(field, 'keydown', { key: 'Escape' }).defaultPrevented).toBe(false);
    expect(told()).toEqual(['escape']);
    pinned = true;
    expect(byHand(field, 'keydown', { key: 'Escape' }).defaultPrevented).toBe(false);
    expect(told()).toEqual([]);
    const box = document.body.appendChild(document.createElement('input'));
    box.type = 'checkbox';
    box.focus();
    expect(byHand(box, 'keydown', { key: 'Escape' }).defaultPrevented).toBe(true);
    expect(told()).toEqual(['escape']);
  });

  it('leaves Esc to an input method that composes', () => {
    [busy, host] = [true, document.querySelector('#card')];
    byHand(other, 'keydown', { key: 'Escape', isComposing: true });
    expect(told()).toEqual([]);
  });

  it('asks by Alt+ArrowUp for the card of the focused link, or for the one that is open', () => {
    const press = () => byHand(document.body, 'keydown', { key: 'ArrowUp', altKey: true });
    expect(press().defaultPrevented).toBe(false);
    link.focus();
    expect(press().defaultPrevented).toBe(true);
    link.blur();
    host = document.querySelector('#card');
    press();
    expect(told()).toEqual(['ask 1', 'ask']);
  });

  describe('by Alt+ArrowUp, while the finder that may know the booking is on its way', () => {
    const press = () => byHand(document.body, 'keydown', { key: 'ArrowUp', altKey: true });
    const comes = async (ms = 0) => {
      vi.advanceTimersByTime(ms);
      finder = THE_FINDER;
      renewed = other;
      came.resolve(THE_FINDER);
      await came.promise;
    };
    beforeEach(() => {
      finder = null;
      other.tabIndex = 0;
      other.focus();
    });

    it('is answered once that has come, whatever the pointer does meanwhile', async () => {
      expect(press().defaultPrevented).toBe(false);
      pointAt(document.body);
      told();
      await comes();
      expect(told()).toEqual(['ask 1']);
      expect(sent).toEqual([]);
    });

    it.each<[string, () => void, number]>([
      ['the focus has moved on', () => other.blur(), 0],
      ['it has come too late for that', () => {}, ASK_AGAIN_FOR],
    ])('is not answered where %s', async (_, happen, ms) => {
      press();
      happen();
      await comes(ms);
      expect(told()).toEqual([]);
    });
  });

  it.each(['ctrlKey', 'metaKey', 'shiftKey'])('leaves Alt+ArrowUp with %s to others', (modifier) => {
    link.focus();
    byHand(link, 'keydown', { key: 'ArrowUp', altKey: true, [modifier]: true });
    expect(told()).toEqual([]);
  });
});

describe('a finger', () => {
  it('comes down on a link, moves, and is lifted', () => {
    finger(link, 'pointerdown', { buttons: 1 });
    finger(link, 'pointermove', { buttons: 1 });
    finger(link, 'pointerup');
    expect(told()).toEqual(['touch 1', 'touch-move', 'touch-end']);
  });

  it('taps elsewhere', () => {
    finger(other, 'pointerdown', { buttons: 1 });
    finger(other, 'pointerup');
    expect(told()).toEqual(['press', 'touch-end', 'release']);
  });

  it('comes down on words that name a booking', () => {
    const words = { getClientRects: () => [] } as unknown as Range;
    wordsUnderPointer = { id: 7, bookingId: 107, element: other, range: words };
    finger(other, 'pointerdown', { buttons: 1 });
    expect(told()).toEqual(['touch 7']);
  });

  it('closes a sheet by a tap beside it, and the page gets nothing of that tap', () => {
    host = document.querySelector('#card');
    byTouch = true;
    finger(other, 'pointerdown', { buttons: 1 });
    [host, byTouch] = [null, false];
    finger(other, 'pointerup');
    for (const type of ['mousedown', 'mouseup', 'click']) {
      expect(byHand(other, type).defaultPrevented).toBe(true);
    }
    finger(other, 'pointerdown', { buttons: 1 });
    expect(byHand(other, 'click').defaultPrevented).toBe(false);
  });

  it('keeps its long press from being a click or a menu, except in the card', () => {
    host = document.querySelector('#card');
    expect(byHand(link, 'click').defaultPrevented).toBe(false);
    byTouch = true;
    expect(byHand(link, 'click').defaultPrevented).toBe(true);
    expect(byHand(link, 'contextmenu').defaultPrevented).toBe(true);
    expect(byHand(host as Element, 'click').defaultPrevented).toBe(false);
  });
});

describe('the page', () => {
  it('scrolls: as a whole, or the box that holds what is pointed at', () => {
    pointAt(link);
    told();
    byHand(document, 'scroll', { bubbles: false });
    byHand(link, 'scroll');
    byHand(other, 'scroll');
    expect(told()).toEqual(['scroll', 'scroll']);
  });

  it('loses the focus, is hidden, or ends', () => {
    byHand(window, 'blur');
    byHand(other, 'blur');
    expect(told()).toEqual(['away']);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    byHand(document, 'visibilitychange');
    byHand(window, 'pagehide');
    expect(told()).toEqual(['away', 'navigated']);
  });

  it('cannot speak for a person', () => {
    const init = { isTrusted: false, key: 'Escape', pointerType: 'mouse', buttons: 0 };
    busy = true;
    for (const type of ['pointermove', 'pointerdown', 'focusin', 'keydown', 'scroll', 'blur', 'pagehide']) {
      for (const target of [link, window]) byHand(target, type, init);
    }
    expect(told()).toEqual([]);
  });
});

describe('a pen', () => {
  it('whose stroke becomes a scroll of the page has come up', () => {
    mouse(other, 'pointerdown', { pointerType: 'pen', buttons: 1 });
    mouse(other, 'pointercancel', { pointerType: 'pen' });
    expect(told()).toEqual(['press', 'release']);
  });
});

describe('what was pointed at before', () => {
  it.each([
    ['pointer', 'over 1'],
    ['focus', 'focus 1'],
    ['key', 'ask 1'],
    ['touch', 'touch 1'],
  ] as const)('by %s goes on from there', (by, expected) => {
    link.focus();
    signals.begin({
      by,
      target: by === 'key' ? link : (link.querySelector('b') as Element),
      x: 5,
      y: 5,
      at: 1234,
    });
    expect(told()).toEqual([expected]);
  });

  it('keeps its time, so that the dwell counts from its beginning', () => {
    signals.begin({ by: 'pointer', target: link, x: 5, y: 5, at: 1234 });
    expect(sent[0]?.at).toBe(1234);
  });

  it('goes on where the page has rendered the link anew under the pointer', () => {
    const before = link.cloneNode(true) as Element;
    renewed = before;
    document.elementFromPoint = () => link;
    signals.begin({ by: 'pointer', target: before, x: 5, y: 5, at: 1234 });
    expect(sent[0]?.at).toBe(1234);
    expect(told()).toEqual(['over 1']);
  });

  it('is nothing by a key once the focus has moved on', () => {
    signals.begin({ by: 'key', target: link, x: 0, y: 0, at: 1234 });
    expect(told()).toEqual([]);
  });

  it('is nothing where it has left the page meanwhile', () => {
    document.elementFromPoint = () => other;
    link.remove();
    signals.begin({ by: 'pointer', target: link, x: 5, y: 5, at: 1234 });
    expect(told()).toEqual([]);
  });
});

it('stops', () => {
  signals.stop();
  pointAt(link);
  expect(told()).toEqual([]);
});
