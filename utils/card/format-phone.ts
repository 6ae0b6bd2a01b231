/**
 * A `tel:` URL for a number as a person typed it (RFC 3966): its ASCII digits and a leading `+`, and nothing else of
 * it, so that no text from outside can shape the link. Null where there are no digits to call.
 */
export function telUrl(typed: string): string | null {
  const digits = typed.replace(/[^0-9]/g, '');
  if (!digits) return null;
  return `tel:${typed.trim().startsWith('+') ? '+' : ''}${digits}`;
}
