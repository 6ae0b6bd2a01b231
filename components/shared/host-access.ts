import type { SignInAccess } from '../../utils/token/tab-sign-in.ts';
import { browser } from './browser.ts';

/**
 * Asks the browser for the hosts that the manifest names, which a person may have withheld. Has to be called straight
 * from a press: browsers refuse it otherwise. False: not granted.
 */
export function requestHostAccess(): Promise<boolean> {
  return request({ origins: browser.runtime.getManifest().host_permissions ?? [] });
}

/** Asks the browser for what a sign-in by a tab needs, straight from a press too. False: not granted. */
export function requestSignInAccess(access: SignInAccess): Promise<boolean> {
  return request(access);
}

async function request(access: Partial<SignInAccess>): Promise<boolean> {
  try {
    return await browser.permissions.request(access);
  } catch {
    return false;
  }
}
