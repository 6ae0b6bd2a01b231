import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { MadeBookingsReply } from '../../../utils/booking/made-bookings.ts';
import type { SignInResult, TokenStatus } from '../../../utils/booking/token-status.ts';
import { createMembers } from '../../../utils/members/members.ts';
import type { StateChanged, TrustedAsk, TrustedState } from '../../../utils/message/contract.ts';
import { isPrivate } from '../../../utils/settings/memory.ts';
import { eraseEverything, settings } from '../../../utils/settings/registry.ts';
import { answerTrusted, type TrustedDeps } from '../../../utils/worker/trusted-door.ts';

export const ACCEPTED = {
  state: 'accepted',
  account: { userId: 700, groupName: null, isGroupManager: null },
  scopes: ['account_phonechat_bookings'],
  expiresAt: null,
} satisfies TokenStatus;

export interface FakeWorker {
  /** The token's status, to set as a test needs it; `tell` makes it known. */
  token: TokenStatus;
  /** What a save or a check finds. */
  verdict: TokenStatus;
  signInResult: SignInResult;
  /** What the list of bookings brings. */
  list: MadeBookingsReply;
  accessGranted: boolean;
  /** Null: the browser offers no sign-in. */
  redirectUri: string | null;
  /** What the sign-in needs first; null: nothing. */
  signInAccess: TrustedState['signInAccess'];
  /** What it leaves without an answer. */
  ignores(kind: TrustedAsk['kind']): boolean;
  /** What it waits for before it carries this out. */
  wait(kind: TrustedAsk['kind']): Promise<void>;
  /** All that it was asked, in order. */
  asked: TrustedAsk[];
  /** Tells open pages that the state changed. */
  tell(): Promise<void>;
}

/** The worker's real trusted worker over a scripted token: what a page sends is parsed, kept and answered as in the product. */
export function installFakeWorker(): FakeWorker {
  const worker: FakeWorker = {
    token: { state: 'none' },
    verdict: ACCEPTED,
    signInResult: 'signed-in',
    list: { items: [], fetchedAt: Date.now(), failure: null, isStale: false },
    accessGranted: true,
    redirectUri: 'https://abc.chromiumapp.org/',
    signInAccess: null,
    ignores: () => false,
    wait: async () => {},
    asked: [],
    async tell() {
      const message: StateChanged = { kind: 'state-changed', isPrivate: false };
      await fakeBrowser.runtime.sendMessage(message);
    },
  };
  const check = async () => {
    worker.token = worker.verdict;
  };
  const deps: TrustedDeps = {
    tokenManager: {
      begin: async () => {},
      status: async () => worker.token,
      check,
      save: check,
      forget: async () => {
        worker.token = { state: 'none' };
      },
      signInByWindow: async () => {
        if (worker.signInResult === 'signed-in') worker.token = worker.verdict;
        return worker.signInResult;
      },
    },
    settings,
    members: createMembers(settings, isPrivate),
    bookingsList: { list: async () => worker.list },
    pointing: {
      begin: (tabId) => settings.pointing.set({ tabId, at: Date.now(), pointedAt: null }),
      end: () => settings.pointing.set(null),
    },
    get redirectUri() {
      return worker.redirectUri;
    },
    signInAccess: async () => worker.signInAccess,
    hasAccess: async () => worker.accessGranted,
    onStandingChange: async () => {},
    onMemberRemoved: async () => {},
    onForgetEverything: async () => {
      await eraseEverything();
      worker.token = { state: 'none' };
    },
    onChange: () => {},
  };
  type Respond = (reply: unknown) => void;
  const listen = (message: TrustedAsk | StateChanged, _sender: unknown, respond: Respond) => {
    if (message.kind === 'state-changed') return;
    worker.asked.push(message);
    if (worker.ignores(message.kind)) return;
    void worker
      .wait(message.kind)
      .then(() => answerTrusted(message, deps))
      .then(respond);
    return true;
  };
  fakeBrowser.runtime.onMessage.addListener(listen as never);
  return worker;
}
