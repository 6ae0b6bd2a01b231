import type { PageCommand } from '../message/contract.ts';
import type { PageSettings } from '../settings/page-settings.ts';

/** What a person points at, at one moment. `at` is `performance.now()` when that began. */
export interface PointedAt {
  /** `key`: Alt+ArrowUp, the way in. */
  by: 'pointer' | 'focus' | 'touch' | 'key';
  target: Element;
  /** CSS pixels of the viewport. */
  x: number;
  y: number;
  at: number;
}

/** What a page may answer a command: the bookings that it shows, or that it is so. */
export type CommandAnswer = number[] | true | undefined;

/** What the card part does for the loader once it is there. */
export interface CardPart {
  /** The settings have changed. */
  apply(settings: PageSettings): void;
  /** A command for this page; its answer, if it has one. */
  handleCommand(command: PageCommand): CommandAnswer;
}

/** What the loader keeps for the card part. */
export interface Handover {
  settings: PageSettings;
  /** Lets go of all its listeners on the page; from now on the card part listens. Returns what is pointed at. */
  handOver(part: CardPart): PointedAt | null;
}

/**
 * Where the two parts meet: a property of the global object of the extension's own world, which the page's
 * scripts cannot see. A symbol, since a name could be an element's `id`, and elements are properties of that object too.
 */
const MEETING_POINT = Symbol.for('booking-peek');

type Meeting = { [MEETING_POINT]?: Handover };

export function offerHandover(handover: Handover): void {
  (globalThis as Meeting)[MEETING_POINT] = handover;
}

/** Null where no loader waits: there is none, or another card part has come before. */
export function takeHandover(): Handover | null {
  const handover = (globalThis as Meeting)[MEETING_POINT] ?? null;
  delete (globalThis as Meeting)[MEETING_POINT];
  return handover;
}
