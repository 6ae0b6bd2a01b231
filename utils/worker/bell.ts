/** A bell: who waits for the next ring is told once, and who does not misses nothing. */
export function createBell() {
  let waiting: (() => void)[] = [];
  return {
    ring(): void {
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
