/** A text with its runs of digits as `*`, so that it holds no ID. */
export function maskDigits(text: string): string {
  return text.replace(/\d+/g, '*');
}
