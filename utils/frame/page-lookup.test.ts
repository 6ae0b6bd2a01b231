import { expect, it } from 'vitest';
import type { LookupAnswer, TicketedAsk } from '../message/contract.ts';
import type { FromCard } from './channel.ts';
import { createPageLookup } from './page-lookup.ts';

const DEAD_TOKEN: LookupAnswer = {
  kind: 'outcome',
  outcome: { ok: false, failure: { kind: 'token-rejected' }, actingFor: null },
  final: true,
};

it('says of each press on "sign in again" that a sign-in was begun, also after one that came to nothing', async () => {
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

  for (let press = 0; press < 2; press++) {
    lookup.ask('renew');
    lookup.takeTicket('ticket');
    await Promise.resolve();
    expect(ports[press]?.asked).toEqual([{ ticket: 'ticket', mode: 'renew' }]);
    ports[press]?.answer(DEAD_TOKEN);
  }
  expect(said).toEqual(['renewing', 'need-ticket', 'answered', 'renewing', 'need-ticket', 'answered']);
});
