import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { SITE_MATCHES } from '../utils/booking/site.ts';
import { readPageFacts } from '../utils/teach/read-page-facts.ts';
import { offerTeachPart } from '../utils/teach/teach-part.ts';

/** The part of the extension that a page gets when a person wants a kind of link taught; put there by the popup or the worker. */
export default defineContentScript({
  matches: SITE_MATCHES,
  registration: 'runtime',
  main() {
    offerTeachPart({
      isAlive: () => Boolean(browser.runtime.id),
      read: () => readPageFacts(document, location, null),
    });
  },
});
