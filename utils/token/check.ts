import type { Environment } from '../api/environments.ts';
import { LookupError } from '../booking/failure.ts';
import type { Account } from '../booking/token-status.ts';
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

/** What the platform says of a token. Null: it gave no answer to that. */
export interface TokenAnswer {
  account: Account | null;
  scopes: string[] | null;
  /** It said 401. */
  refused: boolean;
}

/**
 * Asks whose a token is and what it may do. Never rejects, and ends when the question's signal says so. That one of the two
 * gets no answer does not cost the answer to the other.
 *
 * @param onOwner Called as soon as the owner is known.
 */
export async function askAboutToken(
  api: TokenApi,
  question: TokenQuestion,
  onOwner: (account: Account) => Promise<void> = async () => {},
): Promise<TokenAnswer> {
  const owner = api.verifyCredentials(question).then(async (account) => {
    await onOwner(account);
    return account;
  });
  const [account, scopes] = await Promise.allSettled([owner, api.getPermissions(question)]);
  return {
    account: account.status === 'fulfilled' ? account.value : null,
    scopes: scopes.status === 'fulfilled' ? scopes.value : null,
    refused: [account, scopes].some(isRefusal),
  };
}

function isRefusal(answer: PromiseSettledResult<unknown>): boolean {
  return (
    answer.status === 'rejected' &&
    answer.reason instanceof LookupError &&
    answer.reason.failure.kind === 'token-rejected'
  );
}

/** What an answer says, as events of the token that was asked with. */
export function eventsOf({ account, scopes, refused }: TokenAnswer, use: TokenUse): TokenEvent[] {
  const owner: TokenEvent[] = account ? [{ type: 'owner-named', account, ...use }] : [];
  if (refused) return [...owner, { type: 'refused', ...use }];
  return scopes ? [...owner, { type: 'scopes-named', scopes, ...use }] : owner;
}
