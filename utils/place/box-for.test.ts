import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type BoxInput, boxFor, keepInside, LEAST_HEIGHT, MARGIN } from './box-for.ts';
import { bottomOf, overlap, type Rect, rightOf, squareAround, type View } from './rect.ts';

const WINDOW: View = { x: 0, y: 0, width: 1280, height: 800, scale: 1 };
const SIZE = { width: 348, height: 480 };

const link = (x: number, y: number, width = 90): Rect => ({ x, y, width, height: 18 });

function place(anchor: Rect, more: Partial<BoxInput> = {}): Box {
  const pointer = { x: anchor.x + 5, y: anchor.y + 5 };
  return boxFor({ anchor, pointer, size: SIZE, view: WINDOW, ...more });
}

/** The card as it is drawn, in pixels of the page. */
function drawn({ x, y, width, maxHeight, scale }: Box, wanted: number): Rect {
  return { x, y, width: width * scale, height: Math.min(wanted, maxHeight) * scale };
}

describe('on a plain page', () => {
  it('a card is below its link and starts where the link starts', () => {
    expect(place(link(200, 100))).toMatchObject({ x: 200, y: 126, width: 348, side: 'below' });
  });

  it('is above a link that is low in the window', () => {
    expect(place(link(600, 740))).toMatchObject({ x: 600, y: 252, side: 'above' });
  });

  it('is beside a link in the middle, where there is no room for it above or below', () => {
    expect(place(link(200, 380))).toMatchObject({ x: 298, side: 'right' });
  });

  it.each([
    [700, 380],
    [900, 380],
    [1000, 380],
    [1100, 380],
    [1180, 380],
    [1100, 40],
    [1100, 740],
  ])('is 348 pixels wide for a link at %i, %i, however close that is to the edge', (x, y) => {
    const box = place(link(x, y));
    expect(box.width).toBe(348);
    expect(overlap(drawn(box, SIZE.height), link(x, y))).toBe(false);
  });

  it('is as wide as a narrow window, and beside its link there too', () => {
    const view = { ...WINDOW, width: 320, height: 640 };
    const box = place(link(100, 40), { view });
    expect(box).toMatchObject({ x: 8, y: 66, width: 304, side: 'below' });
  });

  it('can be read in a window of 320 by 256 pixels, wherever its link is', () => {
    const view = { ...WINDOW, width: 320, height: 256 };
    for (let y = 0; y < 238; y += 7) {
      const box = place(link(100, y), { view });
      expect(box.maxHeight).toBeGreaterThanOrEqual(LEAST_HEIGHT);
      expect(box.side).not.toBe('over');
    }
  });

  it('takes the whole height of a frame that is 90 pixels high', () => {
    const view = { ...WINDOW, width: 500, height: 90 };
    expect(place(link(10, 30), { view })).toMatchObject({ maxHeight: 74, width: 348, side: 'right' });
    expect(place(link(200, 30), { view })).toMatchObject({ maxHeight: 74, y: 8, side: 'over' });
  });

  it('comes to the pointer where a link is as long as the window', () => {
    const box = place(link(40, 380, 1200), { pointer: { x: 955, y: 385 } });
    expect(box.x).toBe(955 - 348 + 24);
  });

  it('is beside the pointer, not at the far end, where a link is as high as the window', () => {
    const tall = { x: 300, y: 20, width: 20, height: 700 };
    expect(place(tall, { pointer: { x: 310, y: 60 } })).toMatchObject({ x: 328, y: 20, side: 'right' });
  });

  it('is beside the pointer where one link fills the window', () => {
    const box = place({ ...WINDOW }, { pointer: { x: 600, y: 100 } });
    expect(box).toMatchObject({ y: 116, side: 'below' });
  });

  it('ends where its link ends on a page that reads from right to left', () => {
    expect(place(link(800, 100), { rtl: true, pointer: null })).toMatchObject({ x: 800 + 90 - 348 });
  });

  it('takes a rectangle as the browser gives it, whose numbers are not its own properties', () => {
    const anchor: Rect = Object.create({ x: 800, y: 100, width: 90, height: 18 });
    expect(place(anchor, { rtl: true, pointer: null })).toEqual(
      place(link(800, 100), { rtl: true, pointer: null }),
    );
  });

  it('leaves its side for one that has room for all of it, where its own has not', () => {
    expect(place(link(200, 300), { keep: 'below' }).side).toBe('right');
    expect(place(link(200, 280), { keep: 'below' }).side).toBe('below');
    expect(place(link(200, 280), { keep: 'right' }).side).toBe('right');
  });

  it('stays on its side where no other has more, as long as it can be read there', () => {
    const size = { width: 348, height: 900 };
    expect(place(link(200, 450), { keep: 'below', size })).toMatchObject({ side: 'below', maxHeight: 316 });
    expect(place(link(200, 720), { keep: 'below', size }).side).not.toBe('below');
  });

  it('stays on its side while a person is in it and can read it there', () => {
    expect(place(link(200, 450), { keep: 'below', isHeld: true })).toMatchObject({
      side: 'below',
      maxHeight: 316,
    });
    expect(place(link(200, 720), { keep: 'below', isHeld: true }).side).toBe('above');
  });

  it('is in view where the page is zoomed by a pinch', () => {
    const view = { x: 500, y: 300, width: 427, height: 267, scale: 3 };
    const card = drawn(place(link(600, 400), { view }), SIZE.height);
    expect(card.x).toBeGreaterThanOrEqual(508);
    expect(rightOf(card)).toBeLessThanOrEqual(919);
    expect(bottomOf(card)).toBeLessThanOrEqual(559);
  });
});

