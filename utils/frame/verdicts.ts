import type { FromCard } from './channel.ts';

/** Asks the part in the page, press by press, whether it may count. */
export function createVerdicts(say: (message: FromCard) => void) {
  const waiting = new Map<number, (counts: boolean) => void>();
  let count = 0;

  return {
    /** `at`: where, CSS pixels of the card; null: it is no pointer's. Never resolves where the page's part is gone: then it counts not. */
    ask(at: { x: number; y: number } | null): Promise<boolean> {
      return new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        say({ kind: 'press', press: count, x: at?.x ?? null, y: at?.y ?? null });
      });
    },
    take(press: number, counts: boolean): void {
      waiting.get(press)?.(counts);
      waiting.delete(press);
    },
  };
}
