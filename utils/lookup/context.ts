import type { Environment } from '../api/environments.ts';
import type { Member } from '../booking/outcome.ts';
import type { Settings, Token } from '../settings/registry.ts';

/** Where the parts of a context are read. */
export interface ContextSources {
  settings: Pick<Settings, 'environment'>;
  /** Null: the token's own member. */
  actingMember: () => Promise<Member | null>;
  /** The token that bookings are looked up with, once it is settled which one that is. Null: there is none. */
  currentToken: () => Promise<Token | null>;
}

/** Under which settings the platform is asked. Two that differ in any of these share no answer. */
export interface LookupContext {
  environment: Environment;
  /** The acting member; null: the token's own member. */
  member: Member | null;
  tokenKey: Token['key'];
  /** The token's owner; null: the platform has not said. */
  owner: number | null;
}

/** The first part of the key of all that is learned. Whose a token is may be unknown, so each token has answers of its own. */
export function keyOf({ environment, member, tokenKey }: LookupContext): string {
  return `${environment}/${tokenKey}/${member?.userId ?? 'self'}`;
}

/** For whom something is remembered that every token of the same owner may share. */
export function whoseKeyOf({ environment, owner, tokenKey }: LookupContext): string {
  return `${environment}/${owner ?? tokenKey}`;
}

/** The settings as they are now. `context` null: there is no token to ask with. */
export async function readContext({
  settings,
  actingMember,
  currentToken,
}: ContextSources): Promise<{ member: Member | null; context: LookupContext | null }> {
  const [environment, member, token] = await Promise.all([
    settings.environment.get(),
    actingMember(),
    currentToken(),
  ]);
  if (token === null) return { member, context: null };
  const owner = token.environment === environment ? (token.account?.userId ?? null) : null;
  return { member, context: { environment, member, tokenKey: token.key, owner } };
}
