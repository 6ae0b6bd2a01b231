import { elementAt } from '../place/anchor.ts';
import type { Point } from '../place/rect.ts';
import styles from './pointing.css?inline';

/** What is around an outlined thing, CSS pixels. */
const MARGIN = 3;

/** The documents of frames have layers of their own. */
const FRAME = 'iframe,frame,embed,object';

/**
 * What a person sees while they point: a bar with what to do, and an outline around what they are about to choose. It lies over all of the
 * page, in a closed root and in the top layer, so that a press meets it and not the page. It writes nothing into the page but its host.
 */
export interface PointingLayer {
  /** The page's element at a point of the viewport (CSS pixels), in open shadow roots too; null: there is none. */
  below(point: Point): Element | null;
  /** Whether a point is on the button that cancels. */
  isCancel(point: Point): boolean;
  /** Whether an element that a press met is this layer's. */
  owns(element: Element): boolean;
  /** Outlines an element; null: none. */
  outline(element: Element | null): void;
  /** Lets the pointer through to a frame's document, or takes it again. */
  letThrough(isFrame: boolean): void;
  say(words: string): void;
  /** Shows nothing any more, and still takes every press. */
  clear(): void;
  /** Whether the page has left it where it was put. */
  isThere(): boolean;
  remove(): void;
}

/** `cancel`: the name of the button that cancels; null: no bar, as in a frame. */
export function openPointingLayer(cancel: string | null): PointingLayer {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const layer = document.createElement('div');
  layer.popover = 'manual';
  layer.className = 'layer';
  const outline = document.createElement('div');
  outline.className = 'outline';
  outline.hidden = true;
  const bar = document.createElement('div');
  bar.className = 'bar';
  const said = document.createElement('span');
  said.role = 'status';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = cancel;
  bar.append(said, button);
  layer.append(outline, ...(cancel === null ? [] : [bar]));
  root.append(layer);
  // What a modal dialog does not contain is inert.
  ([...document.querySelectorAll(':modal')].at(-1) ?? document.documentElement).append(host);
  layer.showPopover();

  return {
    below(point) {
      layer.style.display = 'none';
      const element = elementAt(point, document);
      layer.style.display = '';
      return element;
    },
    owns: (element) => element === host,
    isCancel: ({ x, y }) => root.elementFromPoint(x, y) === button,
    outline(element) {
      const box = element?.getBoundingClientRect();
      outline.hidden = !box;
      if (!box) return;
      Object.assign(outline.style, {
        left: `${box.x - MARGIN}px`,
        top: `${box.y - MARGIN}px`,
        width: `${box.width + 2 * MARGIN}px`,
        height: `${box.height + 2 * MARGIN}px`,
      });
    },
    letThrough: (isFrame) => layer.classList.toggle('through', isFrame),
    say(words) {
      said.textContent = words;
    },
    clear: () => layer.replaceChildren(),
    isThere: () => host.isConnected && layer.matches(':popover-open'),
    remove: () => host.remove(),
  };
}

/** Whether an element shows another document, which is pointed at by itself. */
export function isFrame(element: Element | null): boolean {
  return element?.matches(FRAME) ?? false;
}
