// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { startCardPage } from '../../utils/frame/card-page.ts';
import type { FromCard, ToCard } from '../../utils/frame/channel.ts';
import type { LookupAnswer } from '../../utils/message/contract.ts';
import { Card } from './Card.tsx';

const PROOF = '0123456789abcdef0123456789abcdef';
/** 20 s after a full minute, so that no word changes in the next ten; and far from every date of the booking. */
const NOW = Date.UTC(2018, 0, 20, 12, 0, 20);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
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
  hear({ kind: 'open', bookingId: SAMPLE.bookingId, dark: false, hasPage: true, taught: 'a kind' });
  hear({ kind: 'ticket', ticket: PROOF });
  await vi.advanceTimersByTimeAsync(0);
  const outcome = { ok: true, booking: SAMPLE, fetchedAt: NOW, actingFor: null, staleBecause: null } as const;
  answer({ kind: 'outcome', outcome, final: true });
  return { place, draw, said, tell };
}

it('writes nothing into its document, and measures nothing, while no word changes, and hardly draws itself', async () => {
  const { place, draw } = await openCardPage();
  expect(place.textContent).toContain(SAMPLE.candidate?.nickname);
  const measured = vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get');
  const changes = new MutationObserver(() => {});
  changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const drawn = draw.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(draw.mock.calls.length - drawn).toBe(2);
  expect(changes.takeRecords()).toEqual([]);
  expect(measured).not.toHaveBeenCalled();
});

it('measures itself again once a word has changed', async () => {
  const { place } = await openCardPage();
  const before = place.textContent;
  const measured = vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get');
  await vi.advanceTimersByTimeAsync(65_000);
  expect(place.textContent).not.toBe(before);
  expect(measured.mock.calls.length).toBeGreaterThan(0);
  expect(measured.mock.calls.length).toBeLessThan(5);
});

it('tells the worker what came of a kind of link that was taught, once, and offers to turn it off', async () => {
  const { place, tell } = await openCardPage();
  const news = { kind: 'taught', key: 'a kind', bookingId: SAMPLE.bookingId };
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tell.mock.calls).toEqual([[{ ...news, said: 'found' }]]);
  expect(place.textContent).toContain('You taught this kind of link. Not a booking?');
});
