/** An event as the browser makes it when a person does something: a script's own are never trusted. */
export function byHand(target: EventTarget, type: string, init: Record<string, unknown> = {}): Event {
  const event = new Event(type, { bubbles: true, composed: true, cancelable: true });
  for (const [key, value] of Object.entries({ isTrusted: true, ...init })) {
    Object.defineProperty(event, key, { value });
  }
  target.dispatchEvent(event);
  return event;
}

/** The pointer comes onto an element, or moves on it. Each motion is one to a new place on the screen. */
export function pointAt(target: Element, x = 10, y = 10, more: Record<string, unknown> = {}): void {
  screenX += 1;
  byHand(target, 'pointermove', {
    pointerType: 'mouse',
    buttons: 0,
    clientX: x,
    clientY: y,
    screenX,
    screenY: 0,
    ...more,
  });
}
let screenX = 0;

/** The keyboard moves the focus onto an element. */
export function tabTo(target: HTMLElement): void {
  byHand(document.body, 'keydown', { key: 'Tab' });
  byHand(target, 'focusin');
}
