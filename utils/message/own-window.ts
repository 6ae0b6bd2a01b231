import { browser } from 'wxt/browser';
import type { AskWithKind, StateChanged, TrustedAsk } from './contract.ts';

/** Whether this page of ours is in a private window, as the browser tells it. */
export function isInPrivateWindow(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}

/** A question with the kind of window that it comes from, where one worker serves both. */
export function withKind(message: TrustedAsk): AskWithKind {
  return import.meta.env.BROWSER === 'firefox' ? { ...message, isPrivate: isInPrivateWindow() } : message;
}

/** Whether the worker says that what this page shows is old; what it says to the windows of the other kind is not heard. */
export function isStateChanged(message: unknown): boolean {
  const { kind, isPrivate } = (message ?? {}) as Partial<StateChanged>;
  return kind === 'state-changed' && isPrivate === isInPrivateWindow();
}
