import type { Environment } from '../api/environments.ts';
import type { Settings, Token } from '../settings/registry.ts';
import { atMost } from './at-most.ts';
import { askAboutToken, type TokenApi } from './check.ts';
import { type TokenUse, tokenIn } from './machine.ts';
import { CHECK_LIMIT_MS, OWNER_WAIT_MS } from './timings.ts';
import type { TokenStore } from './token-store.ts';

export interface ChecksDeps {
  store: TokenStore;
  settings: Pick<Settings, 'environment'>;
  api: TokenApi;
  /** A check began or ended. */
  onChange: () => void;
}

/** The checks that are under way: one for each token and environment, in this worker's memory alone. */
export function createChecks({ store, settings, api, onChange }: ChecksDeps) {
  const running = new Map<string, Promise<void>>();
  /** The questions for an owner that this worker has asked, answered or not. */
  const asked = new Set<string>();

  /** Starts a check, or joins the one that asks the same. Never rejects: the answer is the token's status. */
  function start(token: Token, environment: Environment): Promise<void> {
    const id = idOf({ key: token.key, environment });
    const known = running.get(id);
    if (known) return known;
    asked.add(id);
    // Where the storage is full or gone, what is stored is what is known.
    const question = { environment, signal: AbortSignal.timeout(CHECK_LIMIT_MS) };
    const check = askAboutToken(api, token, question, store.apply).finally(() => {
      running.delete(id);
      onChange();
    });
    running.set(id, check);
    onChange();
    return check;
  }

  return {
    /** Asks the platform whose the stored token is and what it may do. */
    async check(): Promise<void> {
      const [token, environment] = await Promise.all([store.read(), settings.environment.get()]);
      if (token !== null) await start(token, environment);
    },

    isRunning: (use: TokenUse) => running.has(idOf(use)),

    /**
     * Waits for the name of a token's owner if it is not known, but not long, and for one try in each worker. Until the owner is
     * known, another member's group and choice may still be there.
     */
    async waitForOwner(token: Token, environment: Environment): Promise<void> {
      const id = idOf({ key: token.key, environment });
      if (tokenIn(token, environment).account !== null) return;
      if (asked.has(id) && !running.has(id)) return;
      await atMost(OWNER_WAIT_MS, start(token, environment));
    },
  };
}

function idOf({ key, environment }: TokenUse): string {
  return `${environment}/${key}`;
}
