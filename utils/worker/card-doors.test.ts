import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Member, Outcome } from '../booking/outcome.ts';
import type { LookupAnswer, TicketAnswer } from '../message/contract.ts';
import { BURST, createRateLimit } from '../message/rate-limit.ts';
import { type CardDoorDeps, createCardDoor } from './card-door.ts';
import type { Sender } from './sender.ts';
import { fakePort } from './testing/fake-port.ts';
import { createTicketDoor } from './ticket-door.ts';
import { createTickets, type Tell, TICKET_LIFE_MS, TICKETS_PER_TAB } from './tickets.ts';

/** The two doors of a card: the page gets a ticket, and the card page gets the booking for it. */

const self = { id: 'us', baseUrl: 'chrome-extension://us/' };
const PAGE: Sender = { id: 'us', url: 'https://www.adultwork.com/x', tab: { id: 1 } };
const CARD: Sender = { id: 'us', url: 'chrome-extension://us/card.html#proof', tab: { id: 1 }, frameId: 4 };
const FOUND: Outcome = { ok: false, failure: { kind: 'not-found', because: 'booking' }, actingFor: null };
const STALE: Outcome = { ok: false, failure: { kind: 'no-token' }, actingFor: null };

/** A lookup under way, and its listener. */
interface Look {
  id: number;
  mode: 'show' | 'refresh';
  signal: AbortSignal;
  tell: Tell;
  under: number | null | undefined;
}

/** None, but where a test adds one. */
let members: Member[] = [];

let now: number;
let looks: Look[];
let receiveTicketAsk: ReturnType<typeof createTicketDoor>;
let receiveCard: ReturnType<typeof createCardDoor>;
const renew = vi.fn<CardDoorDeps['renew']>(async () => null);

beforeEach(() => {
  vi.useFakeTimers();
  [now, looks, members] = [0, [], []];
  renew.mockReset().mockResolvedValue(null);
  const tickets = createTickets();
  const lookup = {
    look: async (...[id, mode, signal, tell, under]: Parameters<CardDoorDeps['lookup']['look']>) =>
      void looks.push({ id, mode, signal, tell, under }),
  };
  receiveTicketAsk = createTicketDoor({ self, lookup, rateLimit: createRateLimit(() => now), tickets });
  receiveCard = createCardDoor({
    self,
    lookup,
    tickets,
    extras: { readCalendarKey: async () => 'key/production', knownMembers: async () => members },
    renew,
  });
});
afterEach(() => vi.useRealTimers());

/** A lookup ends, and what it brings is on its way to the views that wait for it. */
async function tell(index: number, outcome: Outcome): Promise<void> {
  looks[index]?.tell(outcome, true);
  await vi.advanceTimersByTimeAsync(0);
}

/** A page asks for a ticket. */
async function askForTicket(bookingId = 5, { ahead = true, sender = PAGE } = {}) {
  const page = fakePort<TicketAnswer>(sender);
  receiveTicketAsk(page.port);
  await page.say({ bookingId, ahead });
  return { ...page, ticket: page.answers[0]?.ticket ?? '' };
}

/** A card page shows a ticket. */
async function showTicket(ticket: string, mode = 'show', sender: Sender = CARD, more = {}) {
  const card = fakePort<LookupAnswer>(sender);
  receiveCard(card.port);
  await card.say({ ticket, mode, ...more });
  return card;
}

