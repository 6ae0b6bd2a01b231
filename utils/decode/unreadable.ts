import { LookupError } from '../booking/failure.ts';

/** A reply that cannot be read. `field` is its path as the platform names it; null: the reply as a whole. */
export function unreadable(field: string | null): LookupError {
  return new LookupError({ kind: 'unreadable', field });
}
