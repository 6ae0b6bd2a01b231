import type { Environment } from '../api/environments.ts';
import { LookupError } from '../booking/failure.ts';
import type { Account, SignInResult, TokenStatus } from '../booking/token-status.ts';
import type { Settings, Token } from '../settings/registry.ts';
import { isExpired, isRenewable, nextToken, statusOf, type TokenEvent } from './machine.ts';
import { type IdentityApi, type SignInReply, signIn } from './sign-in.ts';
import { CHECK_LIMIT_MS, IN_USE_MS, QUIET_RENEWAL_LIMIT_MS, RENEW_BEFORE_MS } from './timings.ts';

interface Question {
  environment: Environment;
  token: string;
  signal: AbortSignal;
}

export interface TokenManagerDeps {
  settings: Pick<Settings, 'token' | 'environment' | 'clientId' | 'lastSignIn' | 'lastUsed'>;
  api: {
    verifyCredentials(question: Question): Promise<Account>;
    getPermissions(question: Question): Promise<string[]>;
  };
  identity: IdentityApi;
  now: () => number;
  /** Something that a person may see of the token changed. */
  onChange: () => void;
  /** The token is now another one, or may be another member's: nothing learned with the old one may be shown. */
  onNewOwner: () => Promise<void>;
  /** The platform has named the member whose token this is. */
  onOwnerNamed: (userId: number, environment: Environment) => Promise<void>;
}

/**
 * The token room: the only place that reads and writes the token.
 *
 * All that it knows stands in memory storage, so a worker that is stopped at any point leaves a true state behind; what
 * is under way (a check, a renewal) is only in this worker's memory and simply not under way in the next.
 */