describe('a page', () => {
  it('gets a ticket for an ID, and never a booking', async () => {
    const page = await askForTicket();
    expect(page.ticket).toMatch(/^[0-9a-f]{32}$/);
    await tell(0, FOUND);
    expect(page.answers).toEqual([{ ticket: page.ticket }]);
  });

  it('gets another ticket each time', async () => {
    const tickets = new Set<string>();
    for (let n = 0; n < 20; n++) tickets.add((await askForTicket(5, { ahead: false })).ticket);
    expect(tickets.size).toBe(20);
  });

  it.each<[string, Sender | undefined]>([
    ['a sender of whom nothing is told', undefined],
    ['another extension', { ...PAGE, id: 'them' }],
    ['another host', { ...PAGE, url: 'https://evil.test/' }],
    ['a document of the site whose origin is opaque', { ...PAGE, origin: 'null' }],
    ['the card page itself', CARD],
    ['the popup', { id: 'us', url: 'chrome-extension://us/popup.html', tab: { id: 1 } }],
  ])('is not %s', async (_who, sender) => {
    const page = fakePort<TicketAnswer>(sender);
    receiveTicketAsk(page.port);
    await page.say({ bookingId: 5, ahead: true });
    expect(page.isCut()).toBe(true);
    expect([page.answers, looks]).toEqual([[], []]);
  });

  it('is closed with anything that is no ask, and with a second one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.anything(),
          fc.record({ bookingId: fc.oneof(fc.string(), fc.constant(null)), ahead: fc.boolean() }),
          fc.record({ bookingId: fc.nat(), ahead: fc.boolean(), url: fc.webUrl() }),
          fc.record({ id: fc.nat(), mode: fc.constantFrom('show', 'refresh', 'renew') }),
        ),
        async (message) => {
          const page = fakePort<TicketAnswer>(PAGE);
          receiveTicketAsk(page.port);
          await page.say(message);
          expect(page.isCut()).toBe(true);
          expect(page.answers).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
    const page = await askForTicket();
    await page.say({ bookingId: 6, ahead: true });
    expect(page.isCut()).toBe(true);
    expect(page.answers).toHaveLength(1);
  });
});

