import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { TrustedAsk, TrustedReply, TrustedState } from '../../utils/message/contract.ts';
import { isStateChanged, withKind } from '../../utils/message/own-window.ts';
import { createReplyOrder } from '../../utils/message/reply-order.ts';
import { browser } from './browser.ts';

/** The worker gave no answer: it is gone, or it hangs. What was asked for may not have happened. */
export class WorkerSilent extends Error {
  constructor() {
    super('no answer from the worker');
    this.name = 'WorkerSilent';
  }
}

/** An answer out of the worker's own storage takes milliseconds; this leaves room for waking it on a busy machine. */
const PATIENCE_MS = 5_000;

/** A check asks the platform, and has a time limit of its own that is shorter than this. */
const CHECK_PATIENCE_MS = 20_000;

/** How long an answer may take. Null: as long as the person takes over the sign-in window. */
function patience(message: TrustedAsk): number | null {
  switch (message.kind) {
    case 'sign-in':
      return null;
    case 'save-token':
    case 'check-token':
      return CHECK_PATIENCE_MS;
    default:
      return PATIENCE_MS;
  }
}

/** Whether that is an answer of the worker's trusted door. */
export function isReply(value: unknown): value is TrustedReply {
  return typeof value === 'object' && value !== null && ('state' in value || 'refused' in value);
}

async function askOnce(message: TrustedAsk): Promise<TrustedReply> {
  const limit = patience(message);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answers: Promise<unknown>[] = [browser.runtime.sendMessage(withKind(message))];
  if (limit !== null) {
    answers.push(new Promise((resolve) => (timer = setTimeout(resolve, limit))));
  }
  try {
    const reply = await Promise.race(answers);
    if (isReply(reply)) return reply;
  } catch {
    // The browser's own words for a missing receiver are of no use to a person.
  } finally {
    clearTimeout(timer);
  }
  throw new WorkerSilent();
}

/**
 * Asks the worker through its trusted door. A worker that was stopped in the middle is asked once more: every question but one has
 * the same effects, and leaves the same state behind, when it is asked twice. A sign-in opens a window, and that is only ever done
 * for a press.
 *
 * @throws {WorkerSilent} if there is no answer.
 */
export async function ask(message: TrustedAsk): Promise<TrustedReply> {
  try {
    return await askOnce(message);
  } catch (error) {
    if (message.kind === 'sign-in') throw error;
    return askOnce(message);
  }
}

/** What a page behind the trusted door works with. */
export interface WorkerState {
  /** Null until the worker has answered for the first time. */
  state: TrustedState | null;
  /** As `state`, but what the worker last said, whether or not it is painted yet. */
  latest(): TrustedState | null;
  /** The last question got no answer. */
  silent: boolean;
  /**
   * Asks, and takes over the new state. A refusal is for the asker to tell, where it was asked. Null: no answer, and `silent` is now
   * true.
   */
  ask(message: TrustedAsk): Promise<TrustedReply | null>;
}

/** A state that came before the page was drawn. */
interface KnownState {
  state: TrustedState;
  /** It may have changed since. */
  isOld(): boolean;
}

/** The longest wait that a browser's timer can hold, 2^31 - 1 ms: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * The worker's state, asked for at the start, whenever the worker says that it changed, when the token's
 * time is over, and when the page is looked at again.
 *
 * @param first What is known of it as the page opens; null: nothing.
 */
export function useWorker(first: KnownState | null = null): WorkerState {
  const [state, setState] = useState(first?.state ?? null);
  const [silent, setSilent] = useState(false);
  const latest = useRef(state);
  const [order] = useState(createReplyOrder);

  const askAndShow = useCallback(
    async (message: TrustedAsk) => {
      const judge = order.ask(message.kind !== 'get-state');
      try {
        const reply = await ask(message);
        // A worker that cannot even say how things are is as good as none.
        setSilent(reply.refused !== undefined && message.kind === 'get-state');
        if (reply.refused) return reply;
        const use = judge();
        if (use === 'take') {
          latest.current = reply.state;
          setState(reply.state);
        } else if (use === 'ask-again') {
          void askAndShow({ kind: 'get-state' });
        }
        return reply;
      } catch {
        setSilent(true);
        return null;
      }
    },
    [order],
  );

  useEffect(() => {
    const onMessage = (message: unknown): undefined => {
      if (isStateChanged(message)) void askAndShow({ kind: 'get-state' });
    };
    // A computer that slept, or another window in which access was granted, sends no message.
    const onReturn = () => {
      if (document.visibilityState === 'visible') void askAndShow({ kind: 'get-state' });
    };
    browser.runtime.onMessage.addListener(onMessage);
    document.addEventListener('visibilitychange', onReturn);
    if (!first || first.isOld()) void askAndShow({ kind: 'get-state' });
    return () => {
      browser.runtime.onMessage.removeListener(onMessage);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [first, askAndShow]);

  const expiresAt = state && 'expiresAt' in state.token ? state.token.expiresAt : null;
  useEffect(() => {
    if (expiresAt === null) return;
    const wait = Math.min(Math.max(expiresAt - Date.now(), 0), LONGEST_TIMER_MS);
    const timer = setTimeout(() => void askAndShow({ kind: 'get-state' }), wait);
    return () => clearTimeout(timer);
  }, [expiresAt, askAndShow]);

  return { state, latest: () => latest.current, silent, ask: askAndShow };
}
