interface Props {
  tone?: 'good' | 'quiet' | 'warn';
  /** Null: nothing to say. */
  children: string | null;
}

/**
 * What a press has done, shown and announced. The region is there from the start, since screen readers announce what
 * changes in a region that they know. It has no role, so that the page's one `status` stays the token's.
 */
export function Announcement({ tone = 'quiet', children }: Props) {
  return (
    <div aria-live="polite" class="announcement">
      {children && <p class={`notice notice-${tone}`}>{children}</p>}
    </div>
  );
}
