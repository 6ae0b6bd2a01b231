import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { telUrl } from './format-phone.ts';

describe('telUrl', () => {
  it.each([
    ['020 7946 0123', 'tel:02079460123'],
    ['+44 (0)20 7946-0123', 'tel:+4402079460123'],
    [' +44 20', 'tel:+4420'],
    ['44+20', 'tel:4420'],
    ['javascript:alert(1)', 'tel:1'],
    ['ask me', null],
    ['', null],
    ['٠٢٠', null],
  ])('makes of %j: %j', (typed, url) => {
    expect(telUrl(typed)).toBe(url);
  });

  it('lets nothing through but digits and a leading plus', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) =>
        /^tel:\+?[0-9]+$/.test(telUrl(typed) ?? 'tel:0'),
      ),
    );
  });
});
