import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  heading: string;
  intro?: string;
  children: ComponentChildren;
}

/** A titled part of a section. */
export function Part({ heading, intro, children }: Props) {
  const id = useId();
  return (
    <section class="part" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      {intro && <p class="hint">{intro}</p>}
      {children}
    </section>
  );
}
