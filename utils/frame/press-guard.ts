import type { Sight } from './sight.ts';

/** So long a card has to have been seen before a press on it counts, ms: a person takes longer to see a button and press it. */
export const SEEN_FOR = 500;

/** A click that a key makes comes within this time of the key's own event, ms; what assistive technology presses comes without one. */
const KEY_TO_CLICK = 100;

export interface PressGuardDeps {
  document: Document;
  sight: Pick<Sight, 'since'>;
  /** The person has led the keyboard's focus into the card. */
  isEntered(): boolean;
  /** Asks the part in the page whether a press there may count; null: it is no pointer's. */
  ask(at: { x: number; y: number } | null): Promise<boolean>;
  /** Calls a number, by its `tel:` address. */
  dial(address: string): void;
}

/**
 * Lets a press on a control of the card count only if a person made it, could see what they pressed, and led the focus there where a key
 * made it. Until the part in the page has had its say the press is held back, and then made again by us.
 */
export function guardPresses({ document, sight, isEntered, ask, dial }: PressGuardDeps): void {
  let replayed: Element | null = null;
  /** The person has pressed in here with the pointer since the focus came, and by that led it in. */
  let hasPressed = false;
  let lastKeyAt = Number.NEGATIVE_INFINITY;
  /** A key that went down while the focus was in here. */
  let isKeyOurs = false;

  const onCapture = <Kind extends keyof DocumentEventMap>(
    kind: Kind,
    listener: (event: DocumentEventMap[Kind]) => void,
  ) => document.addEventListener(kind, listener, true);

  for (const kind of ['keydown', 'keypress', 'keyup'] as const) {
    onCapture(kind, (event) => {
      if (!event.isTrusted) return;
      lastKeyAt = event.timeStamp;
      if (kind === 'keydown') isKeyOurs = true;
    });
  }
  document.defaultView?.addEventListener('blur', () => {
    isKeyOurs = false;
    hasPressed = false;
  });
  // No other way out of the card: a link that is opened beside it, or dragged onto the page.
  for (const kind of ['auxclick', 'dragstart'] as const) onCapture(kind, (event) => event.preventDefault());

  onCapture('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    // A choice in a list does nothing by itself: the button beside it does.
    if (target?.closest('select')) return;
    const control = target?.closest('button, a[href]') ?? null;
    if (control && control === replayed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // defence: press-guard
    if (!control || !event.isTrusted || !isSeen()) return;
    const isPointer = event.detail > 0;
    if (!isPointer && !isLedByKey(event)) return;
    void ask(isPointer ? { x: event.clientX, y: event.clientY } : null).then((counts) => {
      if (!counts || !control.isConnected) return;
      hasPressed ||= isPointer;
      press(control);
    });
  });

  function isSeen(): boolean {
    const since = sight.since();
    return since !== null && performance.now() - since >= SEEN_FOR;
  }

  function isLedByKey({ timeStamp }: MouseEvent): boolean {
    if (timeStamp - lastKeyAt > KEY_TO_CLICK) return true;
    return isKeyOurs && (isEntered() || hasPressed);
  }

  function press(control: Element): void {
    if (control instanceof HTMLAnchorElement) {
      dial(control.href);
      return;
    }
    replayed = control;
    (control as HTMLElement).click();
    replayed = null;
  }
}
