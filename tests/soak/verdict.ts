import type { Growth, SoakResult } from './soak.ts';

/** By so many megabytes a heap may differ and still count as flat: what the browser compiles and keeps comes and goes. */
const FLAT = 1;

/** From asking to words: what every lookup keeps to, whatever happens to the worker. */
const SLOWEST = 15_000;

/** What a soak has to come to, each with what was seen and whether that is right. */
export function judge(result: SoakResult): { line: string; right: boolean }[] {
  const { lookups, expected, outcomes, requests, promised, kills, interruptions, cards, slowest } = result;
  const { tokensEnded, renewals, pauses, requestsInPauses, outcomesInPauses } = result;
  const heap = (name: string, { first, last }: Growth) => ({
    line: `${name}: ${first.toFixed(2)} MB near the start, ${last.toFixed(2)} MB at the end`,
    right: last - first <= FLAT,
  });
  return [
    {
      line: `${lookups} lookups, answered by ${inWords(outcomes)}; expected ${inWords(expected)}`,
      right: sameCounts(outcomes, expected),
    },
    {
      line: `${kills} times the worker was killed, ${interruptions} lookups lost it on the way`,
      right: kills > 0,
    },
    {
      line: `${tokensEnded} times all tokens ended under lookups, and the platform gave out ${renewals} more`,
      right: tokensEnded > 0 && renewals === tokensEnded,
    },
    {
      line: `${pauses} times the platform asked for a pause, got ${requestsInPauses} requests in it, and lookups ended by ${inWords(outcomesInPauses)}`,
      right:
        requestsInPauses === 0 && sameCounts(outcomesInPauses, { booking: pauses, 'rate-limited': pauses }),
    },
    {
      line: `${cards} cards were opened on a page, each by a worker that had to be started`,
      right: cards > 0,
    },
    {
      line: `${requests} requests to the platform, of at most ${promised} that the cache promises`,
      right: requests > 0 && requests <= promised,
    },
    { line: `${Math.round(slowest)} ms was the longest wait`, right: slowest <= SLOWEST },
    heap('Workers, each at the end of its round', result.worker),
    heap('One worker that was left alone', result.workerLeftAlone),
    heap('The page of the cards', result.page),
  ];
}

function inWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort()
    .map(([kind, times]) => `${times} ${kind}`)
    .join(', ');
}

function sameCounts(one: Record<string, number>, other: Record<string, number>): boolean {
  return inWords(one) === inWords(other);
}
