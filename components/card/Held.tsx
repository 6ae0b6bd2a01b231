import type { ComponentChildren } from 'preact';
import type { EpochMs } from '../../utils/booking/booking.ts';
import type { Failure } from '../../utils/booking/failure.ts';

interface Props {
  failure: Failure;
  /** What is said of it at a time. */
  wordsAt(now: EpochMs): string;
  children: ComponentChildren;
}

/**
 * What is said of a failure. Where other words take its place by themselves, as a pause ends, there is room for both all the time: what is to be pressed
 * below them stays where it is. What only holds the place is neither seen nor read out.
 */
export function Held({ failure, wordsAt, children }: Props) {
  if (failure.kind !== 'rate-limited') return <>{children}</>;
  const { retryAt } = failure;
  return (
    <span class="held" data-before={wordsAt(retryAt - 1)} data-after={wordsAt(retryAt)}>
      <span>{children}</span>
    </span>
  );
}
