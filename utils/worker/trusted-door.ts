import type { MadeBookingsReply } from '../booking/made-bookings.ts';
import type { Member } from '../booking/outcome.ts';
import { RefusedError } from '../booking/refusal.ts';
import type { SignInResult } from '../booking/token-status.ts';
import type { BookingsList } from '../bookings-list/bookings-list.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { TrustedAsk, TrustedReply, TrustedState } from '../message/contract.ts';
import { trustedAskSchema } from '../message/schema.ts';
import { refusalOf } from '../settings/refusal-of.ts';
import type { Settings } from '../settings/registry.ts';
import { sameRule } from '../settings/rule.ts';
import type { TokenManager } from '../token/token-manager.ts';

export interface TrustedDeps {
  tokenManager: Pick<TokenManager, 'status' | 'check' | 'save' | 'forget' | 'signInByWindow'>;
  settings: Settings;
  lookup: Pick<Lookup, 'actingMember'>;
  bookingsList: Pick<BookingsList, 'list'>;
  /** Where the platform sends a sign-in back to; null: this browser offers no sign-in. */
  redirectUri: string | null;
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

/** The kinds that change nothing that popup and options show. */
const ONLY_READ: ReadonlySet<TrustedAsk['kind']> = new Set(['get-state', 'list-made-bookings']);

/** One ask of each kind, by its kind. */
type AskOf = { [Ask in TrustedAsk as Ask['kind']]: Ask };

/** What the worker does for each kind. A kind without a handler does not compile, nor does one without a schema. */
export type TrustedHandlers = {
  [Kind in keyof AskOf]: (ask: AskOf[Kind]) => Promise<Kind extends keyof Answers ? Answers[Kind] : void>;
};

/** What a kind brings beside the state. */
interface Answers {
  'sign-in': { signIn: SignInResult };
  'list-made-bookings': { list: MadeBookingsReply };
}

/**
 * The trusted door: what popup and options may ask. Who speaks has been looked at before; what is said is parsed here. A
 * question that is asked again, its worker having died midway, has its effects again: open pages may not have heard of them.
 */
export async function answerTrusted(message: unknown, deps: TrustedDeps): Promise<TrustedReply> {
  const parsed = trustedAskSchema.safeParse(message);
  if (!parsed.success) return { refused: refusalOf(parsed.error) };
  const ask = parsed.data;
  try {
    const answer = await carryOut(ask.kind, ask, deps);
    if (!ONLY_READ.has(ask.kind)) deps.onChange();
    return { state: await readState(deps), ...answer };
  } catch (error) {
    return { refused: error instanceof RefusedError ? error.refusal : { reason: 'failed' } };
  }
}

function carryOut<Kind extends keyof AskOf>(kind: Kind, ask: AskOf[Kind], deps: TrustedDeps) {
  return handlers(deps)[kind](ask);
}

function handlers(deps: TrustedDeps): TrustedHandlers {
  const { tokenManager, settings } = deps;
  return {
    'get-state': async () => {},
    'save-token': ({ token }) => tokenManager.save(token),
    'check-token': () => tokenManager.check(),
    'forget-token': () => tokenManager.forget(),
    'forget-everything': () => deps.onForgetEverything(),
    'sign-in': async () => ({ signIn: await tokenManager.signInByWindow() }),
    'list-made-bookings': async ({ mode }) => ({ list: await deps.bookingsList.list(mode) }),

    async 'set-environment'({ environment }) {
      await settings.environment.set(environment);
      await deps.onStandingChange();
      // The reply does not wait: the choice applies at once, and the status says "checking" meanwhile.
      void tokenManager.check();
    },
    'set-client-id': ({ clientId }) => settings.clientId.set(clientId),

    'add-member': ({ userId, name }) => keepMember(settings, { userId, name }),
    'rename-member': ({ userId, name }) => keepMember(settings, { userId, name }),
    async 'remove-member'({ userId }) {
      await settings.members.change((members) => members.filter((member) => member.userId !== userId));
      await settings.actingFor.change((acting) => (acting === userId ? null : acting));
      await deps.onMemberRemoved();
    },
    async 'act-for'({ userId }) {
      await settings.actingFor.set(userId);
      await deps.onStandingChange();
    },

    'change-page-settings': ({ change }) => settings.page.change((page) => ({ ...page, ...change })),
    'turn-cards': ({ page, on }) =>
      settings.page.change(({ disabledPages, ...others }) => {
        const rest = disabledPages.filter((other) => other !== page);
        return { ...others, disabledPages: on ? rest : [...rest, page] };
      }),
    'add-rule': ({ rule }) =>
      settings.page.change(({ extraRules, ...others }) => ({
        ...others,
        extraRules: [...extraRules.filter((other) => !sameRule(other, rule)), rule],
      })),
    'remove-rule': ({ rule }) =>
      settings.page.change(({ extraRules, ...others }) => ({
        ...others,
        extraRules: extraRules.filter((other) => !sameRule(other, rule)),
      })),
  };
}

/** Adds a member, or gives a known one its new name: a group has each member once. */
function keepMember(settings: Settings, member: Member): Promise<void> {
  return settings.members.change((members) =>
    members.some(({ userId }) => userId === member.userId)
      ? members.map((other) => (other.userId === member.userId ? member : other))
      : [...members, member],
  );
}

async function readState(deps: TrustedDeps): Promise<TrustedState> {
  const { tokenManager, settings, lookup, redirectUri, hasAccess } = deps;
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
  // defence: status-without-token
  return {
    token,
    environment,
    clientId,
    redirectUri,
    members,
    actingFor,
    pageSettings,
    recent,
    pendingLookup,
    accessGranted,
    lastSignIn,
  };
}
