import { browser } from 'wxt/browser';

/** Whether this page of ours is in a private window, as the browser tells it. */
export function isInPrivateWindow(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}
