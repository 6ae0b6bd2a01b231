import { unreadable } from './unreadable.ts';

/** The platform's one decimal field, to be kept as it was written. */
const DECIMAL_FIELD = 'Credits';

/** https://tc39.es/proposal-json-parse-with-source/: the source text comes third, for a primitive. */
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

const keepDecimals: Reviver = (key, value, { source }) =>
  key === DECIMAL_FIELD && typeof value === 'number' ? source : value;

/** A JSON reply as plain data, `Credits` as the text of its number. Throws `unreadable`. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body, keepDecimals as (key: string, value: unknown) => unknown);
  } catch {
    // No JSON, or nested deeper than the stack.
    throw unreadable(null);
  }
}
