import { mentionsIn } from '../detect/mention.ts';
import { readPage } from '../detect/page.ts';
import { findBooking } from '../detect/read-element.ts';
import '../detect/own-rules.ts';
import { taughtMentionsIn } from '../detect/taught-rule.ts';
import type { OwnRules } from '../settings/page-settings.ts';
import { taughtKey } from '../settings/rule.ts';
import type { PagePlace } from './place.ts';

/** The key of the kind of link that was taught and without which a place would not have been found; null: it needs none. */
export function taughtBy(
  place: Pick<PagePlace, 'bookingId' | 'element' | 'range'>,
  rules: OwnRules,
): string | null {
  if (!rules.taughtRules.length || finds(place, { ...rules, taughtRules: [] })) return null;
  const rule = rules.taughtRules.find((one) => finds(place, { extraRules: [], taughtRules: [one] }));
  return rule ? taughtKey(rule) : null;
}

function finds({ bookingId, element, range }: Parameters<typeof taughtBy>[0], rules: OwnRules): boolean {
  if (!range) return findBooking(element, location, rules)?.id === bookingId;
  const text = range.toString();
  const mentions = [
    ...mentionsIn(text),
    ...taughtMentionsIn(text, rules, readPage(location, document.baseURI)),
  ];
  return mentions.some(({ id }) => id === bookingId);
}
