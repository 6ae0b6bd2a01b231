import type { Browser } from 'webextension-polyfill';
import { browser as own } from 'wxt/browser';

/** The browser's own interface: that of every browser we support answers by promises, so our pages load nothing to put around it. */
export const browser = own as unknown as Browser;
