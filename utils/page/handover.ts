import type { PageCommand } from '../message/contract.ts';
import type { CardSettings } from '../settings/page-settings.ts';
import { readCardSettings } from '../settings/read-card-settings.ts';

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
export type CardPart = CardPartOf<CardSettings>;

interface CardPartOf<Settings> {
  /** The settings have changed. */
  apply(settings: Settings): void;
  /** A command for this page; its answer, if it has one. It may take the finder to know it. */
  handleCommand(command: PageCommand): CommandAnswer | Promise<CommandAnswer>;
}

/** What the loader keeps for the card part, as the loader has it. */
export interface Offer {
  /** The settings as they are in storage: reading them field by field is left to the card part. */
  readonly stored: unknown;
  /** A person has selected something on the page, and the card part was brought for that. */
  readonly hasSelected: boolean;
  handOver(part: CardPartOf<unknown>): PointedAt | null;
}

/** The same, as the card part takes it. */
export interface Handover {
  readonly settings: CardSettings;
  /** As they are in storage: the user's own rules are among them. */
  readonly stored: unknown;
  readonly hasSelected: boolean;
  /** Lets go of all its listeners on the page; from now on the card part listens. Returns what is pointed at. */
  handOver(part: CardPart): PointedAt | null;
}

/**
 * Where the two parts meet: a property of the global object of the extension's own world, which the page's
 * scripts cannot see. A symbol, since a name could be an element's `id`, and elements are properties of that object too.
 */
const MEETING_POINT = Symbol.for('booking-peek');

type Meeting = { [MEETING_POINT]?: Offer };

export function offerHandover(offer: Offer): void {
  (globalThis as Meeting)[MEETING_POINT] = offer;
}

/** Null where no loader waits: there is none, or another card part has come before. */
export function takeHandover(): Handover | null {
  const offer = (globalThis as Meeting)[MEETING_POINT];
  delete (globalThis as Meeting)[MEETING_POINT];
  if (!offer) return null;
  let read = { stored: offer.stored, settings: readCardSettings(offer.stored) };
  return {
    get settings() {
      const { stored } = offer;
      if (stored !== read.stored) read = { stored, settings: readCardSettings(stored) };
      return read.settings;
    },
    get stored() {
      return offer.stored;
    },
    get hasSelected() {
      return offer.hasSelected;
    },
    handOver: ({ apply, handleCommand }) =>
      offer.handOver({ apply: (stored) => apply(readCardSettings(stored)), handleCommand }),
  };
}
