import type { WallTime } from '../../utils/booking/booking.ts';
import { formatWallDate, formatWallTime } from '../../utils/words/wall-time.ts';

/** What stands in a message where a name goes. It occurs in no catalogue. */
export const NAME = '\n';

/**
 * A message made with `NAME` in a name's place, and the name, kept apart by `bdi`: one in a script of the other
 * direction would turn the words around it about.
 */
export function WithName({ message, name }: { message: string; name: string }) {
  const [before, after] = message.split(NAME);
  return (
    <span>
      {before}
      <bdi>{name}</bdi>
      {after}
    </span>
  );
}

/** A date and a time, each a run of its own. */
export function DateTime({ at }: { at: WallTime }) {
  return (
    <time dateTime={at}>
      <span>{formatWallDate(at)}</span> <span>{formatWallTime(at)}</span>
    </time>
  );
}
