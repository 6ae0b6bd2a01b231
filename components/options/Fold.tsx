import type { ComponentChildren } from 'preact';

interface Props {
  /** Also its anchor. */
  id: string;
  heading: string;
  /** Whether it is open by itself; what the person does with it is left alone until this changes. */
  open: boolean;
  children: ComponentChildren;
}

/** A titled part of the options page that only some people need. */
export function Fold({ id, heading, open, children }: Props) {
  return (
    <details id={id} class="section fold" open={open}>
      <summary>
        <h2>{heading}</h2>
      </summary>
      {children}
    </details>
  );
}
