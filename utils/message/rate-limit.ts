/** As many as a person can want at once: a list opened by keyboard, card after card. */
export const BURST = 40;
/** And then as many each second: more than a hand can point at, far less than a script can send. */
export const PER_SECOND = 4;

/**
 * A token bucket for each tab, so that a page that drives our script cannot make it drive the platform.
 * In this worker's memory alone: a restart refills it, and restarts are slower than the refill.
 */
export function createRateLimit(now: () => number) {
  const buckets = new Map<number, { left: number; at: number }>();

  return {
    /** Takes one; null: granted. Otherwise the time from which there is one again (ms since the epoch). */
    take(tabId: number): number | null {
      const at = now();
      const bucket = buckets.get(tabId) ?? { left: BURST, at };
      const gained = Math.max(0, (at - bucket.at) / 1000) * PER_SECOND;
      const left = Math.min(BURST, bucket.left + gained);
      buckets.set(tabId, { left: left >= 1 ? left - 1 : left, at });
      // defence: tab-limit
      return left >= 1 ? null : at + Math.ceil(((1 - left) / PER_SECOND) * 1000);
    },
    /** The tab is gone. */
    drop(tabId: number): void {
      buckets.delete(tabId);
    },
  };
}

export type RateLimit = ReturnType<typeof createRateLimit>;
