import { type Browser, browser } from 'wxt/browser';
import { isStateChanged, withKind } from './own-window.ts';

/** What the popup's first script has asked before the others are loaded, and heard since. */
export interface Opening {
  /** What the worker answers to `open`; rejects where it is gone. */
  answer: Promise<unknown>;
  /** The tab over which the popup opens, as far as the browser lets us know it. */
  tabs: Promise<Browser.tabs.Tab[]>;
  /** Something changed since. */
  isOld: boolean;
  /** What was typed or pasted before there was a field for it. From then on nothing more is kept. */
  takeTyped(): string;
}

/** Asks for all that the popup shows first, and leaves it for `takeFirstView`. */
export function open(): void {
  const opening: Opening = {
    answer: browser.runtime.sendMessage(withKind({ kind: 'open' })),
    tabs: browser.tabs.query({ active: true, currentWindow: true }).catch(() => []),
    isOld: false,
    takeTyped: keepTyped(),
  };
  opening.answer.catch(() => {});
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isStateChanged(message)) opening.isOld = true;
  });
  Object.assign(globalThis, { opening });
}

/** Keeps what a person types at once: with its first digit lost, the number that is left is another booking's. */
function keepTyped(): Opening['takeTyped'] {
  const listening = new AbortController();
  const { signal } = listening;
  let typed = '';
  document.addEventListener(
    'keydown',
    ({ key, ctrlKey, metaKey }) => {
      if (key === 'Backspace') typed = typed.slice(0, -1);
      else if (key.length === 1 && !ctrlKey && !metaKey) typed += key;
    },
    { signal },
  );
  document.addEventListener(
    'paste',
    ({ clipboardData }) => {
      // As in a field, which takes line breaks out of what is set: two numbers below each other would be one.
      typed += clipboardData?.getData('text/plain').replace(/[\r\n]+/g, ' ') ?? '';
    },
    { signal },
  );
  return () => {
    listening.abort();
    const taken = typed;
    typed = '';
    return taken;
  };
}
