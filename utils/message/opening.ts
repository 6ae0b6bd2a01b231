import { browser } from 'wxt/browser';
import { isStateChanged, withKind } from './own-window.ts';

/** What the popup's first script has asked before the others are loaded, and heard since. */
export interface Opening {
  /** What the worker answers to `open`; rejects where it is gone. */
  answer: Promise<unknown>;
  /** Something changed since. */
  isOld: boolean;
}

/** Asks for all that the popup shows first, and leaves it for `takeFirstView`. */
export function open(): void {
  const opening: Opening = { answer: browser.runtime.sendMessage(withKind({ kind: 'open' })), isOld: false };
  opening.answer.catch(() => {});
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isStateChanged(message)) opening.isOld = true;
  });
  Object.assign(globalThis, { opening });
}
