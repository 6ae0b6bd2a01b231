import type { Settings } from '../settings/registry.ts';
import { needsAttention } from './machine.ts';
import type { TokenManager } from './token-manager.ts';

export interface RenewalDeps {
  tokenManager: Pick<TokenManager, 'status' | 'signInByWindow'>;
  settings: Pick<Settings, 'clientId' | 'pendingLookup'>;
  hasAccess: () => Promise<boolean>;
  /** Whether a press can lead to the sign-in at once: the browser offers it, and nothing has to be allowed first. */
  offersSignIn: () => Promise<boolean>;
  openOptions: () => Promise<void>;
  /** Resolves at the next change of the token. */
  nextChange: () => Promise<void>;
  now: () => number;
}

export interface RenewalRequest {
  id: number;
  /** Where the press was. A popup closes under the window that opens, so its lookup is kept for when it comes back. */
  from: 'page' | 'trusted';
}

export interface OpenedRenewal {
  where: 'sign-in' | 'options';
  /** Resolves once there is something to ask with, or the sign-in ended without. */
  done: Promise<void>;
}

/**
 * What one press on "sign in again" does: a sign-in window where that can be, else the options page.
 *
 * Null, and no window, where nothing is amiss: the press of a page that only claims to need a token opens nothing.
 */
export function createRenewal({
  tokenManager,
  settings,
  hasAccess,
  offersSignIn,
  openOptions,
  nextChange,
  now,
}: RenewalDeps) {
  async function untilMended(): Promise<void> {
    while (needsAttention(await tokenManager.status())) await nextChange();
  }

  return async ({ id, from }: RenewalRequest): Promise<OpenedRenewal | null> => {
    const access = await hasAccess();
    // defence: needless-sign-in
    if (access && !needsAttention(await tokenManager.status())) return null;
    // A full storage may cost the popup's carrying on, not the sign-in.
    if (from === 'trusted') await settings.pendingLookup.set({ id, at: now() }).catch(() => {});
    if (access && (await offersSignIn()) && (await settings.clientId.get()) !== '') {
      return { where: 'sign-in', done: tokenManager.signInByWindow().then(() => {}) };
    }
    await openOptions();
    return { where: 'options', done: access ? untilMended() : nextChange() };
  };
}

export type Renewal = ReturnType<typeof createRenewal>;
