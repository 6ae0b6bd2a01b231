import { MAX_TOKEN_LENGTH } from '../booking/limits.ts';

/** Why a text cannot be an access token. */
export type PastedTokenProblem =
  | 'empty'
  /** An address that holds no token in its fragment or query. */
  | 'address'
  | 'spaces'
  /** It holds signs that no token has: a header could not carry them. */
  | 'characters'
  | 'too-long';

export type PastedToken = { token: string } | { problem: PastedTokenProblem };

/** Signs without a shape that copying from a page, a mail or a chat brings along: joiners, marks of direction, the byte order mark. */
const FORMAT_SIGNS = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** White space and quotation marks, straight and curly, at either end. */
const AROUND = /^[\s"'`“”„‟‘’‚‛«»‹›]+|[\s"'`“”„‟‘’‚‛«»‹›]+$/g;

/** What a header or a command line has in front of a token (RFC 6750, section 2.1). */
const IN_FRONT = /^(?:authorization\s*:|bearer(?:\s*:|\s|$))/i;

/** The token in a redirect's address, or in a part of one (RFC 6749, section 4.2.2). */
const PARAMETER = /(?:^|[#?&])access_token\s*=([^&#]*)/i;

const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Visible ASCII: what a header may hold, and more than any bearer token does (RFC 6750, section 2.1). */
const TOKEN = /^[\x21-\x7e]+$/;

/** Takes an access token out of what a person pasted, whatever came along with it. */
export function readPastedToken(pasted: string): PastedToken {
  const text = unwrap(pasted.replace(FORMAT_SIGNS, ''));
  const parameter = PARAMETER.exec(text)?.[1];
  if (parameter === undefined && ADDRESS.test(text)) return { problem: 'address' };
  const token = parameter === undefined ? text : unwrap(decode(parameter));
  if (token === '') return { problem: 'empty' };
  if (/\s/.test(token)) return { problem: 'spaces' };
  if (!TOKEN.test(token)) return { problem: 'characters' };
  return token.length > MAX_TOKEN_LENGTH ? { problem: 'too-long' } : { token };
}

/** Takes away quotation marks, white space and `bearer`, in whatever order they were put around. */
function unwrap(text: string): string {
  const inner = text.replace(AROUND, '').replace(IN_FRONT, '');
  return inner === text ? text : unwrap(inner);
}

function decode(parameter: string): string {
  try {
    return decodeURIComponent(parameter);
  } catch {
    return parameter;
  }
}
