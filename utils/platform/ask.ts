import PQueue from 'p-queue';
import { createGet, type GetDeps } from '../api/get.ts';
import { isFailure, LookupError } from '../booking/failure.ts';
import type { Account } from '../booking/token-status.ts';
import { explainForbidden } from './explain-forbidden.ts';
import { type Operation, type Place, urlOf } from './operation.ts';
import { GET_PERMISSIONS, VERIFY_CREDENTIALS } from './operations.ts';
import type { Pauses } from './pauses.ts';
import { MAX_AT_ONCE, REQUEST_LIMIT_MS } from './timings.ts';
import { withinLimit } from './within-limit.ts';

export interface AskDeps extends GetDeps {
  pauses: Pauses;
}

/** Whose answer is wanted, asked with which token. */
export interface Question extends Place {
  token: string;
  /** Aborting it rejects the question with the signal's own reason. */
  signal: AbortSignal;
  /** Called when a request leaves. Not called while the question waits for a free place, nor during a pause. */
  onSend?: () => void;
  /** Called at a 401, before another question takes this one's place. */
  onRefused?: () => void;
  /** Called with what the explanation of a 403 says of the token. */
  onScopes?: (scopes: string[]) => Promise<unknown>;
  onOwner?: (owner: Account) => Promise<unknown>;
}

/** Visible ASCII: what a header may hold, and more than any bearer token does (RFC 6750 §2.1). */
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * Asks the platform one question with the token it is given. Every request of the product goes through here: four at a time,
 * none during a pause, each within `REQUEST_LIMIT_MS`.
 *
 * Rejects with a `LookupError`, or with the caller's own reason when the caller's signal aborts.
 */
export function createAsk({ pauses, ...deps }: AskDeps) {
  const get = createGet(deps);
  const queue = new PQueue({ concurrency: MAX_AT_ONCE });

  async function send<A, T>(operation: Operation<A, T>, asked: A, question: Question): Promise<T> {
    const { environment, actingFor, token, signal, onSend } = question;
    const { status, body } = await get({
      url: urlOf(operation, asked, question),
      token,
      signal,
      bodyLimit: operation.bodyLimit,
      async beforeSending() {
        const sent = await pauses.beforeSending(environment);
        onSend?.();
        return sent;
      },
    });
    if (status < 300) return operation.decode(body, asked);
    if (status !== 403) throw new LookupError(operation.missing ?? { kind: 'platform-error', status });
    throw new LookupError(
      await explainForbidden(operation, {
        actingFor,
        async getPermissions() {
          const scopes = await send(GET_PERMISSIONS, null, question);
          await question.onScopes?.(scopes);
          return scopes;
        },
        async verifyCredentials() {
          const owner = await send(VERIFY_CREDENTIALS, null, question);
          await question.onOwner?.(owner);
          return owner;
        },
      }),
    );
  }

  return async function ask<A, T>(operation: Operation<A, T>, asked: A, question: Question): Promise<T> {
    const { token, signal } = question;
    // What can't be asked takes no place and needs no token.
    urlOf(operation, asked, question);
    if (!TOKEN.test(token)) throw new LookupError({ kind: 'token-rejected' });
    const sendInTime = async () => {
      try {
        return await withinLimit(REQUEST_LIMIT_MS, signal, (limited) =>
          send(operation, asked, { ...question, signal: limited }),
        );
      } catch (error) {
        if (isFailure(error, 'token-rejected')) question.onRefused?.();
        throw error;
      }
    };
    return queue.add(sendInTime, { signal });
  };
}

export type Ask = ReturnType<typeof createAsk>;
