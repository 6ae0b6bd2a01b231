import browser from 'webextension-polyfill';

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
