import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { telUrl } from './format-phone.ts';

describe('A phone number that is one plausible number is a link:', () => {
  it.each([
    ['020 7946 0123', 'tel:02079460123'],
    ['+447700900123', 'tel:+447700900123'],
    ['+44 (0)7700 900123', 'tel:+447700900123'],
    ['+44(0) 20 7946-0123', 'tel:+442079460123'],
    ['0044 (0)7700 900123', 'tel:00447700900123'],
    ['(+44) 7700 900123', 'tel:+447700900123'],
    ['(020) 7946.0123', 'tel:02079460123'],
    ['0171/1234567', 'tel:01711234567'],
    ['\u202A+447700900123\u202C', 'tel:+447700900123'],
    [' 07700\u00A0900123\n', 'tel:07700900123'],
  ])('%j', (typed, url) => {
    expect(telUrl(typed)).toBe(url);
  });
});

describe('Any other text is no link:', () => {
  it.each([
    '07700900123 / 07700900456',
    '0123456 / 0123457',
    '07700 900456 (room 12)',
    '07700 900456 (12)',
    'ring 5 times 07700 900123',
    '07700 900123 ext 4',
    '+1-800-FLOWERS',
    '+44 20',
    '44+207946012',
    '+44 7700 900123 +44 7700 900456',
    '+0 7700 900123',
    '1234567890123456',
    'javascript:alert(1)',
    'ask me',
    '',
    '٠٢٠٧٩٤٦٠١٢٣',
  ])('%j', (typed) => {
    expect(telUrl(typed)).toBeNull();
  });
});

it('A link holds 7 to 15 digits and at most a leading plus, whatever was typed.', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[+0-9 ()./-]{0,24}$/)),
      (typed) => /^tel:\+?[0-9]{7,15}$/.test(telUrl(typed) ?? 'tel:0000000'),
    ),
  );
});
