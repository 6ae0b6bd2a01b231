import type { ScriptFacts } from './script.ts';
import type { SlotName } from './slots.ts';

/** Functions of the site that take another ID: a member's, a tour's, a report's, a picture's. */
const CALLS =
  'vU|sU|sUF|vT|vFR|vGI|sG|sI|vSI|sIWishlist|dC|viewRating|doMR|doSTF|doSMSChat|doPhoneChat|g_eB|g_wB|g_pB|g_sB|g_OpenClientNotes|makeBooking';
const CALL = new RegExp(`^(?:${CALLS})$`, 'i');

/** Pages of the site about a member or another thing, and a bare number, which is a member's address on all its hosts. */
const PATH =
  /^\/\d+\/?$|\/(?:viewprofile|viewtour|tour|fieldreport|managehotlist|dlg(?:clientnotes|viewgimage|verificationphoto|extratings|buycredits|faqpages))\.asp$/i;

/** Query keys for a member's ID, and other IDs that occur beside it. */
const MEMBER_KEY = /^(?:sel|for|by)?userid$|^(?:group|tour|fr)id$/i;

/**
 * Whether a link is about a member or another thing that has an ID of its own. No rule that a person wrote or taught finds
 * anything there: it would ask the platform for a member's number.
 */
export function isOfMember({ url, script }: { url: URL | null | undefined; script: ScriptFacts }): boolean {
  if (script.calls.some(({ name }) => CALL.test(name))) return true;
  return url ? PATH.test(url.pathname) || isNewBookingForm(url) : false;
}

/** Whether a place is named as one that holds a member's ID: a key, a field, an attribute, a function of the site. */
export function isNameOfMember(name: SlotName): boolean {
  switch (name.kind) {
    case 'call':
      return CALL.test(name.fn);
    case 'query':
      return isMemberKey(name.key);
    case 'attribute':
    case 'field':
      return isMemberKey(name.name.replace(/^(?:data|hdn|txt|chk|int)/i, ''));
    default:
      return false;
  }
}

/** `SelUserID`, `user-id`, `member`, `profile_id`. */
function isMemberKey(key: string): boolean {
  const plain = key.replace(/[-_]/g, '');
  return MEMBER_KEY.test(plain) || /^(?:user|member|profile)(?:id|no|number)?$/i.test(plain);
}

/** `PhoneChatBooking.asp?SelUserID=9`: a link whose only number is a member's. */
function isNewBookingForm({ searchParams }: URL): boolean {
  const numbers = [...searchParams].filter(([, value]) => /^\d+$/.test(value));
  return numbers.length > 0 && numbers.every(([key]) => MEMBER_KEY.test(key));
}

/**
 * Links to members and the like as the site writes them, with an invented ID: what a rule of one's own must not find. Written so that a script
 * which has no use for them leaves them out: a list that is spread out stays.
 */
export const MEMBER_LINKS: readonly string[] = /* @__PURE__ */ CALLS.split('|')
  .map((name) => `javascript:${name}(700321)`)
  .concat(
    'https://www.adultwork.com/ViewProfile.asp?UserID=700321',
    'https://www.adultwork.com/PhoneChatBooking.asp?SelUserID=700321',
    'https://www.adultwork.com/dlgClientNotes.asp?ForUserID=700321&ByUserID=700322',
    'https://www.adultwork.com/dlgExtRatings.asp?U=700321',
    'https://www.adultwork.com/700321',
    'https://m.adultwork.com/700321',
  );