describe('a card page', () => {
  it('gets the booking of its ticket, which was looked up from the ticket on, in one lookup', async () => {
    const { ticket } = await askForTicket(5);
    expect(looks.map(({ id, mode }) => [id, mode])).toEqual([[5, 'show']]);
    looks[0]?.tell(STALE, false);
    const card = await showTicket(ticket);
    await tell(0, FOUND);
    expect(card.answers).toEqual([
      { kind: 'outcome', outcome: STALE, final: false },
      { kind: 'outcome', outcome: FOUND, final: true },
    ]);
    expect(looks).toHaveLength(1);
  });

  it('refreshes with a ticket of its own', async () => {
    const { ticket } = await askForTicket(5, { ahead: false });
    expect(looks).toEqual([]);
    const card = await showTicket(ticket, 'refresh');
    expect(looks.map(({ id, mode }) => [id, mode])).toEqual([[5, 'refresh']]);
    await tell(0, FOUND);
    expect(card.answers).toHaveLength(1);
  });

  it('is offered the members with a "not found", and can look under one of them', async () => {
    members = [{ userId: 42, name: 'Alice' }];
    const first = await showTicket((await askForTicket()).ticket);
    await tell(0, FOUND);
    expect(first.answers).toEqual([{ kind: 'outcome', outcome: FOUND, final: true, others: members }]);
    const { ticket } = await askForTicket(5, { ahead: false });
    await showTicket(ticket, 'refresh', CARD, { under: 42 });
    expect(looks.map(({ id, mode, under }) => [id, mode, under])).toEqual([
      [5, 'show', undefined],
      [5, 'refresh', 42],
    ]);
  });

  it.each([0, 1.5, '42', undefined, -1])('is closed with a member that is none: %s', async (under) => {
    const { ticket } = await askForTicket(5, { ahead: false });
    const card = await showTicket(ticket, 'refresh', CARD, { under });
    expect([card.isCut(), looks]).toEqual([true, []]);
  });

  it('opens nothing unless asked to renew, and then carries on with the lookup', async () => {
    renew.mockResolvedValue({ where: 'sign-in', done: Promise.resolve() });
    await showTicket((await askForTicket(5, { ahead: false })).ticket, 'refresh');
    expect(renew).not.toHaveBeenCalled();
    const card = await showTicket((await askForTicket(5, { ahead: false })).ticket, 'renew');
    expect(renew).toHaveBeenCalledWith({ id: 5, from: 'page' });
    await tell(1, FOUND);
    expect(card.answers).toEqual([
      { kind: 'renewing', where: 'sign-in' },
      { kind: 'outcome', outcome: FOUND, final: true },
    ]);
  });

  it.each<[string, Sender]>([
    ['a page of the site', PAGE],
    ['another tab', { ...CARD, tab: { id: 2 } }],
    ['the card page in a tab of its own', { ...CARD, frameId: 0 }],
    ['another page of ours in a frame', { ...CARD, url: 'chrome-extension://us/popup.html' }],
    ['another page of ours', { id: 'us', url: 'chrome-extension://us/popup.html' }],
    ['another extension', { ...CARD, id: 'them' }],
    ['a card page of another origin', { ...CARD, origin: 'https://www.adultwork.com' }],
  ])('is not %s, and its ticket is worth nothing there', async (_who, sender) => {
    const { ticket } = await askForTicket();
    const card = await showTicket(ticket, 'show', sender);
    await tell(0, FOUND);
    expect(card.isCut()).toBe(true);
    expect(card.answers).toEqual([]);
  });

  it('is closed with a ticket that was used', async () => {
    const page = await askForTicket();
    const first = await showTicket(page.ticket);
    const second = await showTicket(page.ticket);
    await tell(0, FOUND);
    expect([first.isCut(), second.isCut()]).toEqual([false, true]);
    expect([first.answers.length, second.answers.length]).toEqual([1, 0]);
    expect(page.isCut()).toBe(true);
  });

  it('is closed with a ticket that has grown old, and its lookup is given up', async () => {
    const { ticket } = await askForTicket();
    vi.advanceTimersByTime(TICKET_LIFE_MS);
    expect(looks[0]?.signal.aborted).toBe(true);
    expect((await showTicket(ticket)).isCut()).toBe(true);
  });

  it('is closed with a ticket that its page has given back', async () => {
    const page = await askForTicket();
    page.leave();
    expect(looks[0]?.signal.aborted).toBe(true);
    expect((await showTicket(page.ticket)).isCut()).toBe(true);
  });

  it('is closed with the oldest of more tickets than a tab can use', async () => {
    const tickets: string[] = [];
    for (let n = 0; n <= TICKETS_PER_TAB; n++) tickets.push((await askForTicket(n + 1)).ticket);
    const cards = await Promise.all(tickets.map((ticket) => showTicket(ticket)));
    expect(cards.map(({ isCut }) => isCut())).toEqual(tickets.map((_, n) => n === 0));
  });

  it('is closed with anything that is no ticket of ours', async () => {
    await askForTicket();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.anything(),
          fc.record({ ticket: fc.string(), mode: fc.constantFrom('show', 'refresh', 'renew') }),
          fc.record({
            ticket: fc
              .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
              .map((all) => all.join('')),
            mode: fc.constant('show'),
          }),
          fc.record({ id: fc.nat(), mode: fc.constant('show') }),
        ),
        async (message) => {
          const card = fakePort<LookupAnswer>(CARD);
          receiveCard(card.port);
          await card.say(message);
          expect(card.isCut()).toBe(true);
          expect(card.answers).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('says one thing on its port: a second word ends it, and its lookup', async () => {
    const [one, other] = [await askForTicket(5), await askForTicket(6)];
    const card = await showTicket(one.ticket);
    await card.say({ ticket: other.ticket, mode: 'show' });
    expect(card.isCut()).toBe(true);
    expect(looks[0]?.signal.aborted).toBe(true);
  });

  it('that has gone is told nothing, and its lookup is given up', async () => {
    const card = await showTicket((await askForTicket()).ticket);
    card.leave();
    expect(looks[0]?.signal.aborted).toBe(true);
    await tell(0, FOUND);
    expect(card.answers).toEqual([]);
  });

  it('of a tab that has had its share is told when there is more, and nothing is looked up', async () => {
    for (let n = 0; n < BURST; n++) await askForTicket(5, { ahead: false });
    const card = await showTicket((await askForTicket()).ticket);
    expect(card.answers).toMatchObject([
      { kind: 'outcome', final: true, outcome: { failure: { kind: 'rate-limited' } } },
    ]);
    expect(looks).toEqual([]);
    const elsewhere = await askForTicket(5, { sender: { ...PAGE, tab: { id: 2 } } });
    expect(elsewhere.ticket).not.toBe('');
    expect(looks).toHaveLength(1);
  });

  it('is told in words of an ID that is none', async () => {
    const { ticket } = await askForTicket(-7);
    await showTicket(ticket);
    expect(looks.map(({ id }) => id)).toEqual([-7]);
  });
});
