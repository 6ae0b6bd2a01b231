/**
 * What can go wrong at the platform's API, by name. A network that is down, a name that does not resolve
 * and a broken TLS handshake are made by the harness instead, since no server takes part in them.
 */
export const FAULTS = [
  '400',
  '401',
  '403',
  '404',
  /** 429 without `Retry-After`; the two below have it in seconds and as a date. */
  '429',
  '429-seconds',
  '429-date',
  '500',
  '503',
  '503-retry-after',
  /** A challenge page of a content network, with this status. */
  'html-200',
  'html-400',
  'html-403',
  'html-404',
  'empty',
  'truncated-json',
  'wrong-types',
  'missing-field',
  'big-body',
  /** Nothing at all, for `delay` milliseconds. */
  'slow-headers',
  /** Status, headers and half the body, then nothing for `delay` milliseconds. */
  'slow-body',
  /** The connection is cut before a word. A browser may ask once more by itself, so set it without `times`. */
  'reset',
  /** To a page of the site, where the log shows who followed. */
  'redirect-other-host',
  'redirect-same-host',
  'redirect-loop',
  /** The right JSON under the name of text/plain. */
  'wrong-content-type',
  'xml-reply',
  /** A good reply about another booking than was asked for. */
  'other-booking',
  /** `Credits` as a string, as one of the platform's own samples has decimals. */
  'string-decimal',
] as const;

export type FaultName = (typeof FAULTS)[number];

export interface FaultOptions {
  /** How many requests it meets; without it, all until `clearFaults`. */
  times?: number;
  /** Only requests whose path matches; without it, all but the list of bookings, which the popup asks for by itself. */
  path?: RegExp;
  /** `slow-headers` and `slow-body`: milliseconds until the reply goes on. */
  delay?: number;
  /** The `-seconds`, `-date` and `503-retry-after` faults: seconds to wait. */
  retryAfter?: number;
}

export interface Fault extends FaultOptions {
  name: FaultName;
}

/** All of the API but the list of bookings, which the popup asks for by itself. */
export const NOT_THE_LIST = /^(?!.*\/MadeBookings$)/i;

/** The faults that are set, in the order in which they were. */
export class FaultList {
  #faults: { fault: Fault; left: number }[] = [];

  set(name: FaultName, options: FaultOptions = {}): void {
    this.#faults.push({ fault: { name, ...options }, left: options.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault that this request meets, counted as met; null if none. */
  take(path: string): Fault | null {
    const met = this.#faults.find(({ fault }) => (fault.path ?? NOT_THE_LIST).test(path));
    if (!met) return null;
    met.left -= 1;
    if (met.left <= 0) this.#faults = this.#faults.filter((other) => other !== met);
    return met.fault;
  }
}
