import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { SITE_MATCHES } from '../utils/booking/site.ts';
import { listBookings } from '../utils/detect/list-bookings.ts';
import { findBookingInText } from '../utils/detect/read-text.ts';
import { giveFinder } from '../utils/page/finder.ts';
import { hintSelections } from '../utils/page/selection-hint.ts';
import { taughtBy } from '../utils/page/taught-by.ts';

/** The part of the extension that a page gets when the placer asks for it; put there by the worker. */
export default defineContentScript({
  matches: SITE_MATCHES,
  registration: 'runtime',
  main() {
    giveFinder({
      inText: (x, y, rules) => findBookingInText(x, y, document, location, rules),
      list: (rules) => listBookings(document, location, rules),
      taughtBy,
      hintSelections: () => hintSelections(browser, true),
    });
  },
});
