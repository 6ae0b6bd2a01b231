import { newSecret } from '../booking/new-secret.ts';
import type { Settings } from '../settings/registry.ts';

/**
 * The key that entries in a calendar are recognised by, made at first use. Each environment has one of its own, since its bookings have
 * IDs of their own. Empty where it cannot be kept: a booking is answered all the same.
 */
export async function readCalendarKey(
  settings: Pick<Settings, 'calendarKey' | 'environment'>,
): Promise<string> {
  try {
    if ((await settings.calendarKey.get()) === '') {
      // A second one that comes at the same time finds the first one's key.
      await settings.calendarKey.change((key) => key || newSecret());
    }
    return `${await settings.calendarKey.get()}/${await settings.environment.get()}`;
  } catch {
    return '';
  }
}
