import type { Environment } from '../api/environments.ts';
import { isFailure } from '../booking/failure.ts';
import type { Account } from '../booking/token-status.ts';
import type { Token } from '../settings/registry.ts';
import type { TokenEvent, TokenUse } from './machine.ts';

/** A question about a token, asked with that token. */
export interface TokenQuestion {
  environment: Environment;
  token: string;
  signal: AbortSignal;
}

/** The platform's two operations that say what a token is. */
export interface TokenApi {
  verifyCredentials(question: TokenQuestion): Promise<Account>;
  getPermissions(question: TokenQuestion): Promise<string[]>;
}

/**
 * Asks whose a token is and what it may do. Never rejects, and ends when the signal says so. That one of the two gets no answer
 * does not cost the answer to the other.
 *
 * @param hear Told what an answer says of the token as soon as it is there: lookups are answered meanwhile, and the last answer counts.
 */
export async function askAboutToken(
  api: TokenApi,
  { key, value }: Pick<Token, 'key' | 'value'>,
  { environment, signal }: Pick<TokenQuestion, 'environment' | 'signal'>,
  hear: (event: TokenEvent) => Promise<void>,
): Promise<void> {
  const use: TokenUse = { key, environment };
  const question: TokenQuestion = { token: value, environment, signal };
  const refusal = async (error: unknown) => {
    if (isFailure(error, 'token-rejected')) await hear({ type: 'refused', ...use });
  };
  await Promise.allSettled([
    api
      .verifyCredentials(question)
      .then((account) => hear({ type: 'owner-named', account, ...use }), refusal),
    api.getPermissions(question).then((scopes) => hear({ type: 'scopes-named', scopes, ...use }), refusal),
  ]);
}
