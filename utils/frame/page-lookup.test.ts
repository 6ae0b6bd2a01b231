import { expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import type { Outcome } from '../booking/outcome.ts';
import type { LookupAnswer, TicketedAsk } from '../message/contract.ts';
import type { FromCard } from './channel.ts';
import { createPageLookup } from './page-lookup.ts';

const DEAD_TOKEN: LookupAnswer = {
  kind: 'outcome',
  outcome: { ok: false, failure: { kind: 'token-rejected' }, actingFor: null },
  final: true,
};

/** A lookup whose asks and answers are the test's. `said`: what the card page says to the part in the page. */
function openPageLookup() {
  const said: FromCard['kind'][] = [];
  const ports: { asked: TicketedAsk[]; answer(answer: LookupAnswer): void }[] = [];
  const lookup = createPageLookup({
    bookingId: 101,
    connect() {
      const listeners: ((answer: LookupAnswer) => void)[] = [];
      const asked: TicketedAsk[] = [];
      ports.push({ asked, answer: (answer) => listeners.forEach((tell) => void tell(answer)) });
      return {
        postMessage: (ask) => asked.push(ask),
        disconnect() {},
        onMessage: { addListener: (listener) => listeners.push(listener) },
        onDisconnect: { addListener() {} },
      };
    },
    say: ({ kind }) => said.push(kind),
    onChange() {},
  });
  /** Gives the ask that waits for it a ticket. The port that it is shown on. */
  async function redeem() {
    lookup.takeTicket('ticket');
    await Promise.resolve();
    return ports.at(-1);
  }
  return { lookup, said, ports, redeem };
}

it('says of each press on "sign in again" that a sign-in was begun, also after one that came to nothing', async () => {
  const { lookup, said, redeem } = openPageLookup();
  for (let press = 0; press < 2; press++) {
    lookup.ask('renew');
    const port = await redeem();
    expect(port?.asked).toEqual([{ ticket: 'ticket', mode: 'renew' }]);
    port?.answer(DEAD_TOKEN);
  }
  expect(said).toEqual(['renewing', 'need-ticket', 'answered', 'renewing', 'need-ticket', 'answered']);
});

const BOOKING = { ok: true, booking: SAMPLE, fetchedAt: 0, actingFor: null, staleBecause: null } as const;
const WAITING_FOR_A_TOKEN = (['no-token', 'token-rejected', 'scope-missing'] as const).flatMap((kind) => {
  const failure = kind === 'no-token' ? { kind, canSignIn: true } : { kind };
  return [
    { ok: false, failure, actingFor: null },
    { ...BOOKING, staleBecause: failure },
  ] as Outcome[];
});
const FINE: Outcome[] = [BOOKING, { ok: false, failure: { kind: 'timed-out' }, actingFor: null }];

it.each(WAITING_FOR_A_TOKEN)(
  'asks once more after a sign-in elsewhere where the last try failed for want of a token: %j',
  async (outcome) => {
    const { lookup, ports, redeem } = openPageLookup();
    lookup.ask('show');
    (await redeem())?.answer({ kind: 'outcome', outcome, final: true });
    lookup.onSignedIn();
    // One that comes while it waits changes nothing.
    lookup.onSignedIn();
    const port = await redeem();
    expect(ports).toHaveLength(2);
    expect(port?.asked).toEqual([{ ticket: 'ticket', mode: 'refresh' }]);
    port?.answer({ kind: 'outcome', outcome: BOOKING, final: true });
    expect(lookup.view()).toMatchObject({ kind: 'booking', staleBecause: null });
  },
);

it.each(FINE)('asks nothing after a sign-in elsewhere where no token is wanting: %j', async (outcome) => {
  const { lookup, said, redeem } = openPageLookup();
  lookup.ask('show');
  (await redeem())?.answer({ kind: 'outcome', outcome, final: true });
  lookup.onSignedIn();
  expect(said).toEqual(['need-ticket']);
});
