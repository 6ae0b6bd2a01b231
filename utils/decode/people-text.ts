/*
 * Text that other people wrote, made fit to be shown and copied: what would turn the words around it about, or hide in
 * them, goes.
 */

/** Characters kept of a name, a number or another single line. */
export const LINE_LIMIT = 200;
/** Characters kept of a comment or a reason. */
export const TEXT_LIMIT = 10_000;

/** Marks that turn the direction of writing, and characters that cannot be seen (but for those that join letters and emoji). */
const HIDDEN = /[\p{Bidi_Control}\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB]/gu;

/**
 * Marks above and below one letter beyond what languages write on it (pointed Hebrew has three): piled up they are drawn over the lines around.
 */
const PILED_UP = /(?<=\p{M}{4})\p{M}+/gu;

/** One line: each run of white space and control characters is one space. */
export function asLine(text: string): string {
  return limited(
    readable(text)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
    LINE_LIMIT,
  );
}

/** Any number of lines: line breaks and tabs stay, other control characters go. */
export function asText(text: string): string {
  const lines = readable(text).replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  return limited(lines.replace(/[^\P{Cc}\n\t]/gu, ''), TEXT_LIMIT);
}

/** One after the other, since a hidden character between marks would let more of them through. */
function readable(text: string): string {
  return text.toWellFormed().replace(HIDDEN, '').replace(PILED_UP, '');
}

function limited(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // A pair of surrogates may be cut in two.
  const kept = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}
