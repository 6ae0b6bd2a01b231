import { browser } from 'wxt/browser';
import { keepBooking, type Outcome } from '../booking/outcome.ts';
import { LOOKUP_PORT, type LookupAnswer, type LookupAsk, PRIVATE_LOOKUP_PORT } from './contract.ts';
import { isInPrivateWindow } from './own-window.ts';

/** From asking to words about it, ms. The worker's own limit is shorter, so this one speaks only for a worker that cannot. */
export const LOOKUP_DEADLINE = 14_000;

/**
 * How long a person may take over a sign-in, ms. Then the booking is asked for as it is now: a worker that hangs looks just like a
 * person who takes their time.
 */
export const RENEWAL_DEADLINE = 10 * 60_000;

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
  /** Asks the platform under this member, null: the token's own, and keeps to that for what is asked here afterwards. */
  lookUnder(userId: number | null): void;
  /** Asks as at the beginning: what was chosen for the booking is void. */
  startOver(): void;
  /** Whether an answer may still come. Not after a final one, nor once the worker was put to sleep behind a sign-in. */
  isWaiting(): boolean;
  /** The answer is not wanted any more: none comes after this. */
  close(): void;
}

function connectToWorker(): LookupPort {
  const isFirefoxPrivate = import.meta.env.BROWSER === 'firefox' && isInPrivateWindow();
  const port = browser.runtime.connect({ name: isFirefoxPrivate ? PRIVATE_LOOKUP_PORT : LOOKUP_PORT });
  // Chrome writes an error that was not read to the extension's log.
  port.onDisconnect.addListener(() => void browser.runtime.lastError);
  return port;
}

/**
 * The way to the worker for all that shows a booking. Every ask ends in a final answer within `LOOKUP_DEADLINE`, whatever
 * becomes of the worker; while a sign-in is open it waits for the person, but no longer than `RENEWAL_DEADLINE`.
 *
 * A press on "sign in again" is sent once. A worker that is lost behind it may have opened a window, so what is asked again is only
 * the booking.
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
  /** Undefined: no one was chosen. */
  let under: number | null | undefined;
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
      const sent = mode;
      if (mode === 'renew') mode = 'refresh';
      mine.postMessage({ id, mode: sent, ...(under !== undefined && { under }) });
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

  function settle(answer: LookupAnswer): void {
    clearTimeout(deadline);
    leave();
    onAnswer(answer);
  }

  function giveUp(): void {
    const actingFor = remembered?.actingFor ?? null;
    const outcome = keepBooking(remembered, { ok: false, failure: { kind: 'timed-out' }, actingFor });
    settle({ kind: 'outcome', outcome, final: true });
  }

  function take(answer: LookupAnswer): void {
    if (answer.kind === 'renewing') {
      renewing = true;
      waitFor(RENEWAL_DEADLINE, () => start('refresh'));
      onAnswer(answer);
    } else if (answer.final) {
      settle(answer);
    } else {
      remembered = answer.outcome;
      onAnswer(answer);
    }
  }

  function waitFor(limit: number, then: () => void): void {
    clearTimeout(deadline);
    deadline = setTimeout(then, limit);
  }

  function start(newMode: LookupAsk['mode']): void {
    mode = newMode;
    reconnects = 0;
    remembered = null;
    renewing = false;
    waitFor(LOOKUP_DEADLINE, giveUp);
    send();
  }

  return {
    ask: start,
    lookUnder(userId) {
      under = userId;
      start('refresh');
    },
    startOver() {
      under = undefined;
      start('show');
    },
    isWaiting: () => port !== null,
    close() {
      clearTimeout(deadline);
      leave();
    },
  };
}
