/**
 * A frame that has loaded and not answered within this time never will, ms: a policy of the page forbids it, or a page of another site
 * is around it.
 */
const ANSWER_MS = 6_000;

/** A busy machine may take this long to load the card page, ms: the person is still there, and rests on the link. */
const LOAD_MS = 25_000;

/** How long a card page is waited for. */
export interface Patience {
  /** The frame has loaded something. */
  onLoad(): void;
  /** It has answered, or is not waited for any more. */
  end(): void;
}

/** @param onLost No card page has come, and none will. */
export function startPatience(onLost: () => void): Patience {
  let timer = setTimeout(onLost, LOAD_MS);
  let isOver = false;
  return {
    onLoad() {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(onLost, ANSWER_MS);
    },
    end() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
