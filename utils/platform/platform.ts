import { isFailure, LookupError } from '../booking/failure.ts';
import type { Token } from '../settings/registry.ts';
import type { TokenEvent, TokenUse } from '../token/machine.ts';
import type { Ask, Question } from './ask.ts';
import type { Operation } from './operation.ts';
import { ANSWER_LIMIT_MS } from './timings.ts';
import { withinLimit } from './within-limit.ts';

/** The part of the token manager that the road to the platform needs. */
export interface TokenSource {
  /** The token to ask with. Null: there is none. */
  usable(): Promise<Token | null>;
  /** After a 401: the token to ask again with, or null where a person has to bring one. */
  afterRefusal(use: TokenUse): Promise<Token | null>;
  /** What the platform said of the token where a 403 had to be explained. */
  afterExplanation(event: TokenEvent): Promise<unknown>;
  /** After an answer that only a good token with the scope is given. */
  afterSuccess(use: TokenUse): Promise<unknown>;
}

export interface PlatformDeps {
  ask: Ask;
  tokens: TokenSource;
  /** Milliseconds from asking to the answer. */
  limit?: number;
}

/** An answer, and the token that it was given to. That is another than at first where the first was renewed. */
export interface Answered<T> {
  answer: T;
  token: Token;
}

/**
 * The one road to the platform for any operation: with the member's token, and after a 401 that can be mended quietly, once more
 * with the renewed one. A place among the four requests is not held during the renewal, which has questions of its own.
 * Why: `docs/decisions/platform.md`.
 *
 * Rejects with a `LookupError`, within `ANSWER_LIMIT_MS`, or with the caller's own reason when the caller's signal aborts.
 */
export function createPlatform({ ask, tokens, limit = ANSWER_LIMIT_MS }: PlatformDeps) {
  /** Keys of tokens that were just refused, and are being renewed: what still waits for its turn is not sent with them. */
  const beingRenewed = new Set<string>();

  async function afterRefusal(use: TokenUse): Promise<Token | null> {
    try {
      return await tokens.afterRefusal(use);
    } finally {
      beingRenewed.delete(use.key);
    }
  }

  async function askWith<A, T>(
    token: Token,
    operation: Operation<A, T>,
    asked: A,
    question: Omit<Question, 'token'>,
  ): Promise<Answered<T>> {
    const use = { key: token.key, environment: question.environment };
    question.signal.throwIfAborted();
    const answer = await ask(operation, asked, {
      ...question,
      token: token.value,
      onSend() {
        if (beingRenewed.has(token.key)) throw new LookupError({ kind: 'token-rejected' });
        question.onSend?.();
      },
      onRefused: () => beingRenewed.add(token.key),
      onScopes: (scopes) => tokens.afterExplanation({ type: 'scopes-named', scopes, ...use }),
      onOwner: (owner) => tokens.afterExplanation({ type: 'owner-named', account: owner, ...use }),
    });
    if (operation.scope !== null) await tokens.afterSuccess(use);
    return { answer, token };
  }

  async function request<A, T>(
    operation: Operation<A, T>,
    asked: A,
    question: Omit<Question, 'token'>,
  ): Promise<Answered<T>> {
    let token = await tokens.usable();
    if (token === null) throw new LookupError({ kind: 'no-token' });
    for (let isRenewed = false; ; isRenewed = true) {
      try {
        return await askWith(token, operation, asked, question);
      } catch (error) {
        if (!isFailure(error, 'token-rejected')) throw error;
        const renewed = await afterRefusal({ key: token.key, environment: question.environment });
        if (renewed === null || isRenewed) throw error;
        token = renewed;
      }
    }
  }

  return async function askPlatform<A, T>(
    operation: Operation<A, T>,
    asked: A,
    question: Omit<Question, 'token'>,
  ): Promise<Answered<T>> {
    try {
      return await withinLimit(limit, question.signal, (signal) =>
        request(operation, asked, { ...question, signal }),
      );
    } catch (error) {
      question.signal.throwIfAborted();
      // Anything but a `LookupError` is a fault of ours; it still ends in words and a next step.
      throw error instanceof LookupError ? error : new LookupError({ kind: 'platform-error', status: 0 });
    }
  };
}

export type AskPlatform = ReturnType<typeof createPlatform>;