describe('a sheet', () => {
  const phone: View = { x: 0, y: 0, width: 360, height: 780, scale: 1 };
  const sheet = (view: View, y: number) => boxFor({ ...base(view, y), sheet: true });
  const base = (view: View, y: number) => ({
    anchor: { x: view.x + 20, y: view.y + y, width: 90, height: 18 },
    pointer: null,
    size: { width: 348, height: 300 },
    view,
  });

  it('is at the bottom of the screen, as wide as that', () => {
    expect(sheet(phone, 100)).toEqual({ x: 8, y: 472, width: 344, maxHeight: 646, scale: 1, side: 'below' });
  });

  it('is at the top where it would cover its link', () => {
    expect(sheet(phone, 600)).toMatchObject({ y: 8, side: 'above' });
  });

  it('has the same size on the screen on a page that is laid out for a wide one', () => {
    const wide = { x: 0, y: 0, width: 980, height: 2123, scale: 360 / 980 };
    const box = sheet(wide, 100);
    expect(box.width).toBeCloseTo(344);
    expect(drawn(box, 300).width * wide.scale).toBeCloseTo(344);
    expect(bottomOf(drawn(box, 300)) * wide.scale).toBeCloseTo(780 - MARGIN, 0);
  });

  it('is whole in view where the page is zoomed by a pinch', () => {
    const pinched = { x: 100, y: 500, width: 144, height: 312, scale: 2.5 };
    const card = drawn(sheet(pinched, 40), 300);
    expect(card.x).toBeCloseTo(100 + MARGIN / 2.5);
    expect(card.width * 2.5).toBeCloseTo(344);
    expect(bottomOf(card)).toBeCloseTo(812 - MARGIN / 2.5);
  });
});

