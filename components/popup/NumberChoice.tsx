import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Candidate } from '../../utils/teach/candidates.ts';
import { candidateWords } from './pointed-words.ts';

interface Props {
  /** Empty: there is nothing to choose. */
  choices: readonly Candidate[];
  onChoose(id: number): void;
}

/** The numbers of a pasted link that no rule knows. The one that is pressed is looked up, and no other. */
export function NumberChoice({ choices, onChoose }: Props) {
  const id = useId();
  return (
    <>
      <p role="status" id={id}>
        {choices.length > 0 && i18n.t('popup.whichNumber')}
      </p>
      {choices.length > 0 && (
        <ul class="chips" aria-labelledby={id}>
          {choices.map((choice) => (
            <li key={choice.id}>
              <button type="button" onClick={() => onChoose(choice.id)}>
                {candidateWords(choice)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
