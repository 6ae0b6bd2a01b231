import type { Environment } from '../api/environments.ts';
import type { Settings, Token } from '../settings/registry.ts';
import { nextToken, type TokenEvent } from './machine.ts';

export interface TokenStoreDeps {
  settings: Pick<Settings, 'token' | 'environment'>;
  /** Something that a person may see of the token changed. */
  onChange: () => void;
  /** Removes everything that was learned with the token so far. */
  forgetBookings: () => Promise<void>;
  /** The second token is known to be the same member's as the first, in this environment: what was learned goes on under it. */
  carryOver: (environment: Environment, from: Token['key'], to: Token['key']) => Promise<void>;
  /** The platform has named the member whose token this is. Removes what is another member's, then remembers the name. */
  onOwnerNamed: (userId: number, environment: Environment) => Promise<void>;
}

/** A new token, and what the platform says of it. */
export interface NewToken {
  token: Token;
  /** The count of `moment()` at which it was asked for. What was forgotten since then makes it void. */
  since: number;
  /** Only in place of the token with this key (null: where there is none). Left out: in place of any. */
  inPlaceOf?: string | null | undefined;
}

/**
 * The stored token, with one change at a time: none is lost between a read and a write, and nothing is erased while something
 * else is still writing it.
 */
export function createTokenStore(deps: TokenStoreDeps) {
  const { settings, onChange, forgetBookings, carryOver, onOwnerNamed } = deps;
  /** The last change asked for. Never rejects. */
  let last: Promise<unknown> = Promise.resolve();
  let timesForgotten = 0;

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const next = last.then(task);
    last = next.catch(() => {});
    return next;
  }

  return {
    /** The token once the changes asked for so far are made. Null: there is none. No change waits for a read. */
    read: (): Promise<Token | null> => last.then(() => settings.token.get()),

    /** To be remembered where something begins that is to write later; see `isVoid`. */
    moment: () => timesForgotten,

    /** Whether something was forgotten since that moment: what began then is not to be written any more. */
    isVoid: (since: number) => since !== timesForgotten,

    /** Applies an event to the token. One about another token, or about an environment that was left, changes nothing. */
    apply: (event: TokenEvent): Promise<void> =>
      inTurn(async () => {
        const token = await settings.token.get();
        const isOver = 'environment' in event && event.environment !== (await settings.environment.get());
        const next = isOver ? token : nextToken(token, event);
        if (next === token) return;
        if (event.type === 'owner-named') await onOwnerNamed(event.account.userId, event.environment);
        await settings.token.set(next);
        onChange();
      }),

    /**
     * Keeps a new token. What is another member's, or may be, is gone before it is there to be asked with. Whether it was kept.
     */
    replace: ({ token, since, inPlaceOf }: NewToken): Promise<boolean> =>
      inTurn(async () => {
        if (since !== timesForgotten) return false;
        const old = await settings.token.get();
        if (inPlaceOf !== undefined && (old?.key ?? null) !== inPlaceOf) return false;
        // Where a lookup itself is what brought the token, nothing was learned yet, and that lookup goes on.
        const isSame = old !== null && isSameOwner(old, token);
        if (inPlaceOf !== null && !isSame) await forgetBookings();
        if (token.account !== null && token.environment !== null)
          await onOwnerNamed(token.account.userId, token.environment);
        await settings.token.set(token);
        if (isSame && token.environment !== null) await carryOver(token.environment, old.key, token.key);
        onChange();
        return true;
      }),

    /** Forgets behind all who are writing; what began before and would write later is void from now on. */
    forget(erase: () => Promise<void>): Promise<void> {
      timesForgotten += 1;
      return inTurn(async () => {
        await erase();
        onChange();
      });
    },

    /** Writes something beside the token, unless something was forgotten since that moment. */
    writeUnlessVoid: (since: number, write: () => Promise<void>): Promise<void> =>
      inTurn(async () => {
        if (since === timesForgotten) await write();
      }),
  };
}

export type TokenStore = ReturnType<typeof createTokenStore>;

/** Whether both are known to be one member's. Two whose owner is not known are not. */
function isSameOwner(old: Token, token: Token): boolean {
  return (
    old.account !== null &&
    token.account !== null &&
    old.environment === token.environment &&
    old.account.userId === token.account.userId
  );
}
