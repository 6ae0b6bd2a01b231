import { parseId } from '../booking/booking-id.ts';

/** Nothing longer is read, in characters. The site's longest links carry whole addresses in a parameter. */
export const MAX_LENGTH = 2_000;

/** The one ID that all claims are; null where there are none, one is no ID, or two differ. */
export function agreed(claims: readonly string[]): number | null {
  const [id = null, ...others] = new Set(claims.map(parseId));
  return others.length ? null : id;
}
