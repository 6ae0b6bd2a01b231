import type { Browser, CDPSession, Frame, JSHandle, Page, Target } from 'puppeteer-core';

/**
 * The few places where puppeteer's public interface does not reach far enough. They hold for the version
 * that package.json pins, and nothing outside this file may use such fields.
 */

interface BidiBrowser {
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}

/** Sends a WebDriver BiDi command (Firefox). */
export async function sendBidi<Result>(browser: Browser, method: string, params: object): Promise<Result> {
  const { result } = await (browser as unknown as BidiBrowser).connection.send(method, params);
  return result as Result;
}

/** The BiDi ID of the page's or frame's browsing context (Firefox). */
export function bidiContext(of: Page | Frame): string {
  return frameId('mainFrame' in of ? of.mainFrame() : of);
}

/** The CDP session in which the frame's object IDs are valid (Chromium). */
export function cdpOf(frame: Frame): CDPSession {
  return (frame as unknown as { client: CDPSession }).client;
}

/** The ID that both protocols know the frame by. */
export function frameId(frame: Frame): string {
  return (frame as unknown as { _id: string })._id;
}

/** The ID that CDP knows the target by (Chromium). */
export function targetId(target: Target): string {
  return (target as unknown as { _targetId: string })._targetId;
}

/** The CDP object ID behind a handle (Chromium). */
export function objectId(handle: JSHandle): string {
  const id = handle.remoteObject().objectId;
  if (!id) throw new Error('the handle is of a plain value');
  return id;
}
