import { isId } from '../booking/booking-id.ts';
import { MAX_RECENT } from '../booking/limits.ts';
import type { Settings } from '../settings/registry.ts';

/** Remembers a booking that was looked up by hand, newest first and each once. */
export async function noteLookup(settings: Pick<Settings, 'recent'>, id: number): Promise<void> {
  if (!isId(id)) return;
  await settings.recent.change((recent) =>
    [id, ...recent.filter((other) => other !== id)].slice(0, MAX_RECENT),
  );
}
