import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { SITE_MATCHES } from '../utils/booking/site.ts';
import { startLoader } from '../utils/page/loader.ts';

/** The part of the extension that every page of the site gets. */
export default defineContentScript({
  matches: SITE_MATCHES,
  // The site's frames, and those it writes itself without an address (`about:blank`, `srcdoc`).
  allFrames: true,
  matchOriginAsFallback: true,
  // A pointer over the first link of a page that is still loading has been heard. It only adds listeners.
  runAt: 'document_start',
  main() {
    startLoader(browser);
  },
});
