/** Where the lines of a booking will be. An ornament: the word "Loading…" is above it. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: 12 }, () => (
        <i />
      ))}
    </div>
  );
}
