import type { ComponentChildren } from 'preact';

interface Props {
  /** Also the section's anchor. */
  id: string;
  heading: string;
  intro?: string;
  children: ComponentChildren;
}

/** One titled part of the options page. */
export function Section({ id, heading, intro, children }: Props) {
  return (
    <section id={id} class="section" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {intro && <p class="intro">{intro}</p>}
      {children}
    </section>
  );
}
