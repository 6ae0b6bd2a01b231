import { useEffect, useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_SHOW_DELAY_MS, MIN_SHOW_DELAY_MS } from '../../utils/booking/limits.ts';
import { locale } from '../../utils/words/locale.ts';

const STEP_MS = 50;

/** `0.45 seconds`. */
function secondsWords(milliseconds: number): string {
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(
    milliseconds / 1000,
  );
}

interface Props {
  /** Milliseconds. */
  showDelay: number;
  onChange(showDelay: number): void;
}

/** How long the pointer rests before a card shows. The words follow the slider; the setting follows its release. */
export function DelayField({ showDelay, onChange }: Props) {
  const id = useId();
  const [shown, setShown] = useState(showDelay);
  useEffect(() => setShown(showDelay), [showDelay]);
  return (
    <div class="field">
      <label for={id}>{i18n.t('options.cards.delay')}</label>
      <div class="field-row">
        <input
          type="range"
          id={id}
          autocomplete="off"
          min={MIN_SHOW_DELAY_MS}
          max={MAX_SHOW_DELAY_MS}
          step={STEP_MS}
          value={shown}
          aria-valuetext={secondsWords(shown)}
          onInput={(event) => setShown(event.currentTarget.valueAsNumber)}
          onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
        <span class="range-value" aria-hidden="true">
          {secondsWords(shown)}
        </span>
      </div>
    </div>
  );
}
