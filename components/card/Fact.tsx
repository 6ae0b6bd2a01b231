import type { ComponentChildren } from 'preact';

/** One line of a list of facts. `children` is its value. */
export function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
