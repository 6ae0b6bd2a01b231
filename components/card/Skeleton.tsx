/** Where the lines of a booking will stand. An ornament: the word "Loading…" stands above it. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: 12 }, () => (
        <i />
      ))}
    </div>
  );
}
