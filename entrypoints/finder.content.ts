import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { SITE_MATCHES } from '../utils/booking/site.ts';
import { listBookings } from '../utils/detect/list-bookings.ts';
import { findBookingInText } from '../utils/detect/read-text.ts';
import { giveFinder } from '../utils/page/finder.ts';
import { hintSelections } from '../utils/page/selection-hint.ts';
import { taughtBy } from '../utils/page/taught-by.ts';
import { NO_RULES } from '../utils/settings/page-settings.ts';
import { readOwnRules } from '../utils/settings/read-own-rules.ts';

/** The part of the extension that a page gets when the placer asks for it; put there by the worker. */
export default defineContentScript({
  matches: SITE_MATCHES,
  registration: 'runtime',
  main() {
    let read = { stored: undefined as unknown, rules: NO_RULES };
    giveFinder({
      rules(stored) {
        if (stored !== read.stored) read = { stored, rules: readOwnRules(stored) };
        return read.rules;
      },
      inText: (x, y, rules) => findBookingInText(x, y, document, location, rules),
      list: (rules) => listBookings(document, location, rules),
      taughtBy,
      hintSelections: () => hintSelections(browser, true),
    });
  },
});
