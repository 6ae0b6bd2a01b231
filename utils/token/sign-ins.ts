import type { SignInResult } from '../booking/token-status.ts';
import type { Settings, Token } from '../settings/registry.ts';
import { atMost } from './at-most.ts';
import { askAboutToken, type TokenApi } from './check.ts';
import { freshToken, isRenewable, nextToken, type TokenEvent } from './machine.ts';
import { type IdentityApi, type SignInReply, signIn } from './sign-in.ts';
import { QUIET_RENEWAL_LIMIT_MS, TAKE_OVER_LIMIT_MS } from './timings.ts';
import type { NewToken, TokenStore } from './token-store.ts';

export interface SignInsDeps {
  store: TokenStore;
  settings: Pick<Settings, 'environment' | 'clientId' | 'lastSignIn' | 'signedOut'>;
  api: TokenApi;
  /** Null: this browser offers no sign-in. */
  identity: IdentityApi | null;
  now: () => number;
  onChange: () => void;
}

/**
 * The ways to a token that lead over the platform's sign-in page: a window, on a press, and the quiet renewal.
 *
 * What comes back is asked about before it is stored, so that what is another member's is gone before it can be used.
 */
export function createSignIns({ store, settings, api, identity, now, onChange }: SignInsDeps) {
  let takingOver: Promise<boolean> | null = null;
  let renewing: Promise<Token | null> | null = null;
  let signInWindow: Promise<SignInResult> | null = null;

  async function verifyAndKeep(
    reply: SignInReply & { ok: true },
    { since, inPlaceOf }: Omit<NewToken, 'token'>,
  ): Promise<boolean> {
    const environment = await settings.environment.get();
    const fresh = freshToken(
      reply.token,
      'sign-in',
      reply.expiresIn === null ? null : now() + reply.expiresIn * 1000,
    );
    const heard: TokenEvent[] = [];
    const question = { environment, signal: AbortSignal.timeout(TAKE_OVER_LIMIT_MS) };
    await askAboutToken(api, fresh, question, async (event) => void heard.push(event));
    // A quiet sign-in that yields a token which the platform does not know is none.
    if (inPlaceOf !== undefined && heard.some(({ type }) => type === 'refused')) return false;
    const token = heard.reduce((known, event) => nextToken(known, event) ?? known, fresh);
    return store.replace({ token, since, inPlaceOf });
  }

  /** Keeps a token once it is known whose it is. Whether it was kept. */
  function takeOver(reply: SignInReply & { ok: true }, place: Omit<NewToken, 'token'>): Promise<boolean> {
    const mine = verifyAndKeep(reply, place).finally(() => {
      if (takingOver !== mine) return;
      takingOver = null;
      onChange();
    });
    takingOver = mine;
    onChange();
    return mine;
  }

  /** Null: there is nothing to sign in with. */
  async function ask(clientId: string, interactive: boolean): Promise<SignInReply | null> {
    return identity && clientId !== '' ? signIn(identity, { clientId, interactive }) : null;
  }

  async function openWindow(): Promise<SignInResult> {
    const since = store.moment();
    const clientId = await settings.clientId.get();
    const reply = await ask(clientId, true);
    if (store.isVoid(since)) return 'forgotten';
    let result: SignInResult = clientId === '' ? 'no-client-id' : 'failed';
    if (reply?.ok) result = (await takeOver(reply, { since })) ? 'signed-in' : 'forgotten';
    else if (reply) result = reply.result;
    await store.writeUnlessVoid(since, async () => {
      if (result === 'signed-in') await settings.signedOut.set(false);
      await settings.lastSignIn.set(result);
    });
    onChange();
    return result;
  }

  /** Signs in without a window. Does nothing where that yields no good token, or where something was forgotten meanwhile. */
  async function tryQuietly(place: Required<Omit<NewToken, 'token'>>): Promise<void> {
    const reply = await atMost(QUIET_RENEWAL_LIMIT_MS, ask(await settings.clientId.get(), false));
    if (reply?.ok && !store.isVoid(place.since)) await takeOver(reply, place);
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
    isTakingOver: () => takingOver !== null,

    /** Resolves once no token is about to replace the stored one. Never rejects. */
    async settled(): Promise<void> {
      while (takingOver) await takingOver.catch(() => {});
    },

    tryQuietly,

    /** Signs in in a window. Called only for a person's press; a second press while the window is open joins the first. */
    byWindow(): Promise<SignInResult> {
      // defence: one-sign-in-window
      if (signInWindow) return signInWindow;
      const mine = openWindow().finally(() => {
        if (signInWindow === mine) signInWindow = null;
      });
      signInWindow = mine;
      return mine;
    },

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
      takingOver = null;
      renewing = null;
      signInWindow = null;
    },
  };
}

export type SignIns = ReturnType<typeof createSignIns>;
