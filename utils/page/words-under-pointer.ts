import type { PagePlace, Places } from './place.ts';

/** Rest after which the text under the pointer is read, ms: that asks for layout, which a moving pointer must not. */
const TEXT_REST_MS = 60;

/** Finds the booking that words under the pointer name, once the pointer rests there. */
export class WordsUnderPointer {
  readonly #places: Pick<Places, 'inText' | 'mayStandInText'>;
  #found: PagePlace | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(places: Pick<Places, 'inText' | 'mayStandInText'>) {
    this.#places = places;
  }

  /** The words last found, while the pointer is on them. Ends a reading that is still to come. */
  at(x: number, y: number): PagePlace | null {
    clearTimeout(this.#timer);
    if (this.#found && !isOnWords(this.#found, x, y)) this.#found = null;
    return this.#found;
  }

  /** Reads what is at the point, unless the pointer moves on before that. */
  readSoon(x: number, y: number, onFound: (place: PagePlace) => void): void {
    if (!this.#places.mayStandInText()) return;
    this.#timer = setTimeout(() => {
      this.#found = this.#places.inText(x, y);
      if (this.#found) onFound(this.#found);
    }, TEXT_REST_MS);
  }

  /** Forgets what was found: it may have gone. */
  forget(): void {
    this.#found = null;
  }

  /** Ends a reading that is still to come. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}

function isOnWords({ range }: PagePlace, x: number, y: number): boolean {
  return [...(range?.getClientRects() ?? [])].some(
    ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
  );
}
