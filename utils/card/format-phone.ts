/**
 * A `tel:` URL (RFC 3966) for a number as a person typed it; null unless the text is one plausible number and nothing else:
 * 7 to 15 digits (ITU-T E.164) with `+`, brackets, hyphens, points, slashes and spaces. A text is refused, never repaired:
 * leaving out what is no digit could call another person.
 */
export function telUrl(typed: string): string | null {
  const number = typed
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^\((\+\d{1,3})\)/, '$1')
    // "(0)" after a country code is what is dialled instead of it at home.
    .replace(/^((?:\+|00)\d{1,3}\s?)\(0\)/, '$1');
  if (!/^(\+(?!0))?[\d\s().\-/]+$/.test(number)) return null;
  // Two numbers; an extension.
  if (/\s\/|\/\s|\)$|\(.*\(/.test(number)) return null;
  const digits = number.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return null;
  return `tel:${number.startsWith('+') ? '+' : ''}${digits}`;
}
