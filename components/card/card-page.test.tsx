// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, type Mock, vi } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { startCardPage } from '../../utils/frame/card-page.ts';
import type { FromCard, ToCard } from '../../utils/frame/channel.ts';
import type { LookupAnswer } from '../../utils/message/contract.ts';
import { Card } from './Card.tsx';

const PROOF = '0123456789abcdef0123456789abcdef';
/** 20 s after a full minute, so that no word changes in the next ten; and far from every date of the booking. */
const NOW = Date.UTC(2018, 0, 20, 12, 0, 20);

/** 0: the browser does not render the frame. */
let height: Mock<() => number>;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  height = vi.fn(() => 300);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const isCut = this instanceof HTMLElement && this.style.maxHeight !== 'none';
    return new DOMRect(0, 0, 348, Math.min(height(), isCut ? 300 : Number.POSITIVE_INFINITY));
  });
  location.hash = PROOF;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The card page with a booking in it, as the part in the page and the worker meet it. */
async function openCardPage() {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const draw = vi.fn((card) => render(<Card {...card} />, place));
  const said: FromCard[] = [];
  const tell = vi.fn();
  let answer: (answer: LookupAnswer) => void = () => {};
  const port = {
    onmessage: (_event: { data: ToCard }) => {},
    postMessage: (message: FromCard) => void said.push(message),
  };
  startCardPage({
    view: window,
    draw,
    tell,
    onSignedIn() {},
    connect: () => ({
      postMessage() {},
      disconnect() {},
      onMessage: {
        addListener(listener) {
          answer = listener;
        },
      },
      onDisconnect: { addListener() {} },
    }),
  });
  window.dispatchEvent(
    Object.assign(new Event('message'), { data: { proof: PROOF }, source: window.parent, ports: [port] }),
  );
  const hear = (data: ToCard) => port.onmessage({ data });
  hear({ kind: 'open', bookingId: SAMPLE.bookingId, hasPage: true, taught: 'a kind' });
  hear({ kind: 'ticket', ticket: PROOF });
  await vi.advanceTimersByTimeAsync(0);
  const outcome = { ok: true, booking: SAMPLE, fetchedAt: NOW, actingFor: null, staleBecause: null } as const;
  answer({ kind: 'outcome', outcome, final: true });
  return { place, draw, said, tell, hear };
}

it('writes nothing into its document, and measures nothing, while no word changes, and hardly draws itself', async () => {
  const { place, draw } = await openCardPage();
  expect(place.textContent).toContain(SAMPLE.candidate?.nickname);
  height.mockClear();
  const changes = new MutationObserver(() => {});
  changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const drawn = draw.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(draw.mock.calls.length - drawn).toBeLessThan(3);
  expect(changes.takeRecords()).toEqual([]);
  expect(height).not.toHaveBeenCalled();
});

it('measures itself again once a word has changed', async () => {
  const { place } = await openCardPage();
  const before = place.textContent;
  height.mockClear();
  await vi.advanceTimersByTimeAsync(65_000);
  expect(place.textContent).not.toBe(before);
  expect(height.mock.calls.length).toBeGreaterThan(0);
  expect(height.mock.calls.length).toBeLessThan(5);
});

it('says nothing of its height while the browser does not render it, and the right height once it does', async () => {
  const { said, hear } = await openCardPage();
  const heights = () => said.flatMap((one) => (one.kind === 'height' ? [one.height] : []));
  expect(heights()).toEqual([300]);
  height.mockReturnValue(0);
  hear({ kind: 'shown', byKey: false, sheet: false });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(heights()).toEqual([300]);
  height.mockReturnValue(320);
  await vi.advanceTimersByTimeAsync(100);
  expect(heights()).toEqual([300, 320]);
});

it('tells a height of whole pixels that does not hang on the frame it is in', async () => {
  height.mockReturnValue(532.5);
  const { said } = await openCardPage();
  expect(said.flatMap((one) => (one.kind === 'height' ? [one.height] : []))).toEqual([533]);
});

it('tells the worker what came of a kind of link that was taught, once, and offers to turn it off', async () => {
  const { place, tell } = await openCardPage();
  const news = { kind: 'taught', key: 'a kind', bookingId: SAMPLE.bookingId };
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tell.mock.calls).toEqual([[{ ...news, said: 'found' }]]);
  expect(place.textContent).toContain('You taught this kind of link. Not a booking?');
});

it('has the keyboard’s focus on the card where a button that had it goes, and takes it from nothing else', async () => {
  const { place, hear } = await openCardPage();
  const card = () => place.querySelector<HTMLElement>('[role=group]');
  const buttons = () => [...place.querySelectorAll('button')];
  buttons()
    .find(({ textContent }) => textContent === 'Refresh')
    ?.focus();
  hear({ kind: 'start-over' });
  expect(document.activeElement).toBe(card());
  const close = buttons().at(-1);
  close?.focus();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(document.activeElement).toBe(close);
  close?.blur();
  hear({ kind: 'start-over' });
  expect(document.activeElement).toBe(document.body);
});
