/** Line drawings on a grid of 16 × 16, each one path. */
const CIRCLE = 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z';
const CROSS = 'M4 4l8 8M12 4l-8 8';
const TICK = 'M3 8l4 4 6-8';

const PATHS = {
  Pending: `${CIRCLE}M8 4v4l3 2`,
  Accepted: TICK,
  Confirmed: `${CIRCLE}M5 8l2 2 4-4`,
  Rejected: CROSS,
  Cancelled: `${CIRCLE}M4 4l8 8`,
  notice: `${CIRCLE}M8 5v4M8 11v0`,
  close: CROSS,
  done: TICK,
  refresh: 'M13 8a5 5 0 1 1-2-4l2 2M13 2v4H9',
  pin: 'M5 2h6L10 7l2 3H4L6 7zM8 10v4',
  id: 'M6 3v10M10 3v10M3 6h10M3 10h10',
  copy: 'M6 6h7v7H6zM3 10V3h7',
  summary: 'M3 2h10v12H3zM6 5h4M6 8h4M6 11h4',
  calendar: 'M3 4h10v9H3zM3 7h10M6 2v3M10 2v3',
  open: 'M9 3h4v4M13 3L8 8M12 9v4H3V4h4',
};

export type IconName = keyof typeof PATHS;

/** An ornament: its words are beside it, or are its button's name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
