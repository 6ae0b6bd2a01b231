import { newSecret } from '../booking/new-secret.ts';
import type { TabCard } from '../message/contract.ts';

/**
 * Keeps the frames of a tab to one card between them. They can't see each other's cards, so each tells the others, by the worker, of its
 * own; a tab without frames tells nothing.
 */
export class TabCards {
  readonly #tell: (message: TabCard) => void;
  /** Tells our own words from those of other frames, which come to all of them. */
  readonly #name = newSecret();

  constructor(tell: (message: TabCard) => void) {
    this.#tell = tell;
  }

  say(step: TabCard['step']): void {
    const isAlone = window === window.top && window.length === 0;
    if (!isAlone) this.#tell({ kind: 'tab-card', step, from: this.#name });
  }

  isOwn({ from }: TabCard): boolean {
    return from === this.#name;
  }
}
