import { i18n } from '#i18n';
import type { Offer } from './use-page-lesson.ts';

interface Props {
  /** Null: nothing can be learned with one press. */
  offer: Offer | null;
  onTeach(offer: Offer): void;
  /** Nothing is to be learned from that booking. */
  onNo(like: number): void;
}

/** A kind of link that can be learned with one press: what tells it, and on how many links of the page cards would open. */
export function OfferToTeach({ offer, onTeach, onNo }: Props) {
  const like = offer?.like ?? null;
  return (
    <>
      <p role="status">{offer && offerWords(offer)}</p>
      {offer && (
        <div class="pointed-actions">
          <button type="button" class="primary" onClick={() => onTeach(offer)}>
            {i18n.t('popup.teach.openCards')}
          </button>
          {like !== null && (
            <button type="button" onClick={() => onNo(like)}>
              {i18n.t('popup.teach.no')}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function offerWords({ like, known, finds }: Offer): string {
  return like === null
    ? i18n.t('popup.teach.offer', { count: String(known) })
    : i18n.t('popup.teach.offerLike', { id: String(like), count: String(finds) });
}
