import { browser } from 'wxt/browser';
import type { AskWithKind, TrustedAsk, WorkerNews } from './contract.ts';

/** Whether this page of ours is in a private window, as the browser tells it. */
export function isInPrivateWindow(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}

/** A question with the kind of window that it comes from, where one worker serves both. */
export function withKind(message: TrustedAsk): AskWithKind {
  return import.meta.env.BROWSER === 'firefox' ? { ...message, isPrivate: isInPrivateWindow() } : message;
}

/** Whether that is this news of the worker's; what it says to the windows of the other kind is not heard. */
export function isNews(message: unknown, wanted: WorkerNews['kind']): boolean {
  const { kind, isPrivate } = (message ?? {}) as Partial<WorkerNews>;
  return kind === wanted && isPrivate === isInPrivateWindow();
}
