import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Announcement } from '../shared/Announcement.tsx';

interface Props {
  label: string;
  /** What is shown while the list is empty; left out: nothing. */
  empty?: string;
  rows: { key: string; content: ComponentChildren }[];
  /** The last change to the list; null: none. */
  said: string | null;
}

/**
 * A list whose rows can go. Each row has a button marked `data-remove`; where the one that had the focus goes with its row,
 * the focus moves to the nearest one left, or to the list's place, so that a keyboard never starts again at the page's top.
 */
export function RemovableList({ label, empty, rows, said }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const focused = useRef<number | null>(null);

  useLayoutEffect(() => {
    const index = focused.current;
    if (index === null || document.activeElement !== document.body) return;
    focused.current = null;
    const left = place.current?.querySelectorAll<HTMLElement>('[data-remove]') ?? [];
    (left[Math.min(index, left.length - 1)] ?? place.current)?.focus();
  }, [rows.length]);

  return (
    <div
      class="list-place"
      ref={place}
      tabIndex={-1}
      onClickCapture={(event) => {
        const buttons = [...(place.current?.querySelectorAll('[data-remove]') ?? [])];
        const index = buttons.findIndex(
          (button) => event.target instanceof Node && button.contains(event.target),
        );
        focused.current = index < 0 ? null : index;
      }}
    >
      {rows.length > 0 && (
        <ul class="rows" aria-label={label}>
          {rows.map(({ key, content }) => (
            <li key={key}>{content}</li>
          ))}
        </ul>
      )}
      {rows.length === 0 && empty && <p class="hint">{empty}</p>}
      <Announcement>{said}</Announcement>
    </div>
  );
}
