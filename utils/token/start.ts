import type { Settings } from '../settings/registry.ts';
import type { SignIns } from './sign-ins.ts';
import type { TokenStore } from './token-store.ts';

export interface StartDeps {
  store: Pick<TokenStore, 'read' | 'moment'>;
  signIns: Pick<SignIns, 'tryQuietly'>;
  settings: Pick<Settings, 'clientId' | 'signedOut' | 'startTried'>;
  /** Whether this worker is a private window's. */
  isPrivate: () => boolean;
  onChange: () => void;
}

/**
 * The quiet sign-in after the browser's start: a member who is signed in on the site has a token again without a press.
 *
 * It is tried once a start, when a booking or one of our own pages first wants a token. Never in a private window, and never after
 * "forget" until the person has signed in again.
 */
export function createStart({ store, signIns, settings, isPrivate, onChange }: StartDeps) {
  /** The try in this worker: the memory of the one before it is in the storage. */
  let attempt: Promise<unknown> | null = null;
  let isRunning = false;

  async function isDue(): Promise<boolean> {
    if (isPrivate() || (await store.read()) !== null) return false;
    const [clientId, signedOut, tried] = await Promise.all([
      settings.clientId.get(),
      settings.signedOut.get(),
      settings.startTried.get(),
    ]);
    return clientId !== '' && !signedOut && !tried;
  }

  async function run(since: number): Promise<void> {
    try {
      await settings.startTried.set(true);
      await signIns.tryQuietly({ since, inPlaceOf: null });
    } finally {
      isRunning = false;
      onChange();
    }
  }

  return {
    isRunning: () => isRunning,

    /** Begins it where it is due. `done` resolves once there is a token, or there is none to be had; at once where it is not due. */
    async begin(): Promise<{ done: Promise<unknown> }> {
      const since = store.moment();
      if (attempt === null && (await isDue()) && attempt === null) {
        isRunning = true;
        attempt = run(since).catch(() => {
          // A full storage costs this try.
        });
        onChange();
      }
      return { done: attempt ?? Promise.resolve() };
    },

    /** Something is forgotten now: what is under way is void. */
    abandon(): void {
      isRunning = false;
      attempt &&= Promise.resolve();
    },
  };
}
