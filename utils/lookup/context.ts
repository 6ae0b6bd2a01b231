import type { Environment } from '../api/environments.ts';
import type { Member } from '../booking/outcome.ts';
import type { Settings, Token } from '../settings/registry.ts';

export type ContextSettings = Pick<Settings, 'environment' | 'members' | 'actingFor'>;

/** Under which settings the platform is asked. Two that differ in any of these share no answer. */
export interface LookupContext {
  environment: Environment;
  /** The acting member; null: the token's own member. */
  member: Member | null;
  tokenKey: Token['key'];
}

/** The first part of the key of all that is learned. Whose a token is may be unknown, so each token has answers of its own. */
export function keyOf({ environment, member, tokenKey }: LookupContext): string {
  return `${environment}/${tokenKey}/${member?.userId ?? 'self'}`;
}

/** The acting member; null: the token's own member. */
export async function readActingMember({
  members,
  actingFor,
}: Pick<ContextSettings, 'members' | 'actingFor'>): Promise<Member | null> {
  const [known, userId] = await Promise.all([members.get(), actingFor.get()]);
  return known.find((member) => member.userId === userId) ?? null;
}

/** The settings as they are now. `context` null: there is no token to ask with. */
export async function readContext(
  settings: ContextSettings,
  currentToken: () => Promise<Token | null>,
): Promise<{ member: Member | null; context: LookupContext | null }> {
  const [environment, member, token] = await Promise.all([
    settings.environment.get(),
    readActingMember(settings),
    currentToken(),
  ]);
  return { member, context: token && { environment, member, tokenKey: token.key } };
}
