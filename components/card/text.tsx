import type { WallTime } from '../../utils/booking/booking.ts';
import { formatForViewer, formatWallDate, formatWallTime } from '../../utils/words/wall-time.ts';

/** What a message holds where a name goes. It occurs in no catalogue. */
export const NAME = '\n';

/**
 * A message made with `NAME` in a name's place, and the name, kept apart by `bdi`: one in a script of the other
 * direction would turn the words around it about. A message without a place for a name is said as it is. `class`: of the name alone.
 */
export function WithName({ message, name, class: kind }: { message: string; name: string; class?: string }) {
  const [before, after] = message.split(NAME);
  return (
    <span>
      {/* An empty text would be written anew with each drawing. */}
      {before || null}
      {after !== undefined && <bdi class={kind}>{name}</bdi>}
      {after || null}
    </span>
  );
}

/** A date and a time by the platform's clock, each a run of its own. */
export function DateTime({ at }: { at: WallTime }) {
  return (
    <time dateTime={at}>
      <span>{formatWallDate(at)}</span> <span>{formatWallTime(at)}</span>
    </time>
  );
}

/** The same with the viewer's own time in brackets, where that differs: a heading says what the two are. */
export function BothTimes({ at }: { at: WallTime }) {
  const own = formatForViewer(at);
  return (
    <span class="times">
      <DateTime at={at} />
      {own && <small>({own})</small>}
    </span>
  );
}
