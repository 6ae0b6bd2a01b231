import { useEffect, useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  label: string;
  hint: string;
  copyLabel: string;
  value: string;
  /** It has several lines. */
  isLong?: boolean;
}

/** How long the tick stays: long enough to be noticed, and gone before the next thing is copied. */
const TICK_MS = 2_000;

/** A value to take elsewhere, with a button that copies it. */
export function CopyField({ label, hint, copyLabel, value, isLong = false }: Props) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const Field = isLong ? 'textarea' : 'input';

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), TICK_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }

  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-row">
        <Field
          id={id}
          class="code"
          readOnly
          value={value}
          autocomplete="off"
          aria-describedby={`${id}-hint`}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" onClick={copy} aria-label={copyLabel}>
          {copied ? i18n.t('shared.copied') : i18n.t('shared.copy')}
        </button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <span class="visually-hidden" aria-live="polite">
        {copied && i18n.t('shared.copied')}
      </span>
    </div>
  );
}
