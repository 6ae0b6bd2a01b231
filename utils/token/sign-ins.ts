import type { SignInResult } from '../booking/token-status.ts';
import type { Settings, Token } from '../settings/registry.ts';
import { atMost } from './at-most.ts';
import type { TokenApi } from './check.ts';
import { isRenewable } from './machine.ts';
import { type IdentityApi, readRedirect, type SignInReply, signIn } from './sign-in.ts';
import { createTakeOver } from './take-over.ts';
import { QUIET_RENEWAL_LIMIT_MS } from './timings.ts';
import type { NewToken, TokenStore } from './token-store.ts';

export interface SignInsDeps {
  store: TokenStore;
  settings: Pick<Settings, 'environment' | 'clientId' | 'lastSignIn' | 'signedOut'>;
  api: TokenApi;
  /** Null: this browser offers no sign-in. */
  identity: IdentityApi | null;
  now: () => number;
  onChange: () => void;
  /** The person has signed in, and the token is kept. */
  onSignedIn: () => void;
}

/**
 * The ways to a token that lead over the platform's sign-in page: a window, on a press, and the quiet renewal.
 */
export function createSignIns({ store, settings, api, identity, now, onChange, onSignedIn }: SignInsDeps) {
  const takeOver = createTakeOver({ store, settings, api, now, onChange });
  let renewing: Promise<Token | null> | null = null;
  let signInWindow: Promise<SignInResult> | null = null;

  /** Null: there is nothing to sign in with. */
  async function ask(clientId: string, interactive: boolean): Promise<SignInReply | null> {
    return identity && clientId !== '' ? signIn(identity, { clientId, interactive }) : null;
  }

  async function openWindow(): Promise<SignInResult> {
    const since = store.moment();
    const clientId = await settings.clientId.get();
    if (clientId === '') return finish('no-client-id', since);
    if ((await identity?.hasAccess?.()) === false) return finish('no-access', since);
    return finish((await ask(clientId, true)) ?? 'failed', since);
  }

  /** Keeps how a sign-in ended, and the token that it brought. */
  async function finish(reply: SignInReply | SignInResult, since: number): Promise<SignInResult> {
    if (store.isVoid(since)) return 'forgotten';
    let result: SignInResult;
    if (typeof reply === 'string') result = reply;
    else if (reply.ok) result = (await takeOver.keep(reply, { since })) ? 'signed-in' : 'forgotten';
    else result = reply.result;
    await store.writeUnlessVoid(since, async () => {
      if (result === 'signed-in') await settings.signedOut.set(false);
      await settings.lastSignIn.set(result);
    });
    onChange();
    if (result === 'signed-in') onSignedIn();
    return result;
  }

  /** Signs in without a window. Does nothing where that yields no good token, or where something was forgotten meanwhile. */
  async function tryQuietly(place: Required<Omit<NewToken, 'token'>>): Promise<void> {
    const reply = await atMost(QUIET_RENEWAL_LIMIT_MS, ask(await settings.clientId.get(), false));
    if (reply?.ok && !store.isVoid(place.since)) await takeOver.keep(reply, place);
  }

  async function renew({ key }: Token): Promise<Token | null> {
    const since = store.moment();
    if ((await settings.clientId.get()) === '') return null;
    await store.apply({ type: 'renewal-tried', key });
    await tryQuietly({ since, inPlaceOf: key });
    // The person may have pasted another token, or forgotten this one, in the meantime.
    const current = await store.read();
    return current?.key === key ? null : current;
  }

  return {
    /** Whether a token from a sign-in is being asked about. */
    isTakingOver: takeOver.isRunning,
    settled: takeOver.settled,
    tryQuietly,

    /** Signs in in a window. Called only for a person's press; a second press while the window is open joins the first. */
    byWindow(): Promise<SignInResult> {
      // defence: one-sign-in-window
      if (signInWindow) {
        void identity?.show?.();
        return signInWindow;
      }
      const mine = openWindow().finally(() => {
        if (signInWindow === mine) signInWindow = null;
      });
      signInWindow = mine;
      return mine;
    },

    /** What a sign-in brought that a worker before this one had opened. */
    byRedirect: (redirect: string, state: string): Promise<SignInResult> =>
      finish(readRedirect(redirect, state), store.moment()),

    /** A new token without a window, or null. All who ask at once share one try, and there is one try for each token. */
    renewQuietly(token: Token): Promise<Token | null> {
      if (renewing) return renewing;
      if (!isRenewable(token)) return Promise.resolve(null);
      const mine = renew(token).finally(() => {
        if (renewing === mine) renewing = null;
      });
      renewing = mine;
      return mine;
    },

    /** Something is forgotten now: what is under way is void, and the next press opens a window of its own. */
    abandon(): void {
      takeOver.abandon();
      renewing = null;
      signInWindow = null;
      void identity?.abandon?.();
    },
  };
}

export type SignIns = ReturnType<typeof createSignIns>;
