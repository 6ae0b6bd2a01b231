import type { EpochMs } from '../booking/booking.ts';
import { isId } from '../booking/booking-id.ts';
import { MAX_RECENT } from '../booking/limits.ts';
import { SOON_MS } from '../message/soon.ts';
import type { Settings } from '../settings/registry.ts';

/** Remembers a booking that was looked up by hand, newest first and each once. */
export async function noteLookup(settings: Pick<Settings, 'recent'>, id: number): Promise<void> {
  if (!isId(id)) return;
  await settings.recent.change((recent) =>
    [id, ...recent.filter((other) => other !== id)].slice(0, MAX_RECENT),
  );
}

/** A booking is looked up by hand: none is left pending any more, but for another one that was asked for just now and that a popup is to show next. */
export async function endPending(
  settings: Pick<Settings, 'pendingLookup'>,
  id: number,
  now: EpochMs,
): Promise<void> {
  await settings.pendingLookup.change((pending) =>
    pending && pending.id !== id && now - pending.at < SOON_MS ? pending : null,
  );
}
