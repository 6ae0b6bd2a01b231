import type { TaughtNews } from '../message/contract.ts';
import type { Settings } from '../settings/registry.ts';
import { taughtKey } from '../settings/rule.ts';

/** After so many different numbers that were no bookings, and none that was, a kind of link that was taught finds nothing any more. */
export const MAX_MISSES = 5;

/**
 * What cards say of the kinds of link by which they were opened. A kind is turned off by a press on one of its cards, or by itself, when what it
 * finds is again and again no booking; it stays in the list of the options. Nothing is turned on here.
 */
export function createTaughtKinds({ page, misses }: Pick<Settings, 'page' | 'misses'>, onChange: () => void) {
  async function turnOff(key: string): Promise<void> {
    await page.change(({ taughtRules, ...others }) => ({
      ...others,
      taughtRules: taughtRules.map((rule) => (taughtKey(rule) === key ? { ...rule, paused: true } : rule)),
    }));
    onChange();
  }

  return async function onNews({ key, bookingId, said }: TaughtNews): Promise<void> {
    const { taughtRules } = await page.get();
    if (!taughtRules.some((rule) => taughtKey(rule) === key)) return;
    let isHopeless = said === 'not-a-booking';
    await misses.change((all) => {
      const before = all[key];
      // It has found a booking before: numbers without one are another member's.
      if (said === 'found' || before === null) return { ...all, [key]: isHopeless ? [] : null };
      const missed = [...new Set([...(before ?? []), bookingId])];
      isHopeless ||= missed.length >= MAX_MISSES;
      return { ...all, [key]: isHopeless ? [] : missed };
    });
    if (isHopeless) await turnOff(key);
  };
}
