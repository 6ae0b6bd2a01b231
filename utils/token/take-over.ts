import type { Settings } from '../settings/registry.ts';
import { askAboutToken, type TokenApi } from './check.ts';
import { freshToken, nextToken, type TokenEvent } from './machine.ts';
import type { SignInReply } from './sign-in.ts';
import { TAKE_OVER_LIMIT_MS } from './timings.ts';
import type { NewToken, TokenStore } from './token-store.ts';

export interface TakeOverDeps {
  store: TokenStore;
  settings: Pick<Settings, 'environment'>;
  api: TokenApi;
  now: () => number;
  onChange: () => void;
}

/**
 * Takes over the token that a sign-in brought. It is asked about before it is stored, so that what is another member's is gone before
 * it can be used.
 */
export function createTakeOver({ store, settings, api, now, onChange }: TakeOverDeps) {
  let takingOver: Promise<boolean> | null = null;

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

  return {
    isRunning: () => takingOver !== null,

    /** Resolves once no token is about to replace the stored one. Never rejects. */
    async settled(): Promise<void> {
      while (takingOver) await takingOver.catch(() => {});
    },

    /** Keeps a token once it is known whose it is. Whether it was kept. */
    keep(reply: SignInReply & { ok: true }, place: Omit<NewToken, 'token'>): Promise<boolean> {
      const mine = verifyAndKeep(reply, place).finally(() => {
        if (takingOver !== mine) return;
        takingOver = null;
        onChange();
      });
      takingOver = mine;
      onChange();
      return mine;
    },

    /** Something is forgotten now: what is under way is void. */
    abandon(): void {
      takingOver = null;
    },
  };
}
