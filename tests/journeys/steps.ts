import fc from 'fast-check';

/** Where a pointer can go: onto one of the page's first links to a booking, beside them all, or onto the card that is shown. */
export type Spot = 'link 1' | 'link 2' | 'link 3' | 'beside' | 'card';

/** The keys that mean something to a card, or lead to one. */
export type Key = 'Tab' | 'Shift+Tab' | 'Escape' | 'Alt+ArrowUp';

/** What a page does of its own accord; `link` is the one that it does it to. */
export type Deed = 'scroll' | 'render' | 'hide' | 'show' | 'focus' | 'blur' | 'resize';

/** One step of a journey: what a person does, by real events, or what the page does meanwhile. */
export type Step =
  | { person: 'move'; to: Spot }
  | { person: 'rest'; ms: number }
  | { person: 'press'; key: Key }
  | { person: 'turn the wheel'; by: number }
  | { person: 'drag'; to: Spot }
  | { person: 'pin' }
  | { page: Deed; link: number };

/** A journey on one of the stand-in's pages. */
export interface Journey {
  path: string;
  steps: Step[];
}

/** Pages with at least three links to bookings. */
const PATHS = ['/rows.asp', '/PhoneChatBookings.asp', '/tall.asp'];

/** As it can be read where a journey that fails is told. */
function told<T>(fields: { [Field in keyof T]: fc.Arbitrary<T[Field]> }): fc.Arbitrary<T> {
  return fc.record<T>(fields, { noNullPrototype: true });
}

const spot = fc.constantFrom<Spot>('link 1', 'link 2', 'link 3', 'beside', 'card');
const link = fc.integer({ min: 1, max: 3 });

const step = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 5, arbitrary: told({ person: fc.constant('move' as const), to: spot }) },
  {
    weight: 5,
    arbitrary: told({ person: fc.constant('rest' as const), ms: fc.constantFrom(60, 200, 500, 800) }),
  },
  {
    weight: 4,
    arbitrary: told({
      person: fc.constant('press' as const),
      key: fc.constantFrom<Key>('Tab', 'Shift+Tab', 'Escape', 'Alt+ArrowUp'),
    }),
  },
  {
    weight: 1,
    arbitrary: told({ person: fc.constant('turn the wheel' as const), by: fc.constantFrom(-120, 120) }),
  },
  { weight: 1, arbitrary: told({ person: fc.constant('drag' as const), to: spot }) },
  { weight: 1, arbitrary: told({ person: fc.constant('pin' as const) }) },
  {
    weight: 4,
    arbitrary: told({
      page: fc.constantFrom<Deed>('scroll', 'render', 'hide', 'show', 'focus', 'blur', 'resize'),
      link,
    }),
  },
);

export const journeys: fc.Arbitrary<Journey> = told({
  path: fc.constantFrom(...PATHS),
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
});
