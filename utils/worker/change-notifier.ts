/** A bell: who waits for the next ring is told once, and who does not misses nothing. */
export function createChangeNotifier() {
  let waiting: (() => void)[] = [];
  return {
    notify(): void {
      const told = waiting;
      waiting = [];
      for (const tell of told) tell();
    },
    next(): Promise<void> {
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    },
  };
}
