import { type Address, PHONE_CHAT } from '../booking/site.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import { describe, outwards } from './attributes.ts';
import { holdsOn, readPage } from './page.ts';

/** How many elements are looked at, outwards from the one pointed at: a link's markup and a cell's, not a page's. */
export const MAX_STEPS = 16;

/**
 * Whether `findBooking` or `findBookingInText` could find anything where a person points: on a page about PhoneChat
 * or one that the user taught, at a link or an attribute that names PhoneChat, or at any link or script if the user has rules. A page's first part can ask this
 * and leave the rules themselves to a later part. May throw where a form's fields hide its own methods.
 */
export function mayFindBooking(
  target: Element,
  location: Address,
  { extraRules, taughtRules }: OwnRules,
): boolean {
  const page = readPage(location, target.baseURI);
  if (page.phoneChat || taughtRules.some((rule) => holdsOn(rule, page))) return true;
  let element: Element | null = target;
  for (let steps = MAX_STEPS; element && steps; steps--) {
    const said = Object.values(describe(element)).join(' ');
    if (extraRules.length ? said.trim() : PHONE_CHAT.test(said)) return true;
    element = outwards(element);
  }
  return false;
}
