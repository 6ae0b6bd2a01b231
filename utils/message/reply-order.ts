/** What becomes of a reply: it is taken over, it is of the past, or it may be and is asked for once more. */
export type ReplyUse = 'take' | 'drop' | 'ask-again';

/**
 * Which replies still hold, where the worker answers several questions at once and reads its storage for each in its own time.
 *
 * A change's own reply was read after the change and always holds. What was merely asked for while a change was made may
 * have been read before it. Of two such questions the later one counts.
 */
export function createReplyOrder() {
  let questions = 0;
  let lastTaken = 0;
  let changes = 0;

  return {
    /** A question goes out. The function that comes back is to be called once, when its reply is there. */
    ask(isChange: boolean): () => ReplyUse {
      const question = ++questions;
      const changesBefore = changes;
      return () => {
        if (isChange) {
          changes += 1;
          return 'take';
        }
        if (changes !== changesBefore) return 'ask-again';
        if (question < lastTaken) return 'drop';
        lastTaken = question;
        return 'take';
      };
    },
  };
}
