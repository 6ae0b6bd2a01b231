import { useId } from 'preact/hooks';

/** A number that may be the booking's, and what its button says. */
export interface Choice {
  id: number;
  words: string;
}

interface Props {
  question: string;
  /** Empty: there is nothing to choose. */
  choices: readonly Choice[];
  onChoose(id: number): void;
}

/** The numbers of what was typed or pasted of which one may be the booking's. The one that is pressed is looked up, and no other. */
export function NumberChoice({ question, choices, onChoose }: Props) {
  const questionId = useId();
  return (
    <>
      <p role="status" id={questionId}>
        {choices.length > 0 && question}
      </p>
      {choices.length > 0 && (
        <ul class="chips" aria-labelledby={questionId}>
          {choices.map(({ id, words }) => (
            <li key={id}>
              <button type="button" onClick={() => onChoose(id)}>
                {words}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
