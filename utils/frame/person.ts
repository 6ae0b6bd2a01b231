import type { CardStanding, FromCard } from './channel.ts';

/**
 * A pointer that moves in the card is told of this often, ms. It may have left through a window over it, of which a frame hears nothing, and come
 * back since.
 */
const TELL_EVERY_MS = 250;

export interface PersonDeps {
  view: Window;
  standing(): CardStanding;
  say(message: FromCard): void;
}

/**
 * Tells the part in the page where the person is, as far as only the card page can see it: pointer, focus and keys in a frame are the
 * frame's. Nothing of what is done there reaches the page.
 */
export function listenToPerson({ view, standing, say }: PersonDeps) {
  const { document } = view;
  const { documentElement: root } = document;
  let isLed = false;
  let isPointerOn = false;
  let toldAt = 0;
  /** The pointer has opened the list of a choice. */
  let isChoosing = false;

  function tellPointer(on: boolean, { timeStamp }: Event): void {
    if (on === isPointerOn && !(on && timeStamp - toldAt >= TELL_EVERY_MS)) return;
    isPointerOn = on;
    toldAt = timeStamp;
    // The two clocks have different beginnings.
    say({ kind: 'pointer', on, at: view.performance.timeOrigin + timeStamp });
  }

  // Not by `pointerenter`, which also comes where the page scrolls the card under a pointer that rests.
  root.addEventListener('pointermove', (event) => {
    if (isChoosing) isPointerOn = false;
    tellPointer(true, event);
    if (isChoosing) say({ kind: 'enter', on: false });
    isChoosing = false;
  });
  root.addEventListener('pointerleave', (event) => tellPointer(false, event));
  document.addEventListener(
    'pointerdown',
    (event) => {
      isLed ||= event.isTrusted;
      // Who comes back to the window may press where the pointer still is: it has not left the card, but for the page it has.
      isPointerOn = false;
      tellPointer(true, event);
      // The list hangs out of the card, and leaves the pointer there: until that is back, the card is entered.
      isChoosing =
        event.isTrusted && !standing().entered && (event.target as Element).matches('select, select *');
      if (isChoosing) say({ kind: 'enter', on: true });
    },
    true,
  );
  view.addEventListener('focus', () => say({ kind: 'focus', on: true, led: isLed }));
  view.addEventListener('blur', () => {
    isLed = false;
    say({ kind: 'focus', on: false, led: false });
  });
  document.addEventListener('keydown', (event) => {
    if (!event.isTrusted) return;
    if (event.key === 'Escape') say({ kind: 'escape' });
    else if (event.key === 'Tab') onTab(event);
  });

  /**
   * A card that is not pinned closes once the focus has left it, so Tab goes round in it. Who has pressed in it with the pointer has not
   * entered it by that: its controls are no stops yet, and the browser would lead the focus out.
   */
  function onTab(event: KeyboardEvent): void {
    const { entered, pinned } = standing();
    if (!entered && !isLed) return;
    const all = document.querySelectorAll<HTMLElement>('button:not([disabled]), select, a[href]');
    const stops = [...all].filter(({ tabIndex }) => !entered || tabIndex >= 0);
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    const next = stops[at + (event.shiftKey ? -1 : 1)];
    if (!entered) say({ kind: 'enter', on: true });
    if (next ? entered : pinned) return;
    event.preventDefault();
    (next ?? stops.at(event.shiftKey ? -1 : 0))?.focus();
  }

  return {
    /** The part in the page has put the focus here because the person asked for it: it goes on to the card. */
    takeFocus(): void {
      isLed = true;
      document.querySelector<HTMLElement>('[role=group]')?.focus();
    },
  };
}
