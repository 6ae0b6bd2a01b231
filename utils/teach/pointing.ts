import { LINK } from '../detect/attributes.ts';
import { nodesOf } from '../detect/find-place.ts';
import { CONTROL } from '../detect/read-element.ts';
import type { Point } from '../place/rect.ts';
import { candidates } from './candidates.ts';
import { POINTING_LASTS_MS } from './pointing-lasts.ts';
import { isFrame, openPointingLayer } from './pointing-layer.ts';
import { type PointedFacts, readPageFacts } from './read-page-facts.ts';

/** So often it is seen to whether all is still in its place, ms. */
const LOOK_EVERY_MS = 250;

/** So long presses are taken after the one that counted: a second press of a double click is not meant for the page, ms. */
const LINGER_MS = 700;

/** All that a press of a person is made of. None of it reaches the page. */
const PRESSES = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'touchstart',
  'touchend',
  'dragstart',
  'keydown',
  'keypress',
  'keyup',
] as const;

/** What Tab leads to: what is pressed, or may be. */
const STOP = `${CONTROL},[onclick],[tabindex],[role=button],[role=link]`;

export interface PointingWords {
  /** What to do. */
  ask: string;
  /** What was pressed holds no number. */
  none: string;
  cancel: string;
}

export interface PointingDeps {
  words: PointingWords;
  /** A person has pressed something with a number. */
  onPointed(facts: PointedFacts): void;
  /** They have left off, or the time is over, or the page has taken the layer away. */
  onLeft(): void;
}

/**
 * Lets a person point at a link, a button or a row: with the pointer, a finger, or Tab and Enter. Their presses meet a layer of ours, and of
 * the events no script of the page hears; events that a script has made count for nothing. Returns what ends it.
 */
export function startPointing(deps: PointingDeps): () => void {
  const layer = openPointingLayer(window === window.top ? deps.words.cancel : null);
  const hearing = new AbortController();
  const clock = setInterval(() => {
    if (!layer.isThere()) leave();
  }, LOOK_EVERY_MS);
  const limit = setTimeout(leave, POINTING_LASTS_MS);
  const stops = createStops();
  let isOver = false;
  layer.say(deps.words.ask);

  function stop(): void {
    hearing.abort();
    clearInterval(clock);
    clearTimeout(limit);
    layer.remove();
  }

  function end(): void {
    isOver = true;
    layer.clear();
    setTimeout(stop, LINGER_MS);
  }

  function leave(): void {
    if (isOver) return;
    end();
    deps.onLeft();
  }

  function onGone({ isTrusted, type }: Event): void {
    if (isTrusted && (type === 'pagehide' || document.visibilityState === 'hidden')) leave();
  }

  function choose(element: Element | null): void {
    if (isOver || !element) return;
    const facts = readPageFacts(document, location, element);
    if (!candidates(facts.facts, facts.around, new Set()).length) {
      layer.say(deps.words.none);
      return;
    }
    end();
    deps.onPointed(facts);
  }

  function onPress(event: Event): void {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    if (event instanceof KeyboardEvent) onKey(event);
    else if (!event.type.startsWith('touch')) event.preventDefault();
    if (event.type === 'click' && event instanceof MouseEvent) onClick(event);
  }

  function onClick(event: MouseEvent): void {
    const point = pointOf(event);
    const [target] = event.composedPath();
    // What assistive technology presses comes without a place. In our own layer it is the one button.
    if (event.detail === 0 && target instanceof Element && !layer.owns(target)) choose(target);
    else if (event.detail === 0 || layer.isCancel(point)) leave();
    else choose(layer.below(point));
  }

  function onKey(event: KeyboardEvent): void {
    const { type, key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const isOurs = ['Escape', 'Tab', 'Enter', ' '].includes(key);
    // A letter would be typed into a field of the page.
    if (isOurs || key.length === 1) event.preventDefault();
    if (type !== 'keydown' || !isOurs || isOver) return;
    if (key === 'Escape') leave();
    else if (key === 'Tab') show(stops.step(shiftKey ? -1 : 1));
    else choose(stops.current());
  }

  function show(element: Element | null): void {
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    layer.outline(element);
    if (element) layer.say(`${element.textContent.trim().slice(0, 80)} · ${deps.words.ask}`);
  }

  function onMove(event: Event): void {
    if (!event.isTrusted || isOver || !(event instanceof PointerEvent)) return;
    const point = pointOf(event);
    const below = layer.below(point);
    layer.letThrough(isFrame(below));
    layer.outline(layer.isCancel(point) ? null : pressable(below));
  }

  const { signal } = hearing;
  for (const type of PRESSES)
    window.addEventListener(type, onPress, { capture: true, passive: false, signal });
  window.addEventListener('pointermove', onMove, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', onGone, { signal });
  window.addEventListener('pagehide', onGone, { signal });
  return () => {
    if (!isOver) end();
  };
}

/** What is pressed where a person presses an element: the link or control around it, else itself. */
function pressable(element: Element | null): Element | null {
  return element?.closest(`${LINK},${STOP}`) ?? element;
}

/** What Tab leads to, from one to the next, in the order of the page. */
function createStops() {
  let at: Element | null = null;

  function all(): Element[] {
    return [...nodesOf(document, document)].filter(
      (node): node is Element => node instanceof Element && node.matches(STOP) && node.checkVisibility(),
    );
  }

  return {
    current: () => (at?.isConnected ? at : null),
    step(by: 1 | -1): Element | null {
      const stops = all();
      const index = at ? stops.indexOf(at) : -1;
      const next = index < 0 && by < 0 ? stops.length - 1 : (index + by + stops.length) % stops.length;
      at = stops[next] ?? null;
      return at;
    },
  };
}

function pointOf({ clientX: x, clientY: y }: MouseEvent): Point {
  return { x, y };
}
