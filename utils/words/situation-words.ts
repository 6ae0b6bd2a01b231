import type { EpochMs, WallTime } from '../booking/booking.ts';
import { instantOf } from '../booking/instant-of.ts';
import type { Situation } from '../booking/situation.ts';
import { timeLeft } from './relative.ts';
import { formatForViewer, formatWallDateTime, formatWallTime } from './wall-time.ts';
import { word } from './word.ts';

/**
 * What has to be done about a booking, and by whom: `BookedUser has until 22:33 to accept`, `Confirm before it starts`, `Too
 * late to accept`. Null where status and dates say it already.
 */
export function stageWords({ stage, deadline }: Situation, nickname: string, now: EpochMs): string | null {
  switch (stage) {
    case 'to-accept':
      return deadline === null
        ? word('card.stage.to_accept', nickname)
        : word('card.stage.to_accept_until', nickname, untilWords(deadline, now));
    case 'accept-missed':
      return word('card.stage.accept_missed');
    case 'to-confirm':
      return word('card.stage.to_confirm');
    case 'confirm-missed':
      return word('card.stage.confirm_missed');
    case 'now':
      return word('card.stage.now');
    case 'over':
      return word('card.stage.over');
    default:
      return null;
  }
}

/** What is left of the time until a situation's deadline: `3 hours, 12 minutes left`. Null where there is none. */
export function timeLeftWords({ deadline }: Situation, now: EpochMs): string | null {
  return deadline && word('card.timeLeft', timeLeft(instantOf(deadline), now));
}

/** A deadline by the platform's clock, `22:33`, with its date unless it is within twelve hours, and the viewer's own time beside it. */
function untilWords(deadline: WallTime, now: EpochMs): string {
  const isNear = instantOf(deadline) - now < 43_200_000;
  const wall = isNear ? formatWallTime(deadline) : formatWallDateTime(deadline);
  const own = formatForViewer(deadline);
  return own ? word('card.bothTimes', wall, own) : wall;
}
