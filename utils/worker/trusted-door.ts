import type { SignInResult } from '../booking/token-status.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { TrustedAsk, TrustedReply, TrustedState } from '../message/contract.ts';
import { trustedAskSchema } from '../message/schema.ts';
import type { Settings } from '../settings/registry.ts';
import type { TokenManager } from '../token/token-manager.ts';

export interface TrustedDoorDeps {
  tokenManager: Pick<TokenManager, 'status' | 'check' | 'save' | 'forget' | 'signInByWindow'>;
  settings: Settings;
  lookup: Pick<Lookup, 'actingMember'>;
  redirectUri: () => string;
  hasAccess: () => Promise<boolean>;
  /** Environment or member changed: nothing of the old one may be shown. */
  onStandingChange: () => Promise<void>;
  /** Nothing learned on behalf of that member may stay. */
  onMemberRemoved: () => Promise<void>;
  /** Everything that was ever kept is to go. */
  onForgetEverything: () => Promise<void>;
  /** Something that popup and options show changed. */
  onChange: () => void;
}

/** The trusted door: what popup and options may ask. Who speaks has been looked at before; what is said is parsed here. */
export function createTrustedDoor(deps: TrustedDoorDeps) {
  const { tokenManager, settings, lookup, redirectUri, hasAccess } = deps;

  async function state(): Promise<TrustedState> {
    const [token, environment, clientId, members, actingFor, pageSettings] = await Promise.all([
      tokenManager.status(),
      settings.environment.get(),
      settings.clientId.get(),
      settings.members.get(),
      lookup.actingMember(),
      settings.page.get(),
    ]);
    const [recent, pendingLookup, lastSignIn, accessGranted] = await Promise.all([
      settings.recent.get(),
      settings.pendingLookup.get(),
      settings.lastSignIn.get(),
      hasAccess(),
    ]);
    return {
      token,
      environment,
      clientId,
      redirectUri: redirectUri(),
      members,
      actingFor,
      pageSettings,
      recent,
      pendingLookup,
      accessGranted,
      lastSignIn,
    };
  }

  async function removeMember(userId: number): Promise<void> {
    const members = await settings.members.get();
    await settings.members.set(members.filter((member) => member.userId !== userId));
    if ((await settings.actingFor.get()) === userId) await settings.actingFor.set(null);
    await deps.onMemberRemoved();
  }

  /** Adds a member, or gives a known one its new name: a group has each member once. */
  async function keepMember(userId: number, name: string): Promise<void> {
    const members = await settings.members.get();
    const known = members.some((member) => member.userId === userId);
    await settings.members.set(
      known
        ? members.map((member) => (member.userId === userId ? { userId, name } : member))
        : [...members, { userId, name }],
    );
  }

  async function carryOut(ask: TrustedAsk): Promise<SignInResult | undefined> {
    switch (ask.kind) {
      case 'get-state':
        return;
      case 'save-token':
        await tokenManager.save(ask.token);
        return;
      case 'check-token':
        await tokenManager.check();
        return;
      case 'forget-token':
        await tokenManager.forget();
        return;
      case 'forget-everything':
        await deps.onForgetEverything();
        return;
      case 'sign-in':
        return tokenManager.signInByWindow();
      case 'set-environment':
        if ((await settings.environment.get()) === ask.environment) return;
        await settings.environment.set(ask.environment);
        // The other host keeps its own count of what is too much.
        await settings.backOff.set({ since: 0, until: 0, strikes: 0 });
        await deps.onStandingChange();
        // The reply does not wait: the choice applies at once, and the status says "checking" meanwhile.
        void tokenManager.check();
        return;
      case 'set-client-id':
        await settings.clientId.set(ask.clientId);
        return;
      case 'add-member':
      case 'rename-member':
        await keepMember(ask.userId, ask.name);
        return;
      case 'remove-member':
        await removeMember(ask.userId);
        return;
      case 'act-for':
        if ((await settings.actingFor.get()) === ask.userId) return;
        await settings.actingFor.set(ask.userId);
        await deps.onStandingChange();
        return;
      case 'set-page-settings':
        await settings.page.set(ask.settings);
        return;
    }
  }

  /** Null: no message of ours. */
  return async function answer(message: unknown): Promise<TrustedReply | null> {
    const parsed = trustedAskSchema.safeParse(message);
    if (!parsed.success) return null;
    const signIn = await carryOut(parsed.data);
    if (parsed.data.kind !== 'get-state') deps.onChange();
    return { state: await state(), ...(signIn === undefined ? {} : { signIn }) };
  };
}
