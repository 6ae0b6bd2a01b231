import { browser } from 'wxt/browser';
import type { Outcome } from '../booking/outcome.ts';
import { LOOKUP_PORT, type LookupAnswer, type LookupAsk } from './contract.ts';

/** From asking to words about it, ms. The worker's own limit is shorter, so this one speaks only for a worker that cannot. */
export const LOOKUP_DEADLINE = 14_000;

/** A worker that is killed midway is asked again so many times. */
export const MAX_RECONNECTS = 2;

/** The part of a runtime port that a waiting view needs. */
export interface LookupPort {
  postMessage(ask: LookupAsk): void;
  disconnect(): void;
  onMessage: { addListener(listener: (answer: LookupAnswer) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

/** One view's wait for one booking. */
export interface OpenLookup {
  /** Asks, in place of whatever was asked before. Answers come until one is final. */
  ask(mode: LookupAsk['mode']): void;
  /** Whether an answer may still come. Not after a final one, nor once the worker was put to sleep behind a sign-in. */
  isWaiting(): boolean;
  /** Nobody waits any more: no answer comes after this. */
  close(): void;
}

function connectToWorker(): LookupPort {
  const port = browser.runtime.connect({ name: LOOKUP_PORT });
  // Chrome writes an error that nobody read to the extension's log.
  port.onDisconnect.addListener(() => void browser.runtime.lastError);
  return port;
}

/**
 * The way to the worker for all that shows a booking. Every ask ends in a final answer within `LOOKUP_DEADLINE`, whatever
 * becomes of the worker; only while a sign-in is open it waits for the person, and if the worker is put to sleep
 * meanwhile, for the next ask.
 *
 * @param connect Opens a port to the worker; may throw where the extension is gone.
 */
export function openLookup(
  id: number,
  onAnswer: (answer: LookupAnswer) => void,
  connect: () => LookupPort = connectToWorker,
): OpenLookup {
  let port: LookupPort | null = null;
  let mode: LookupAsk['mode'] = 'show';
  let reconnects = 0;
  /** The last outcome of this ask that was not final. */
  let remembered: Outcome | null = null;
  let renewing = false;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  function leave(): void {
    const left = port;
    port = null;
    left?.disconnect();
  }

  function send(): void {
    leave();
    try {
      const mine = connect();
      port = mine;
      mine.onMessage.addListener((answer) => {
        if (port === mine) take(answer);
      });
      mine.onDisconnect.addListener(() => {
        if (port === mine) lost();
      });
      mine.postMessage({ id, mode });
    } catch {
      lost();
    }
  }

  function lost(): void {
    port = null;
    if (renewing) return;
    if (reconnects === MAX_RECONNECTS) {
      giveUp();
      return;
    }
    reconnects += 1;
    send();
  }

  function settle(outcome: Outcome): void {
    clearTimeout(deadline);
    leave();
    onAnswer({ kind: 'outcome', outcome, final: true });
  }

  /** What was remembered stands, unless something newer was asked for. */
  function giveUp(): void {
    settle(remembered ?? { ok: false, failure: { kind: 'timed-out' }, actingFor: null });
  }

  function take(answer: LookupAnswer): void {
    if (answer.kind === 'renewing') {
      renewing = true;
      clearTimeout(deadline);
      onAnswer(answer);
    } else if (answer.final) {
      settle(answer.outcome);
    } else {
      remembered = answer.outcome;
      onAnswer(answer);
    }
  }

  return {
    ask(newMode) {
      mode = newMode;
      reconnects = 0;
      remembered = null;
      renewing = false;
      clearTimeout(deadline);
      deadline = setTimeout(giveUp, LOOKUP_DEADLINE);
      send();
    },
    isWaiting: () => port !== null,
    close() {
      clearTimeout(deadline);
      leave();
    },
  };
}