describe('a card that stays where it is', () => {
  const box: Box = { x: 200, y: 126, width: 348, maxHeight: 600, scale: 1, side: 'below' };

  it('does not move while it is in the window', () => {
    expect(keepInside(box, 480, WINDOW)).toEqual(box);
  });

  it('comes along into a window that gets smaller', () => {
    expect(keepInside(box, 480, { ...WINDOW, width: 420, height: 300 })).toMatchObject({
      x: 64,
      y: 8,
      width: 348,
      maxHeight: 284,
    });
  });

  it('is no narrower than any other, where a narrow window had made it so', () => {
    expect(keepInside({ ...box, width: 284 }, 480, WINDOW)).toMatchObject({ x: 200, width: 348 });
    expect(keepInside({ ...box, width: 284 }, 480, { ...WINDOW, width: 320 })).toMatchObject({
      x: 8,
      width: 304,
    });
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Windows of any size from a small frame to a wall of screens, scrolled and pinched, and anchors in them or partly so. */
const situation = fc
  .record({
    x: fc.integer({ min: 0, max: 3000 }),
    y: fc.integer({ min: 0, max: 3000 }),
    width: fc.integer({ min: 120, max: 4000 }),
    height: fc.integer({ min: 60, max: 2400 }),
    scale: fc.double({ min: 0.25, max: 5, noNaN: true }),
  })
  .chain((view) =>
    fc.record({
      view: fc.constant(view),
      size: fc.record({
        width: fc.integer({ min: 0, max: 600 }),
        height: fc.integer({ min: 40, max: 1500 }),
      }),
      anchor: fc.record({
        x: fc.integer({ min: view.x - 300, max: view.x + view.width }),
        y: fc.integer({ min: view.y - 300, max: view.y + view.height }),
        width: fc.integer({ min: 0, max: 1500 }),
        height: fc.integer({ min: 0, max: 1500 }),
      }),
      pointerAt: fc.option(fc.record({ x: share, y: share })),
      rtl: fc.boolean(),
      sheet: fc.boolean(),
      keep: fc.constantFrom(null, 'below', 'above', 'right', 'left', 'over'),
      isHeld: fc.boolean(),
    }),
  )
  .map(
    ({ pointerAt, anchor, ...rest }): BoxInput => ({
      ...rest,
      anchor,
      pointer: pointerAt && {
        x: anchor.x + pointerAt.x * anchor.width,
        y: anchor.y + pointerAt.y * anchor.height,
      },
    }),
  );

const SLACK = 1e-6;

describe('wherever it is asked for, a card', () => {
  const each = (check: (input: BoxInput, box: Box, card: Rect) => void) =>
    fc.assert(
      fc.property(situation, (input) => {
        const box = boxFor(input);
        check(input, box, drawn(box, input.size.height));
      }),
      { numRuns: 2000 },
    );

  it('is inside the view', () => {
    each(({ view }, _box, card) => {
      expect(card.x).toBeGreaterThanOrEqual(view.x - SLACK);
      expect(card.y).toBeGreaterThanOrEqual(view.y - SLACK);
      expect(rightOf(card)).toBeLessThanOrEqual(rightOf(view) + SLACK);
      expect(bottomOf(card)).toBeLessThanOrEqual(bottomOf(view) + SLACK);
    });
  });

  it('is never narrower than 348 pixels, or the window without its margins', () => {
    each(({ view, sheet }, { width }) => {
      const window = sheet ? view.width * view.scale : view.width;
      expect(width).toBeGreaterThanOrEqual(Math.min(348, window - 16) - SLACK);
    });
  });

  it('is never cut shorter than can be read, unless the window is', () => {
    each(({ view, size, sheet }, { maxHeight }) => {
      // Smaller than any screen that a finger could touch.
      if (sheet && view.height * view.scale < 200) return;
      const window = sheet ? view.height * view.scale : view.height;
      expect(maxHeight).toBeGreaterThanOrEqual(Math.min(size.height, LEAST_HEIGHT, 0.4 * window) - SLACK);
    });
  });

  it('is over its anchor only where no side has room', () => {
    each(({ view, size, anchor, sheet }, box, card) => {
      if (sheet || !overlap(card, anchor)) return;
      const enough = Math.min(size.height, LEAST_HEIGHT) + 2 * MARGIN;
      const rooms = {
        below: bottomOf(view) - Math.max(view.y, bottomOf(anchor)),
        above: Math.min(bottomOf(view), anchor.y) - view.y,
      };
      expect(Math.max(rooms.below, rooms.above)).toBeLessThan(enough + SLACK);
      if (view.height < enough) return;
      const wide = Math.max(rightOf(view) - rightOf(anchor), anchor.x - view.x);
      expect(wide).toBeLessThan(box.width + 2 * MARGIN + SLACK);
    });
  });

  it('is near the pointer, whatever the size of what is pointed at', () => {
    each(({ view, anchor, pointer, sheet, keep }, box, card) => {
      if (sheet || keep || !pointer || box.side === 'over') return;
      if (!overlap(squareAround(pointer, 1), view)) return;
      // A window that the anchor fills but for one side has that side alone to offer.
      const reach = Math.max(anchor.width, anchor.height) + MARGIN + 24;
      expect(Math.max(card.x - pointer.x, pointer.x - rightOf(card))).toBeLessThanOrEqual(reach);
      expect(Math.max(card.y - pointer.y, pointer.y - bottomOf(card))).toBeLessThanOrEqual(reach);
    });
  });

  it('does not move once it is there, if it is told to keep inside', () => {
    each((input, box) => {
      const kept = keepInside(box, Math.min(input.size.height, box.maxHeight), input.view);
      expect(Math.abs(kept.x - box.x)).toBeLessThan(2);
      expect(Math.abs(kept.y - box.y)).toBeLessThan(2);
    });
  });
});