export function createTokenManager({
  settings,
  api,
  identity,
  now,
  onChange,
  onNewOwner,
  onOwnerNamed,
}: TokenManagerDeps) {
  let checking: string | null = null;
  let renewing: Promise<Token | null> | null = null;
  let signInWindow: Promise<SignInResult> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /**
   * Applies an event to the stored token; one at a time, so that none is lost between a read and a write. What `first` forgets
   * is forgotten before anybody hears of the token: what they then ask for is not swept away with the old.
   */
  function apply(event: TokenEvent, first?: (token: Token | null) => Promise<void>): Promise<Token | null> {
    const next = turn.then(async () => {
      const token = nextToken(await settings.token.get(), event);
      await settings.token.set(token);
      await first?.(token);
      onChange();
      return token;
    });
    turn = next.catch(() => {});
    return next;
  }

  async function status(): Promise<TokenStatus> {
    const token = await settings.token.get();
    return statusOf(token, token !== null && checking === token.value, now());
  }

  /** Asks the platform whose token this is and what it may do. Never rejects: the answer is the status. */
  async function check(): Promise<void> {
    const token = await settings.token.get();
    if (token === null) return;
    const { value } = token;
    checking = value;
    onChange();
    try {
      const question = {
        environment: await settings.environment.get(),
        token: value,
        signal: AbortSignal.timeout(CHECK_LIMIT_MS),
      };
      const [account, scopes] = await Promise.all([
        api.verifyCredentials(question),
        api.getPermissions(question),
      ]);
      checking = null;
      await apply({ type: 'checked', value, account, scopes }, async (current) => {
        if (current?.value === value) await onOwnerNamed(account.userId, question.environment);
      });
    } catch (error) {
      checking = null;
      const refused = error instanceof LookupError && error.failure.kind === 'token-rejected';
      await apply({ type: refused ? 'refused' : 'unanswered', value });
    }
  }

  /** Keeps a pasted token, then checks it. A `bearer` in front, quotes and white space are what people paste along. */
  async function save(pasted: string): Promise<void> {
    const value = pasted
      .trim()
      .replace(/^["']|["']$/g, '')
      .replace(/^bearer\s+/i, '')
      .trim();
    if (value === '') return;
    await apply({ type: 'pasted', value }, onNewOwner);
    await check();
  }

  async function forget(): Promise<void> {
    await apply({ type: 'forgotten' }, onNewOwner);
  }

  async function keepSignedIn(reply: SignInReply & { ok: true }): Promise<Token | null> {
    const before = await settings.token.get();
    await apply({
      type: 'signed-in',
      value: reply.token,
      expiresAt: reply.expiresIn === null ? null : now() + reply.expiresIn * 1000,
    });
    await check();
    const after = await settings.token.get();
    const sameOwner = before?.account != null && before.account.userId === after?.account?.userId;
    if (!sameOwner) await onNewOwner();
    return after;
  }

  async function openWindow(): Promise<SignInResult> {
    const clientId = await settings.clientId.get();
    let result: SignInResult = 'no-client-id';
    if (clientId !== '') {
      const reply = await signIn(identity, { clientId, interactive: true });
      if (reply.ok) await keepSignedIn(reply);
      result = reply.ok ? 'signed-in' : reply.result;
    }
    await settings.lastSignIn.set(result);
    onChange();
    return result;
  }

  /**
   * Signs in in a window. Called only for a person's press; a second press while the window is open joins the first.
   */
  function signInByWindow(): Promise<SignInResult> {
    signInWindow ??= openWindow().finally(() => {
      signInWindow = null;
    });
    return signInWindow;
  }

  async function renew(token: Token): Promise<Token | null> {
    const clientId = await settings.clientId.get();
    if (clientId === '') return null;
    await apply({ type: 'renewal-tried', value: token.value });
    const reply = await Promise.race([
      signIn(identity, { clientId, interactive: false }),
      new Promise<null>((resolve) => setTimeout(resolve, QUIET_RENEWAL_LIMIT_MS, null)),
    ]);
    // Somebody may have pasted another token, or pressed "forget", in the meantime: that stands.
    const current = await settings.token.get();
    if (current?.value !== token.value) return current;
    return reply?.ok ? keepSignedIn(reply) : null;
  }

  /**
   * A new token without a window, or null. All who ask at once share one try, and there is one try for each token.
   */
  function renewQuietly(token: Token): Promise<Token | null> {
    if (renewing) return renewing;
    if (!isRenewable(token)) return Promise.resolve(null);
    renewing = renew(token).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  /** The token to ask with, renewed if its time is over and that can be done quietly. Null: there is none. */
  async function usable(): Promise<Token | null> {
    const token = await settings.token.get();
    if (token === null || !isExpired(token, now())) return token;
    return (await renewQuietly(token)) ?? token;
  }

  /** After a 401 for `value`: the token to ask again with, or null where a person has to bring one. */
  async function afterRefusal(value: string): Promise<Token | null> {
    const token = await settings.token.get();
    if (token === null) return null;
    if (token.value !== value) return token;
    const renewed = await renewQuietly(token);
    if (renewed !== null && renewed.value !== value) return renewed;
    await apply({ type: 'refused', value });
    return null;
  }

  /** After a 403 that the missing scope explains. */
  async function afterScopeRefusal(value: string): Promise<void> {
    await apply({ type: 'scope-refused', value });
  }

  /**
   * When the token next wants attention: shortly before its end if it can be renewed, then at its end. Null: never.
   */
  async function nextAlarmAt(): Promise<number | null> {
    const token = await settings.token.get();
    if (token?.expiresAt == null || isExpired(token, now())) return null;
    const renewAt = token.expiresAt - RENEW_BEFORE_MS;
    return isRenewable(token) && now() < renewAt ? renewAt : token.expiresAt;
  }

  /** The moment has come: renews quietly if a member has been looking at bookings of late. */
  async function onAlarm(): Promise<void> {
    const token = await settings.token.get();
    if (token?.expiresAt == null) return;
    const inUse = now() - (await settings.lastUsed.get()) < IN_USE_MS;
    const due = now() >= token.expiresAt - RENEW_BEFORE_MS;
    if (due && inUse) await renewQuietly(token);
    onChange();
  }

  return {
    status,
    check,
    save,
    forget,
    signInByWindow,
    usable,
    afterRefusal,
    afterScopeRefusal,
    nextAlarmAt,
    onAlarm,
  };
}

export type TokenManager = ReturnType<typeof createTokenManager>;
