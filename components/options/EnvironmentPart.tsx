import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Environment } from '../../utils/api/environments.ts';
import type { WorkerState } from '../shared/use-worker.ts';
import { Part } from './Part.tsx';

/** Which of the platform's two services is asked; a choice applies at once. */
export function EnvironmentPart({ worker }: { worker: WorkerState }) {
  const id = useId();
  const choices: { environment: Environment; label: string; hint: string }[] = [
    {
      environment: 'production',
      label: i18n.t('options.environment.production'),
      hint: i18n.t('options.environment.productionHint'),
    },
    {
      environment: 'sandbox',
      label: i18n.t('options.environment.sandbox'),
      hint: i18n.t('options.environment.sandboxHint'),
    },
  ];
  return (
    <Part heading={i18n.t('options.environment.heading')} intro={i18n.t('options.environment.intro')}>
      <fieldset class="choices">
        <legend class="visually-hidden">{i18n.t('options.environment.label')}</legend>
        {choices.map(({ environment, label, hint }) => (
          <div class="choice" key={environment}>
            <input
              type="radio"
              name="environment"
              id={`${id}-${environment}`}
              autocomplete="off"
              checked={worker.state?.environment === environment}
              aria-describedby={`${id}-${environment}-hint`}
              onChange={() => worker.ask({ kind: 'set-environment', environment })}
            />
            <label for={`${id}-${environment}`}>{label}</label>
            <p class="hint" id={`${id}-${environment}-hint`}>
              {hint}
            </p>
          </div>
        ))}
      </fieldset>
    </Part>
  );
}
