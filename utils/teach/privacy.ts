import type { TaughtRule } from '../settings/page-settings.ts';

/** Words with which a site names kinds, states and actions. Any other word beside a number may be a person's name. */
const KIND =
  /^(?:(?:phone|chat|pc|call|voice|book(?:ing)?s?|made|sent|received|view|show|open|detail|info|edit|cam|web|escort|direct|type|kind|true|false|new|old|row|item|ref|id|no)[-_ ]?)+$/i;

/** Words that say which number follows: `Call no.`, `Booking ID:`, `#`. */
const REFERENCE =
  /(?:(?<![a-z])(?:phone|chat|phonechat|voice|booking|call|session|reference|ref|order|request|appointment|id|no|number|nr)[\s.:#]*)+$|#\s*$/i;

/** The words of a text, in lower case. */
export function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{2,}/gu));
}

/**
 * Whether a value beside a number says of which kind a link is, and so may be kept as a condition: `P`, `phonechat`, `2`. A number that
 * may be minutes is none, however many rows have the same.
 *
 * @param shown The words that the page's rows show: one of them may be a name.
 */
export function isKind(text: string, shown: ReadonlySet<string>): boolean {
  if (/^\d{1,3}$/.test(text)) return Number(text) % 5 !== 0;
  return KIND.test(text) || (/^[a-z]{1,3}$/i.test(text) && !shown.has(text.toLowerCase()));
}

/** As much of the words before a number as say which number it is, and no more: null where they do not. */
export function referenceIn(before: string): string | null {
  return REFERENCE.exec(before)?.[0].trim() || null;
}

/**
 * Whether a rule may be on the disk: it holds no number of more than three digits, which may be a person's, and around its number no
 * word that the page's rows show, which may be a name.
 */
export function isImpersonal({ place, literals, path }: TaughtRule, shown: ReadonlySet<string>): boolean {
  const texts = [...Object.values(place).map(String), ...Object.entries(literals).flat(), path];
  if (texts.some((text) => /\d{4}/.test(text))) return false;
  const around = place.kind === 'words' ? [] : [...wordsIn(`${place.before} ${place.after}`)];
  return around.every((word) => KIND.test(word) || !shown.has(word));
}
