import browser from 'webextension-polyfill';
import type { SignInAccess } from '../../utils/token/tab-sign-in.ts';

/**
 * Asks the browser for the hosts that the manifest names, which a person may have withheld. Has to be called straight
 * from a press: browsers refuse it otherwise. False: not granted.
 */
export async function requestHostAccess(): Promise<boolean> {
  const origins = browser.runtime.getManifest().host_permissions ?? [];
  try {
    return await browser.permissions.request({ origins });
  } catch {
    return false;
  }
}

/** Asks the browser for what a sign-in by a tab needs, straight from a press too. False: not granted. */
export async function requestSignInAccess(access: SignInAccess): Promise<boolean> {
  try {
    return await browser.permissions.request(access);
  } catch {
    return false;
  }
}
