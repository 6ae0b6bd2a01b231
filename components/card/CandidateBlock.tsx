import type { Candidate } from '../../utils/booking/booking.ts';
import { formatNumber } from '../../utils/words/amounts.ts';
import { pluralForm } from '../../utils/words/locale.ts';
import { word } from '../../utils/words/word.ts';

const KINDS = ['positive', 'neutral', 'negative'] as const;

/** With whom the session is, and what others said of them: the score and the count are two things. */
export function CandidateBlock({ candidate }: { candidate: Candidate }) {
  const { nickname, total, ratings, disputes } = candidate;
  return (
    <section>
      <div class="line">
        <h2>
          <strong>
            <bdi>{nickname}</bdi>
          </strong>
        </h2>
        <p class="dots">
          <span>{word('card.score', formatNumber(total))}</span>
          <span>{word(`card.ratings.${pluralForm(ratings)}`, formatNumber(ratings))}</span>
        </p>
      </div>
      <p class="bar" aria-hidden="true">
        {KINDS.map((kind) => (
          <i key={kind} style={{ flexGrow: candidate[kind] }} />
        ))}
      </p>
      <p class="soft dots">
        {KINDS.map((kind) => (
          <span key={kind}>{word(`card.${kind}`, formatNumber(candidate[kind]))}</span>
        ))}
        <span>{word(`card.disputes.${pluralForm(disputes)}`, formatNumber(disputes))}</span>
      </p>
    </section>
  );
}
