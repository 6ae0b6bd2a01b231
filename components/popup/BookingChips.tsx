import { useId } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  heading: string;
  ids: number[];
  onChoose(id: number): void;
}

/** A titled row of bookings to press. Nothing, where there are none. */
export function BookingChips({ heading, ids, onChoose }: Props) {
  const id = useId();
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul class="chips">
        {ids.map((booking) => (
          <li key={booking}>
            <button type="button" class="chip" onClick={() => onChoose(booking)}>
              {i18n.t('popup.openBooking', { id: String(booking) })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
