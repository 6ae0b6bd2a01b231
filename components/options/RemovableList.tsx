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
 * A list whose rows can go. Where the one that had the focus goes, the focus moves to the row in its place, or to the list's own, so that a keyboard
 * never starts again at the page's top. To the row and not to its button: one press takes one row, also one that is made twice or held.
 */
export function RemovableList({ label, empty, rows, said }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const focused = useRef<number | null>(null);
  // Of a long list some rows are drawn: where one goes, another comes, and they are as many as before.
  const keys = rows.map(({ key }) => key).join();

  useLayoutEffect(() => {
    const index = focused.current;
    if (index === null || document.activeElement !== document.body) return;
    focused.current = null;
    const left = place.current?.querySelectorAll('li') ?? [];
    (left[Math.min(index, left.length - 1)] ?? place.current)?.focus();
  }, [keys]);

  return (
    <div
      class="list-place"
      ref={place}
      tabIndex={-1}
      onClickCapture={(event) => {
        // The second half of a double click, which was meant for the row before.
        if (event.detail > 1) event.stopPropagation();
        const left = [...(place.current?.querySelectorAll('li') ?? [])];
        const index = left.findIndex((row) => row.contains(event.target as Node));
        focused.current = index < 0 ? null : index;
      }}
    >
      {rows.length > 0 && (
        <ul class="rows" aria-label={label}>
          {rows.map(({ key, content }) => (
            <li key={key} tabIndex={-1}>
              {content}
            </li>
          ))}
        </ul>
      )}
      {rows.length === 0 && empty && <p class="hint">{empty}</p>}
      <Announcement>{said}</Announcement>
    </div>
  );
}
