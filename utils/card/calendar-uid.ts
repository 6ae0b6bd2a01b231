/**
 * The UID of a booking's entry in a calendar: the same for the same booking on the same installation, so that a second import takes
 * the place of the first. It is a keyed hash (HMAC with SHA-256), so that it tells nothing of the booking, its ID, or who made it
 * (RFC 7986, section 5.3).
 */
export async function calendarUid(key: string, bookingId: number): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', bytes(key), algorithm, false, ['sign']);
  const hash = await crypto.subtle.sign(algorithm, secret, bytes(`${bookingId}`));
  return [...new Uint8Array(hash, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
