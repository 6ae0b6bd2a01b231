import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asLine, asText, LINE_LIMIT, TEXT_LIMIT } from './people-text.ts';

describe('A line', () => {
  it.each([
    ['Ann\nYour booking was cancelled.', 'Ann Your booking was cancelled.'],
    ['\u202EnnA\u202C', 'nnA'],
    ['An\0n', 'An n'],
    ['A\u200Bn\uFEFFn', 'Ann'],
    ['Ann\u2028Bob\u0085Cy', 'Ann Bob Cy'],
    ['\u202A+447700900123\u202C', '+447700900123'],
    ['👩‍👩‍👧‍👦 שחר', '👩‍👩‍👧‍👦 שחר'],
    ['\uD800', '\uFFFD'],
    [`Z${'\u0335\u0301\u0316'.repeat(60)}oe`, 'Z\u0335\u0301\u0316\u0335oe'],
    ['Việt שָּׁלֽוֹם 1️⃣', 'Việt שָּׁלֽוֹם 1️⃣'],
  ])('of %j is %j', (text, line) => {
    expect(asLine(text)).toBe(line);
  });
});

describe('A text', () => {
  it('keeps its lines, in one form of line break, and its tabs', () => {
    expect(asText('a\r\nb\rc\n\n\td\u2029e')).toBe('a\nb\nc\n\n\td\ne');
  });

  it('loses marks that are piled up on one letter', () => {
    expect(asText(`a${'\u0301'.repeat(500)}b`)).toBe(`a${'\u0301'.repeat(4)}b`);
  });

  it('loses what hides or turns the text around it', () => {
    expect(asText('a\0b\u202Ec\u2066d\u0007')).toBe('abcd');
  });
});

describe('Any text', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 12_000, size: 'max' });

  it.each([
    ['a line', asLine, LINE_LIMIT, /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u],
    ['a text', asText, TEXT_LIMIT, /[^\P{Cc}\n\t]|\p{Bidi_Control}/u],
  ] as const)(
    'as %s is well formed, short enough, and the same when cleaned again',
    (_, clean, limit, bad) => {
      fc.assert(
        fc.property(anyText, (text) => {
          const cleaned = clean(text);
          expect(cleaned.length).toBeLessThanOrEqual(limit);
          expect(cleaned.isWellFormed()).toBe(true);
          expect(cleaned).not.toMatch(bad);
          expect(clean(cleaned)).toBe(cleaned);
        }),
        { numRuns: 50 },
      );
    },
  );

  it('is cut between characters, and says so', () => {
    const cut = asLine('😀'.repeat(LINE_LIMIT));
    expect(cut).toBe(`${'😀'.repeat((LINE_LIMIT - 2) / 2)}…`);
  });
});
