/**
 * Why something was not taken, for the person who gave it.
 *
 * - `too-long`: a text is longer than `limit` characters.
 * - `too-many`: a list would hold more than `limit`.
 * - `private-window`: a private window follows the usual windows in this, and changes nothing of it.
 * - `failed`: the browser did not carry it out, a full disk perhaps.
 * - `invalid`: it is not what `field` may hold; without a field, it is no message that we know.
 */
export interface Refusal {
  reason: 'too-long' | 'too-many' | 'private-window' | 'failed' | 'invalid';
  /** The part that did not fit, by its name in the message or in the setting. */
  field?: string;
  limit?: number;
}

/** Thrown where a value is refused; what was kept before is still there. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`refused: ${refusal.reason} ${refusal.field ?? ''}`.trim());
    this.name = 'RefusedError';
  }
}
