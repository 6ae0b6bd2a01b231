import type { Candidate } from '../../utils/booking/booking.ts';
import { formatNumber } from '../../utils/words/amounts.ts';
import { pluralForm } from '../../utils/words/locale.ts';
import { word } from '../../utils/words/word.ts';

const KINDS = ['positive', 'neutral', 'negative'] as const;

/** With whom the session is, and what others said of them: the score and the count are two things. */
export function CandidateBlock({ candidate }: { candidate: Candidate }) {
  const { userId, nickname, total, ratings, disputes } = candidate;
  return (
    <section>
      <div class="line">
        <h2>
          {nickname && (
            <strong>
              <bdi>{nickname}</bdi>
            </strong>
          )}
          {userId && <span>{word('card.memberId', `${userId}`)}</span>}
        </h2>
        <p class="dots">
          {total !== null && <span>{word('card.score', formatNumber(total))}</span>}
          {ratings !== null && (
            <span>{word(`card.ratings.${pluralForm(ratings)}`, formatNumber(ratings))}</span>
          )}
        </p>
      </div>
      <RatingsBar candidate={candidate} />
      <p class="soft dots">
        {KINDS.map((kind) => {
          const count = candidate[kind];
          return count !== null && <span key={kind}>{word(`card.${kind}`, formatNumber(count))}</span>;
        })}
        {disputes !== null && (
          <span>{word(`card.disputes.${pluralForm(disputes)}`, formatNumber(disputes))}</span>
        )}
      </p>
    </section>
  );
}

/** An ornament: how the ratings are divided. The counts are said below it. */
function RatingsBar({ candidate }: { candidate: Candidate }) {
  const parts = KINDS.filter((kind) => candidate[kind]);
  if (parts.length === 0) return null;
  return (
    <p class="bar" aria-hidden="true">
      {parts.map((kind) => (
        <i key={kind} class={kind} style={{ flexGrow: candidate[kind] ?? 0 }} />
      ))}
    </p>
  );
}
