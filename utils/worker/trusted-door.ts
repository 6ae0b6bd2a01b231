import type { MadeBookingsReply } from '../booking/made-bookings.ts';
import { RefusedError } from '../booking/refusal.ts';
import type { SignInResult } from '../booking/token-status.ts';
import type { BookingsList } from '../bookings-list/bookings-list.ts';
import type { Members } from '../members/members.ts';
import type { TrustedAsk, TrustedReply, TrustedState } from '../message/contract.ts';
import { trustedAskSchema } from '../message/schema.ts';
import type { TaughtRule } from '../settings/page-settings.ts';
import { refusalOf } from '../settings/refusal-of.ts';
import type { Settings } from '../settings/registry.ts';
import { sameRule, taughtKey } from '../settings/rule.ts';
import type { SignInAccess } from '../token/tab-sign-in.ts';
import type { TokenManager } from '../token/token-manager.ts';
import { readCalendarKey } from './calendar-key.ts';
import type { Pointing } from './pointing.ts';

export interface TrustedDeps {
  tokenManager: Pick<TokenManager, 'begin' | 'status' | 'check' | 'save' | 'forget' | 'signInByWindow'>;
  settings: Settings;
  members: Pick<Members, 'state' | 'add' | 'rename' | 'remove' | 'choose' | 'keep'>;
  bookingsList: Pick<BookingsList, 'list'>;
  pointing: Pick<Pointing, 'begin' | 'end'>;
  /** Where the platform sends a sign-in back to; null: this browser offers no sign-in. */
  redirectUri: string | null;
  /** What the person has to allow before the next sign-in; null: nothing. */
  signInAccess: () => Promise<SignInAccess | null>;
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
const ONLY_READ: ReadonlySet<TrustedAsk['kind']> = new Set([
  'get-state',
  'open',
  'list-made-bookings',
  'make-calendar-key',
]);

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
  open: { list: MadeBookingsReply };
  'make-calendar-key': { calendarKey: string };
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
    // Of a change that comes after its state was read the popup is told, and drops the list.
    const before = ask.kind === 'open' ? await readState(deps) : null;
    const answer = await carryOut(ask.kind, ask, deps);
    if (!ONLY_READ.has(ask.kind)) deps.onChange();
    return { state: before ?? (await readState(deps)), ...answer };
  } catch (error) {
    return { refused: error instanceof RefusedError ? error.refusal : { reason: 'failed' } };
  }
}

function carryOut<Kind extends keyof AskOf>(kind: Kind, ask: AskOf[Kind], deps: TrustedDeps) {
  return handlers(deps)[kind](ask);
}

function handlers(deps: TrustedDeps): TrustedHandlers {
  const { tokenManager, settings, members } = deps;
  return {
    'get-state': () => tokenManager.begin(),
    'save-token': ({ token }) => tokenManager.save(token),
    'check-token': () => tokenManager.check(),
    'forget-token': () => tokenManager.forget(),
    'forget-everything': () => deps.onForgetEverything(),
    'sign-in': async () => ({ signIn: await tokenManager.signInByWindow() }),
    open: async () => ({ list: await deps.bookingsList.list('remembered') }),
    'list-made-bookings': async ({ mode }) => ({ list: await deps.bookingsList.list(mode) }),
    'make-calendar-key': async () => ({ calendarKey: await readCalendarKey(settings) }),

    async 'set-environment'({ environment }) {
      await settings.environment.set(environment);
      await deps.onStandingChange();
      // The reply does not wait: the choice applies at once, and the status says "checking" meanwhile.
      void tokenManager.check();
    },
    'set-client-id': ({ clientId }) => settings.clientId.set(clientId),

    'add-member': ({ userId, name }) => members.add([{ userId, name }]),
    'add-members': ({ members: added }) => members.add(added),
    'rename-member': ({ userId, name }) => members.rename({ userId, name }),
    'keep-members': ({ on }) => members.keep(on),
    async 'remove-member'({ userId }) {
      await members.remove(userId);
      await deps.onMemberRemoved();
    },
    async 'act-for'({ userId }) {
      await members.choose(userId);
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
    teach: ({ rules }) =>
      settings.page.change(({ taughtRules, ...others }) => ({
        ...others,
        taughtRules: [...without(taughtRules, rules), ...rules],
      })),
    point: ({ tabId }) => deps.pointing.begin(tabId),
    'end-pointing': () => deps.pointing.end(),
    unlearn: ({ rules }) =>
      settings.page.change(({ taughtRules, ...others }) => ({
        ...others,
        taughtRules: without(taughtRules, rules),
      })),
  };
}

function without(rules: readonly TaughtRule[], gone: readonly TaughtRule[]): TaughtRule[] {
  const keys = new Set(gone.map(taughtKey));
  return rules.filter((rule) => !keys.has(taughtKey(rule)));
}

async function readState(deps: TrustedDeps): Promise<TrustedState> {
  const { tokenManager, settings, members, redirectUri, hasAccess } = deps;
  const [
    token,
    environment,
    clientId,
    group,
    pageSettings,
    recent,
    pendingLookup,
    lastSignIn,
    pointing,
    accessGranted,
    signInAccess,
  ] = await Promise.all([
    tokenManager.status(),
    settings.environment.get(),
    settings.clientId.get(),
    members.state(),
    settings.page.get(),
    settings.recent.get(),
    settings.pendingLookup.get(),
    settings.lastSignIn.get(),
    settings.pointing.get(),
    hasAccess(),
    deps.signInAccess(),
  ]);
  // defence: status-without-token
  return {
    token,
    environment,
    clientId,
    redirectUri,
    signInAccess,
    ...group,
    pageSettings,
    recent,
    pendingLookup,
    pointing: pointing && { tabId: pointing.tabId, pointedAt: pointing.pointedAt },
    accessGranted,
    lastSignIn,
  };
}
