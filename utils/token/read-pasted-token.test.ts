import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedToken } from './read-pasted-token.ts';

describe('readPastedToken', () => {
  it.each([
    'abc',
    '  abc\n',
    '"abc"',
    "'abc'",
    '“abc”',
    '„abc“',
    '`abc`',
    'bearer abc',
    'Bearer  abc',
    'bearer:abc',
    'Bearer: abc',
    'Bearer "abc"',
    '"Bearer abc"',
    '“Bearer “abc””',
    'Authorization: bearer abc',
    'access_token=abc',
    'access_token = abc',
    'access_token="abc"',
    'access_token=abc&token_type=bearer&expires_in=1200',
    '#access_token=abc&state=5',
    'token_type=bearer&access_token=abc',
    'https://abc.chromiumapp.org/#access_token=abc&token_type=bearer&expires_in=1200&state=5',
    '"https://example.org/back?state=5#expires_in=1200&access_token=abc"',
    '\u202Aabc\u202C',
    '\uFEFFabc',
    'a\u200Bb\u2060c',
    '\u00A0abc\u00A0',
  ])('finds the token in %j', (pasted) => {
    expect(readPastedToken(pasted)).toEqual({ token: 'abc' });
  });

  it.each([
    ['a redirect’s token is decoded', '#access_token=a%2Bb%3D%3D', 'a+b=='],
    ['a plus sign stays one', '#access_token=a+b', 'a+b'],
    ['a broken escape stays as it is', '#access_token=a%b', 'a%b'],
    ['a token that begins like the word is one', 'bearerabc', 'bearerabc'],
    ['a JSON Web Token', 'eyJhbGciOi.eyJzdWIiOi.SflKxw-RJ_', 'eyJhbGciOi.eyJzdWIiOi.SflKxw-RJ_'],
  ])('%s', (_name, pasted, token) => {
    expect(readPastedToken(pasted)).toEqual({ token });
  });

  it.each([
    ['', 'empty'],
    [' "" ', 'empty'],
    ['bearer ', 'empty'],
    ['\u200B', 'empty'],
    ['#access_token=&state=5', 'empty'],
    ['abc def', 'spaces'],
    ['abc\ndef', 'spaces'],
    ['#access_token=a%20b', 'spaces'],
    ['tökén', 'characters'],
    ['abc\u0000', 'characters'],
    ['https://www.adultwork.com/', 'address'],
    ['https://abc.chromiumapp.org/#error=access_denied&state=5', 'address'],
    ['a'.repeat(10_001), 'too-long'],
  ])('says of %j what is wrong with it: %s', (pasted, problem) => {
    expect(readPastedToken(pasted)).toEqual({ problem });
  });

  it('gives only what a header can carry, and gives it again when it is pasted again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pasted) => {
        const read = readPastedToken(pasted);
        if (!('token' in read)) return;
        expect(read.token).toMatch(/^[\x21-\x7e]+$/);
        expect(readPastedToken(read.token)).toEqual(read);
      }),
    );
  });

  it('finds a token through any layers of what people paste along', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~+/-]{3,40}$/);
    const layer = fc.constantFrom<(text: string) => string>(
      (text) => `"${text}"`,
      (text) => `“${text}”`,
      (text) => ` ${text}\n`,
      (text) => `Bearer ${text}`,
      (text) => `bearer: ${text}`,
      (text) => `\u202A${text}\u202C`,
      (text) => `\uFEFF${text}`,
    );
    fc.assert(
      fc.property(token, fc.array(layer, { maxLength: 6 }), (value, layers) => {
        fc.pre(!/^bearer$/i.test(value));
        expect(readPastedToken(layers.reduce((text, wrap) => wrap(text), value))).toEqual({ token: value });
      }),
    );
  });
});
