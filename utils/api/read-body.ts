/** A response's body as text. `whole` is false where it is longer than the limit, and `text` then ends there. */
export interface Body {
  text: string;
  whole: boolean;
}

/**
 * Reads a response's body, up to `limit` bytes. Leaving the loop cancels the stream, and with it the rest of the transfer.
 * A transfer that breaks throws what the stream throws.
 */
export async function readBody(response: Response, limit: number): Promise<Body> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const room = limit - bytes;
    bytes += chunk.byteLength;
    text += decoder.decode(chunk.subarray(0, room), { stream: true });
    // defence: body-limit
    if (bytes > limit) return { text, whole: false };
  }
  return { text: text + decoder.decode(), whole: true };
}
