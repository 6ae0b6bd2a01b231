// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { drawCard } from '../../tests/drawn-card.ts';
import { bookingProps, STATES } from '../../tests/gallery/states.ts';
import type { CardProps } from '../../utils/card/card-props.ts';
import { forgetWords } from '../../utils/words/word.ts';

/** All that makes a formatter, or has the language make one. */
const makers = [
  vi.spyOn(Intl, 'DateTimeFormat'),
  vi.spyOn(Intl, 'NumberFormat'),
  vi.spyOn(Intl, 'PluralRules'),
  vi.spyOn(Intl, 'RelativeTimeFormat'),
  vi.spyOn(Intl, 'DurationFormat'),
  vi.spyOn(Date.prototype, 'toLocaleString'),
  vi.spyOn(Temporal.PlainDateTime.prototype, 'toLocaleString'),
  vi.spyOn(Temporal.Duration.prototype, 'toLocaleString'),
];
const messages = vi.spyOn(fakeBrowser.i18n, 'getMessage');

/** How many formatters were made, and messages asked for, until now. */
const costs = () => ({
  formatters: makers.reduce((sum, { mock }) => sum + mock.calls.length, 0),
  messages: messages.mock.calls.length,
});

beforeEach(forgetWords);

/** Draws a card, and then again a second later; gives what the second drawing cost, and how the element changed. */
async function tick(given: CardProps) {
  // Not at a full minute, where a word may change.
  const props = { ...given, now: given.now + 20_000 };
  const card = drawCard(props);
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(card.place, { subtree: true, childList: true, characterData: true, attributes: true });
  const first = costs();
  card.redraw({ ...props, now: props.now + 1_000 });
  await new Promise((resolve) => setTimeout(resolve));
  changes.push(...observer.takeRecords());
  observer.disconnect();
  return {
    formatters: costs().formatters - first.formatters,
    messages: costs().messages - first.messages,
    changes: changes.length,
  };
}

describe('A second that passes', () => {
  it.each(Object.entries(STATES))('makes no formatter and asks for no message: %s', async (_, props) => {
    const before = costs();
    const { formatters, messages } = await tick(props);
    expect({ formatters, messages }).toEqual({ formatters: 0, messages: 0 });
    // The first drawing did ask, so it is counted.
    expect(costs().messages).toBeGreaterThan(before.messages);
  });

  it.each(['confirmed', 'pending', 'accepted', 'rejected', 'cancelled', 'over'])(
    'changes nothing in the document where no word changes: %s',
    async (name) => {
      const { changes } = await tick(STATES[name] as CardProps);
      expect(changes).toBe(0);
    },
  );

  it('is seen where seconds are counted', async () => {
    const { changes } = await tick(bookingProps({ ...booking('pending'), acceptBy: '2018-01-20T20:31:00' }));
    expect(changes).toBe(1);
  });
});

function booking(name: string) {
  const { view } = STATES[name] as CardProps;
  if (view.kind !== 'booking') throw new Error(`${name} is no booking`);
  return view.booking;
}
