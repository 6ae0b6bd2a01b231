import { unreadable } from '../decode/unreadable.ts';
import { BODY_LIMIT_BYTES } from './limits.ts';

/**
 * The body of a response as text. One that is too long to be an answer is given up on the way (leaving the loop cancels
 * the stream, and with it the transfer) and throws `unreadable`. A transfer that breaks throws what the stream throws.
 */
export async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // defence: body-limit
    if (bytes > BODY_LIMIT_BYTES) throw unreadable(null);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
