import type { Candidate } from '../../utils/booking/booking.ts';
import { formatNumber } from '../../utils/words/amounts.ts';
import { pluralForm } from '../../utils/words/locale.ts';
import { word } from '../../utils/words/word.ts';

const KINDS = ['positive', 'neutral', 'negative'] as const;

/** With whom the session is, and what others said of them: the score and the count are two things. */
export function CandidateBlock({ candidate }: { candidate: Candidate }) {
  const { nickname, total, ratings, disputes } = candidate;
  const kinds = KINDS.flatMap((kind) => ({
    kind,
    count: candidate[kind] ?? 0,
    isKnown: candidate[kind] !== null,
  }));
  return (
    <section>
      <div class="line">
        {nickname && (
          <h2>
            <strong>
              <bdi>{nickname}</bdi>
            </strong>
          </h2>
        )}
        <p class="dots">
          {total !== null && <span>{word('card.score', formatNumber(total))}</span>}
          {ratings !== null && (
            <span>{word(`card.ratings.${pluralForm(ratings)}`, formatNumber(ratings))}</span>
          )}
        </p>
      </div>
      <p class="bar" aria-hidden="true">
        {kinds.map(({ kind, count }) => (
          <i key={kind} style={{ flexGrow: count }} />
        ))}
      </p>
      <p class="soft dots">
        {kinds.map(
          ({ kind, count, isKnown }) =>
            isKnown && <span key={kind}>{word(`card.${kind}`, formatNumber(count))}</span>,
        )}
        {disputes !== null && (
          <span>{word(`card.disputes.${pluralForm(disputes)}`, formatNumber(disputes))}</span>
        )}
      </p>
    </section>
  );
}
