import type { Address } from '../booking/site.ts';
import type { ExtraRule } from '../settings/page-settings.ts';

/**
 * Whether `findBooking` or `findBookingInText` could find anything where a person points: on a page about PhoneChat, at
 * a link or script that names PhoneChat, or at any link or script if the user has rules. A page's first part can ask this
 * and leave the rules themselves to a later part. May throw where a form's fields hide its own methods.
 */
export function mayFindBooking(
  target: Element,
  location: Address,
  extraRules: readonly ExtraRule[],
): boolean {
  return (
    /phonechat/i.test(location.protocol === 'about:' ? target.baseURI : location.pathname) ||
    target.closest(
      extraRules.length ? 'a,area,[onclick]' : '[href*="phonechat" i],[onclick*="phonechat" i]',
    ) !== null
  );
}
