import cardStyles from '../../components/card/card.css?inline';
import type { PagePlace } from './place.ts';
import surfaceStyles from './surface.css?inline';

/** Where a card stands on the page, and nothing of what it says. */
export interface Surface {
  /** The one element that the page gets to see: an empty `div`. */
  host: HTMLElement;
  /** What the card is rendered into. */
  layer: HTMLElement;
  /** The place has moved: only text has to be followed by hand. */
  follow(): void;
  /** Keeps the card where it is on the screen, or lets it go back to its link. */
  pin(pinned: boolean): void;
  /** Puts the focus on the card. */
  focus(): void;
  hasFocus(): boolean;
  /** Has to be called now and then: a card whose script has died with the extension goes by itself. */
  stayAlive(): void;
  /** False where the page has removed, covered or faded the card. */
  isIntact(): boolean;
  close(): void;
}

export interface SurfaceOptions {
  sheet: boolean;
  dark: boolean;
  /** Where the pointer is: stands in for a place that has no box of its own. */
  pointer: { x: number; y: number };
}

/** A card that nobody has kept alive for so long hides, ms. Firefox ends our script with the extension and leaves the rest. */
const LIFELINE = 5000;

/** Below this the page is fading what stands on it, ours included. */
// defence: least-opacity
const LEAST_OPACITY = 0.6;

/** What a person does inside the card is no business of the page's. */
const KEPT_INSIDE = [
  'click',
  'dblclick',
  'auxclick',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'keydown',
  'keyup',
  'keypress',
];

const styles = new CSSStyleSheet();
styles.replaceSync(surfaceStyles + cardStyles);

/**
 * Opens an empty surface beside a place: a closed shadow root in the page, and in it a popover in the top layer that CSS anchors
 * to the place. Nothing of it is left in the page once it is closed.
 */
export function openSurface(place: PagePlace, { sheet, dark, pointer }: SurfaceOptions): Surface {
  const { element, range } = place;
  const host = document.createElement('div');
  // defence: closed-root
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [styles];

  const layer = document.createElement('div');
  layer.popover = 'manual';
  layer.ariaKeyShortcuts = 'Alt+ArrowUp';
  layer.style.colorScheme = dark ? 'dark' : 'light';
  const { top, bottom } = rectOf();
  layer.className = `layer${sheet ? ' sheet' : ''}${top + bottom > innerHeight ? ' low' : ''}`;
  root.append(layer);

  const canAnchor = !range && element instanceof HTMLElement && element.getClientRects().length > 0;
  const spot = canAnchor ? null : document.createElement('div');
  if (spot) {
    spot.className = 'spot';
    root.append(spot);
    follow();
  }

  for (const type of KEPT_INSIDE) {
    // defence: events-end-in-the-card
    root.addEventListener(type, (event) => event.stopPropagation());
    root.addEventListener(type, guard, true);
  }
  root.addEventListener('keydown', (event) => keepTabInside(event as KeyboardEvent));

  // What a modal dialog of the page does not contain is inert behind it.
  const parent = element.closest('dialog:modal') ?? document.documentElement;
  try {
    parent.append(host);
    // defence: top-layer
    layer.showPopover({ source: spot ?? (element as HTMLElement) });
  } catch (error) {
    host.remove();
    throw error;
  }
  let lifelines: Animation[] = [];

  function rectOf(): DOMRect {
    const rect = (range ?? element).getBoundingClientRect();
    return rect.width || rect.height ? rect : new DOMRect(pointer.x - 8, pointer.y - 8, 16, 16);
  }

  function follow(): void {
    if (spot) putOver(spot, rectOf());
  }

  /** Only a person presses our controls, and only where they can see them. */
  function guard(event: Event): void {
    const covered = event.type === 'click' && (event as MouseEvent).detail > 0 && !isIntact();
    // defence: press-guard
    if (event.isTrusted && !covered) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function isIntact(): boolean {
    const parent = host.parentElement;
    if (!parent || !layer.matches(':popover-open')) return false;
    if (Number(getComputedStyle(parent).opacity) < LEAST_OPACITY) return false;
    const { left, top, width, height } = layer.getBoundingClientRect();
    const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
    // Null: that point is outside of the window.
    return onTop === host || onTop === null;
  }

  function keepTabInside(event: KeyboardEvent): void {
    if (event.key !== 'Tab' || layer.classList.contains('pinned')) return;
    const stops = [...layer.querySelectorAll<HTMLElement>('button:enabled, a[href]')].filter(
      ({ tabIndex }) => tabIndex >= 0,
    );
    const at = stops.indexOf(root.activeElement as HTMLElement);
    const to = event.shiftKey ? (at > 0 ? null : stops.at(-1)) : at < stops.length - 1 ? null : stops[0];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  return {
    host,
    layer,
    follow,
    pin(pinned) {
      const { left, top, width, height } = layer.getBoundingClientRect();
      layer.style.setProperty('--left', `${Math.max(0, Math.min(left, innerWidth - width))}px`);
      layer.style.setProperty('--top', `${Math.max(0, Math.min(top, innerHeight - height))}px`);
      layer.classList.toggle('pinned', pinned);
    },
    focus() {
      (layer.firstElementChild as HTMLElement | null)?.focus();
    },
    hasFocus: () => root.activeElement !== null,
    stayAlive() {
      for (const lifeline of lifelines) lifeline.cancel();
      // The card has a visibility of its own.
      lifelines = [layer, ...layer.children].map((element) =>
        element.animate(
          { visibility: ['visible', 'hidden'] },
          { duration: LIFELINE, easing: 'step-end', fill: 'forwards' },
        ),
      );
    },
    isIntact,
    close() {
      // An animation that runs holds its element, in the page or not.
      for (const lifeline of lifelines) lifeline.cancel();
      host.remove();
    },
  };
}

function putOver({ style }: HTMLElement, { left, top, width, height }: DOMRect): void {
  Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}
