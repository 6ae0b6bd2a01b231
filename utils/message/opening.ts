import { browser } from 'wxt/browser';
import type { AskWithKind, StateChanged } from './contract.ts';
import { isInPrivateWindow } from './own-window.ts';

/** What the popup's first script has asked before the others are loaded, and heard since. */
export interface Opening {
  /** What the worker answers to `open`; rejects where it is gone. */
  answer: Promise<unknown>;
  /** Something changed since. */
  isOld: boolean;
}

/** Asks for all that the popup shows first, and leaves it for `takeFirstView`. */
export function open(): void {
  const question: AskWithKind = { kind: 'open' };
  if (import.meta.env.BROWSER === 'firefox') question.isPrivate = isInPrivateWindow();
  const opening: Opening = { answer: browser.runtime.sendMessage(question), isOld: false };
  opening.answer.catch(() => {});
  browser.runtime.onMessage.addListener((message: Partial<StateChanged> | null) => {
    if (message?.kind === 'state-changed') opening.isOld = true;
  });
  Object.assign(globalThis, { opening });
}
