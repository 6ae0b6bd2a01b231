import type { ComponentChildren } from 'preact';

interface Props {
  tone: 'good' | 'warn' | 'bad' | 'quiet';
  children: ComponentChildren;
}

/** A sentence set apart from the text around it, with room for what to do about it. Its tone is never told by colour alone. */
export function Notice({ tone, children }: Props) {
  return <div class={`notice notice-${tone}`}>{children}</div>;
}
