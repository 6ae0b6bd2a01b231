import { browser } from 'wxt/browser';
import type { LookupAsk } from '../../utils/message/contract.ts';
import { openLookup } from '../../utils/message/lookup-client.ts';

/** How lookups ended. */
export interface Tally {
  /** By `booking`, or the kind of failure. */
  outcomes: Record<string, number>;
  /** Ports that were opened: one for each lookup, and one more each time that the worker was lost on the way. */
  ports: number;
  /** The longest wait, in milliseconds. */
  slowest: number;
}

/**
 * Runs in one of the extension's own pages and looks up through the client that popup and cards use, on real ports to the
 * real worker.
 */
export interface Driver {
  /** Looks all of these up, some at a time, and resolves once each has its final answer. */
  lookUp(asks: readonly LookupAsk[], atOnce: number): Promise<Tally>;
}

let ports = 0;
const { connect } = browser.runtime;
browser.runtime.connect = ((...args: Parameters<typeof connect>) => {
  ports += 1;
  return connect(...args);
}) as typeof connect;

function lookUpOne({ id, mode }: LookupAsk): Promise<string> {
  return new Promise((resolve) => {
    const lookup = openLookup(id, (answer) => {
      if (answer.kind !== 'outcome' || !answer.final) return;
      const { outcome } = answer;
      const isRight = outcome.ok && outcome.booking.bookingId === id;
      resolve(outcome.ok ? (isRight ? 'booking' : 'another booking') : outcome.failure.kind);
    });
    lookup.ask(mode);
  });
}

const driver: Driver = {
  async lookUp(asks, atOnce) {
    const waiting = [...asks];
    const tally: Tally = { outcomes: {}, ports: 0, slowest: 0 };
    const portsBefore = ports;
    const work = async () => {
      for (let ask = waiting.shift(); ask; ask = waiting.shift()) {
        const started = performance.now();
        const outcome = await lookUpOne(ask);
        tally.slowest = Math.max(tally.slowest, performance.now() - started);
        tally.outcomes[outcome] = (tally.outcomes[outcome] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    tally.ports = ports - portsBefore;
    return tally;
  },
};

Object.assign(globalThis, { driver });
