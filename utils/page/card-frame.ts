import { newSecret } from '../booking/new-secret.ts';
import { type FromCard, isFromCard, type ToCard } from '../frame/channel.ts';
import type { Handshake } from '../frame/handshake.ts';
import type { Rect } from '../place/rect.ts';
import styles from './card-frame.css?inline';
import { startPatience } from './patience.ts';

/**
 * A card that nothing has kept alive for this long hides, ms. Firefox ends our script with the extension and leaves the rest, and no
 * browser tells a script of it: https://github.com/w3c/webextensions/issues/138
 */
const LIFELINE_MS = 5_000;

/** Room around the card that belongs to it: on its way from the link to the card a pointer never leaves both, CSS pixels. */
const BRIDGE = 8;

/**
 * The card page as the page gets it: an empty element. What is drawn is in a frame of another origin, and asks the worker itself.
 * Why: `docs/decisions/popover-and-positioning.md` and `docs/decisions/card-document.md`.
 */
export interface CardFrame {
  /** The one element that the page gets to see: a `div` without children. */
  readonly host: HTMLElement;
  readonly frame: HTMLIFrameElement;
  readonly layer: HTMLElement;
  /** Puts it into the page, out of sight, and starts the card page in it: once, and not where it is closed or the page has taken it away. */
  start(): void;
  /** Says something to the card page; what is said before it answers is kept for it. */
  say(message: ToCard): void;
  /**
   * Gives the card its place, CSS pixels of the viewport; false where it is there already. `zoom`: how many of them one pixel of the card takes.
   */
  put(box: Rect, zoom: number): boolean;
  /** Puts the card over all that has come into the top layer since. */
  raise(): void;
  /** Until then it is there, and drawn, and cannot be seen. */
  show(): void;
  /** Whether Tab can lead into it. */
  setTabStop(isStop: boolean): void;
  focus(): void;
  blur(): void;
  hasFocus(): boolean;
  /**
   * Has to be called now and then once it is shown: a card whose script has died with the extension goes by itself. Each time the browser
   * has to style and draw the page.
   */
  stayAlive(): void;
  close(): void;
}

export interface CardFrameDeps {
  /** The element that the host goes into; see `place/home-for.ts`. */
  home: Element;
  /** The card page's address. */
  address: string;
  /** The extension's origin, to which alone the port is handed. */
  origin: string;
  onMessage(message: FromCard): void;
  /** No card page has come into the frame; `onLost` follows. */
  onMissing(): void;
  /** There is no card page in the frame, or no longer. */
  onLost(): void;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Makes the frame. Nothing of it is in the page before it is started. */
export function createCardFrame(deps: CardFrameDeps): CardFrame {
  const { home, address, origin, onMessage, onMissing, onLost } = deps;
  const host = document.createElement('div');
  // defence: closed-root
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [sheet];
  const layer = document.createElement('div');
  // defence: top-layer
  layer.popover = 'manual';
  layer.className = 'layer';
  const frame = document.createElement('iframe');
  // For any origin: without one it is for that of a `src`, and this frame has none (Permissions Policy, 9.6).
  frame.allow = 'clipboard-write *';
  frame.tabIndex = -1;
  // A page that isolates itself (COEP) takes in frames of this kind alone. Its storages are its own, and empty (Chromium).
  frame.toggleAttribute('credentialless', true);
  layer.append(frame);
  root.append(layer);

  const proof = newSecret();
  const { port1: port, port2: theirs } = new MessageChannel();
  let loads = 0;
  let isStarted = false;
  let isClosed = false;
  let lifeline: Animation | null = null;
  let written = '';

  port.onmessage = ({ data }) => {
    if (isClosed || !isFromCard(data)) return;
    patience.end();
    onMessage(data);
  };
  const patience = startPatience(() => {
    onMissing();
    lose();
  });

  function lose(): void {
    if (!isClosed) onLost();
  }

  function onLoad(): void {
    loads += 1;
    patience.onLoad();
    // Whatever is in it then, the page has put it there.
    if (loads > 1) lose();
    else frame.contentWindow?.postMessage({ proof } satisfies Handshake, origin, [theirs]);
  }

  return {
    host,
    frame,
    layer,
    start() {
      if (isStarted || isClosed) return;
      isStarted = true;
      home.append(host);
      layer.showPopover();
      // Not by its `src`, which a page could read where a closed root is open to it.
      frame.contentWindow?.location.replace(`${address}#${proof}`);
      // Not before: the empty document that a frame begins with is loaded as well.
      frame.addEventListener('load', onLoad);
    },
    say: (message) => port.postMessage(message),
    put({ x, y, width, height }, zoom) {
      const pageZoom = home.currentCSSZoom;
      const wanted = [x, y, width, height, zoom, pageZoom].join();
      // Browsers style the page anew even where what is written is what is there.
      if (wanted === written) return false;
      written = wanted;
      Object.assign(layer.style, {
        left: `${x / zoom - BRIDGE}px`,
        top: `${y / zoom - BRIDGE}px`,
        // A page that zooms itself (CSS `zoom`) zooms the top layer, too.
        zoom: String(zoom / pageZoom),
      });
      Object.assign(frame.style, { width: `${width / zoom}px`, height: `${height / zoom}px` });
      return true;
    },
    raise() {
      layer.hidePopover();
      layer.showPopover();
    },
    show: () => layer.classList.add('shown'),
    setTabStop(isStop) {
      frame.tabIndex = isStop ? 0 : -1;
    },
    focus: () => frame.focus(),
    blur: () => frame.blur(),
    hasFocus: () => root.activeElement === frame,
    stayAlive() {
      // Before its delay is over an animation draws nothing. One that has begun has the browser draw frame after frame.
      lifeline ??= layer.animate({ visibility: 'hidden' }, { delay: LIFELINE_MS, fill: 'forwards' });
      // To cancel it and make another would have the browser lay out the page.
      lifeline.startTime = document.timeline.currentTime;
    },
    close() {
      isClosed = true;
      patience.end();
      port.close();
      // An animation that runs holds its element, in the page or not.
      lifeline?.cancel();
      host.remove();
    },
  };
}
