import { type PointingWords, startPointing } from './pointing.ts';
import { type PointedFacts, readPageFacts } from './read-page-facts.ts';
import type { TeachPart } from './teach-part.ts';

export interface TeachPartDeps {
  /** Without an ID the extension was updated or removed under the page. */
  runtime: { readonly id: string | undefined };
  words: PointingWords;
  /** Tells the worker that a person has pointed at something, or left off. It holds nothing of what that is. */
  tell(step: 'pointed' | 'left'): void;
}

/** The part in a page that teaching needs. It does nothing until it is called, and what was pointed at stays in it until then. */
export function createTeachPart({ runtime, words, tell }: TeachPartDeps): TeachPart {
  let pointed: PointedFacts | null = null;
  let stop: (() => void) | null = null;

  function end(): void {
    stop?.();
    stop = null;
  }

  return {
    isAlive: () => Boolean(runtime.id),
    read: () => readPageFacts(document, location, null),
    begin() {
      end();
      pointed = null;
      stop = startPointing({
        words,
        onPointed(facts) {
          pointed = facts;
          tell('pointed');
        },
        onLeft: () => tell('left'),
      });
    },
    end,
    pointed: () => pointed,
  };
}
