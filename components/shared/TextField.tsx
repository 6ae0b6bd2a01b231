import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  onInput(value: string): void;
  hint?: string;
  /** What is wrong with the value; null: nothing. Told at the field, and at once (WCAG 3.3.1). */
  error?: string | null;
  /** Shown as dots. */
  masked?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  /** Characters. A browser cuts a longer paste without a word: where a part is of no use, one more than is kept, so that it is noticed. */
  maxLength?: number;
  /** What follows in the field's own row. */
  children?: ComponentChildren;
}

/**
 * A labelled line of text with its hint and its error.
 *
 * `autocomplete="off"` keeps what is typed out of the browser's form history and, in Firefox, out of the session that it
 * writes to the disk: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
 */
export function TextField(props: Props) {
  const id = useId();
  const describedBy = [props.error && `${id}-error`, props.hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="field-row">
        <input
          id={id}
          ref={props.inputRef ?? null}
          {...(props.masked ? { type: 'password' } : { type: 'text' })}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={describedBy || undefined}
          maxLength={props.maxLength}
          // defence: no-form-history
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          spellcheck={false}
        />
        {props.children}
      </div>
      {props.error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {props.error}
        </p>
      )}
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}
