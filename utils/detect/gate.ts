import { maskDigits } from '../booking/mask-digits.ts';
import { type Address, addressOf, PHONE_CHAT } from '../booking/site.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import { ATTRIBUTES, linkOf, outwards } from './attributes.ts';

/** How many elements are looked at, outwards from the one pointed at: a link's markup and a cell's, not a page's. */
export const MAX_STEPS = 16;

/**
 * Whether `findBooking` or `findBookingInText` could find anything where a person points: on a page about PhoneChat
 * or one that the user taught, at a link or an attribute that names PhoneChat, or at any link or script if the user has rules. A page's first part can ask this
 * and leave the rules themselves to a later part, so the pages are told by a part of their name: rather too many than one too few.
 * May throw where a form's fields hide its own methods.
 */
export function mayFindBooking(
  target: Element,
  location: Address,
  { extraRules, taughtRules }: OwnRules,
): boolean {
  const { pathname, hash = '' } = addressOf(location, target.baseURI);
  const path = maskDigits(pathname + hash).toLowerCase();
  const isTaught = taughtRules.some((rule) => !rule.paused && path.includes(rule.path.toLowerCase()));
  if (isTaught || PHONE_CHAT.test(path)) return true;
  let around: Element | null = target;
  for (let steps = MAX_STEPS; around && steps; steps--) {
    const element: Element = around;
    const said = [linkOf(element), ...ATTRIBUTES.map((name) => element.getAttribute(name))].join(' ');
    if (extraRules.length ? said.trim() : PHONE_CHAT.test(said)) return true;
    around = outwards(element);
  }
  return false;
}
