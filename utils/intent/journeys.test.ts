import { describe, expect, it } from 'vitest';
import { reduce } from './reducer.ts';
import { type Effect, IDLE, type IntentEvent, type Place, type State } from './states.ts';
import { TIMINGS } from './timings.ts';

const A: Place = { id: 1, bookingId: 101 };
const B: Place = { id: 2, bookingId: 102 };

/** An event without its time: a journey is a list of times and events. */
type Timeless = IntentEvent extends infer E ? (E extends IntentEvent ? Omit<E, 'at'> : never) : never;

type Journey = [at: number, event: Timeless][];

const START = ' start-worker';

/**
 * Plays a journey with a true clock: ticks come when the reducer asked for them, or `early` by so many milliseconds, as
 * timers may. Returns what happened, and when; that the worker is started is a line of its own, `startsOf`.
 */
function play(journey: Journey, until = 5000, early = 0): string[] {
  return playAll(journey, until, early).filter((line) => !line.endsWith(START));
}

/** When the worker is started on a journey. */
function startsOf(journey: Journey): string[] {
  return playAll(journey).filter((line) => line.endsWith(START));
}

function playAll(journey: Journey, until = 5000, early = 0): string[] {
  let state: State = IDLE;
  let wakeAt: number | null = null;
  const told: string[] = [];
  const send = (event: IntentEvent) => {
    const result: { state: State; effects: Effect[] } = reduce(state, event, TIMINGS);
    state = result.state;
    for (const effect of result.effects) {
      if (effect.kind === 'wake') wakeAt = effect.at;
      else if (effect.kind === 'sleep') wakeAt = null;
      else told.push(`${event.at} ${effect.kind}${'place' in effect ? ` ${effect.place.bookingId}` : ''}`);
    }
  };
  const tickUpTo = (at: number) => {
    while (wakeAt !== null && wakeAt < at) {
      const due = wakeAt;
      for (const time of early ? [due - early, due] : [due]) {
        wakeAt = null;
        send({ kind: 'tick', at: time });
        if (time < due) expect(wakeAt).toBe(due);
      }
    }
  };
  for (const [at, event] of journey) {
    tickUpTo(at);
    send({ ...event, at } as IntentEvent);
  }
  tickUpTo(until);
  return told;
}

const over = (place: Place, x = 50, y = 50): Timeless => ({ kind: 'over', place, x, y });
const elsewhere: Timeless = { kind: 'elsewhere' };
/** What happens when the pointer comes to rest on A at the start. */
const SHOWN = ['150 look-up 101', '450 show 101'];

describe('the worker', () => {
  it('is started after 60 ms of rest, once for each dwell', () => {
    expect(startsOf([[0, over(A)]])).toEqual(['60 start-worker']);
    expect(
      startsOf([
        [0, over(A)],
        [50, over(A, 60, 50)],
        [200, over(A, 70, 50)],
        [1000, over(B)],
      ]),
    ).toEqual(['110 start-worker', '1060 start-worker']);
  });

  it('is not started by a pointer on its way, nor for what is asked for at once', () => {
    expect(
      startsOf([
        [0, over(A)],
        [50, over(B)],
        [100, elsewhere],
        [200, { kind: 'ask', place: A, enter: false }],
      ]),
    ).toEqual([]);
  });

  it('is not started by itself where the question is due, too', () => {
    // A placer that came late: the dwell began before it.
    const begun = { ...(over(A) as Extract<IntentEvent, { kind: 'over' }>), at: 0 };
    const { state } = reduce(IDLE, begun, TIMINGS);
    const { effects } = reduce(state, { kind: 'tick', at: 200 }, TIMINGS);
    expect(effects.map(({ kind }) => kind)).toEqual(['look-up', 'wake']);
  });
});

describe('pointing', () => {
  it('asks at 150 ms, shows at 450 ms, and closes 300 ms after leaving', () => {
    expect(
      play([
        [0, over(A)],
        [1000, elsewhere],
      ]),
    ).toEqual([...SHOWN, '1300 focus-back 101', '1300 hide 101', '1300 drop 101']);
  });

  it('does so too where timers fire a little early', () => {
    expect(
      play(
        [
          [0, over(A)],
          [1000, elsewhere],
        ],
        5000,
        0.4,
      ),
    ).toEqual([...SHOWN, '1300 focus-back 101', '1300 hide 101', '1300 drop 101']);
  });

  it('drops what is not waited for any more when the pointer leaves during the dwell', () => {
    expect(
      play([
        [0, over(A)],
        [300, elsewhere],
      ]),
    ).toEqual(['150 look-up 101', '300 drop 101']);
  });

  it('asks for nothing while the pointer sweeps over links', () => {
    const sweep = Array.from({ length: 100 }, (_, i): [number, Timeless] => [
      i * 20,
      over({ id: i, bookingId: 1000 + i }, 50, i * 16),
    ]);
    expect(play([...sweep, [2000, elsewhere]])).toEqual([]);
  });

  it('asks for nothing while the pointer glides along one long link', () => {
    const glide = Array.from({ length: 60 }, (_, i): [number, Timeless] => [i * 20, over(A, i * 10)]);
    expect(play([...glide, [1200, elsewhere]])).toEqual([]);
  });

  it('lets a hand tremble', () => {
    const tremble = Array.from({ length: 30 }, (_, i): [number, Timeless] => [i * 20, over(A, 50 + (i % 3))]);
    expect(play(tremble, 1000)).toEqual(['150 look-up 101', '450 show 101']);
  });

  it('waits for rest before it shows, too', () => {
    expect(
      play(
        [
          [0, over(A)],
          [400, over(A, 120)],
        ],
        1000,
      ),
    ).toEqual(['150 look-up 101', '550 show 101']);
  });

  it('stays open on the way onto the card, and on it', () => {
    expect(
      play(
        [
          [0, over(A)],
          [1000, elsewhere],
          [1250, { kind: 'over-card' }],
        ],
        60_000,
      ),
    ).toEqual(['150 look-up 101', '450 show 101']);
  });

  it('changes to the next link after a short rest there', () => {
    expect(
      play(
        [
          [0, over(A)],
          [1000, over(B)],
        ],
        2000,
      ),
    ).toEqual([
      '150 look-up 101',
      '450 show 101',
      '1150 focus-back 101',
      '1150 hide 101',
      '1150 drop 101',
      '1150 look-up 102',
      '1150 show 102',
    ]);
  });

  it('does not change to a link that is only crossed on the way to the card', () => {
    expect(
      play(
        [
          [0, over(A)],
          [1000, over(B)],
          [1100, { kind: 'over-card' }],
        ],
        60_000,
      ),
    ).toEqual(['150 look-up 101', '450 show 101']);
  });

  it('begins again with the full dwell after the card has gone', () => {
    expect(
      play(
        [
          [0, over(A)],
          [500, elsewhere],
          [2000, over(B)],
        ],
        3000,
      ).slice(-2),
    ).toEqual(['2150 look-up 102', '2450 show 102']);
  });
});

describe('hands that do something else', () => {
  it('opens nothing while a button is down or something is dragged', () => {
    expect(
      play([
        [0, { kind: 'press', on: 'page', placeId: null }],
        [100, over(A)],
        [1000, over(B)],
      ]),
    ).toEqual([]);
  });

  it('closes when its link is clicked, and stays closed until the pointer has left it', () => {
    const told = play(
      [
        [0, over(A)],
        [1000, { kind: 'press', on: 'page', placeId: 1 }],
        [1100, { kind: 'release' }],
        [1500, over(A, 60)],
        [3000, elsewhere],
        [3100, over(A)],
      ],
      4000,
    );
    expect(told).toEqual([
      '150 look-up 101',
      '450 show 101',
      '1000 hide 101',
      '1000 drop 101',
      '3250 look-up 101',
      '3550 show 101',
    ]);
  });

  it('opens nothing while the page scrolls, and after that counts from rest', () => {
    const told = play(
      [
        [0, over(A)],
        [100, { kind: 'scroll' }],
        [120, over(B)],
        [140, { kind: 'scroll' }],
        [160, over(B)],
      ],
      1000,
    );
    expect(told).toEqual(['390 look-up 102', '690 show 102']);
  });

  it('keeps an open card through a scroll, and closes it once its link is out of sight', () => {
    expect(
      play([
        [0, over(A)],
        [600, { kind: 'scroll' }],
        [900, { kind: 'hidden', placeId: 1 }],
      ]),
    ).toEqual([...SHOWN, '1200 focus-back 101', '1200 hide 101', '1200 drop 101']);
  });

  it('believes after a while that a button is up, where its release was never heard', () => {
    expect(
      play(
        [
          [0, { kind: 'press', on: 'page', placeId: null }],
          [6000, over(A)],
        ],
        7000,
      ),
    ).toEqual(['6150 look-up 101', '6450 show 101']);
  });

  it('lets the keyboard go on, where the release of a button was never heard', () => {
    expect(
      play(
        [
          [0, { kind: 'press', on: 'page', placeId: null }],
          [1000, { kind: 'focus', place: A }],
        ],
        2000,
      ),
    ).toEqual(['1150 look-up 101', '1450 show 101']);
  });
});

describe('Esc', () => {
  it('closes, gives the focus back, and cools down', () => {
    expect(
      play(
        [
          [0, over(A)],
          [1000, { kind: 'escape' }],
          [1050, over(A, 60)],
          [1100, over(B)],
        ],
        2000,
      ),
    ).toEqual([
      '150 look-up 101',
      '450 show 101',
      '1000 focus-back 101',
      '1000 hide 101',
      '1000 drop 101',
      // 200 ms of quiet, then the dwell.
      '1350 look-up 102',
      '1650 show 102',
    ]);
  });

  it('does not open again by the focus that it gives back', () => {
    expect(
      play(
        [
          [0, { kind: 'ask', place: A, enter: true }],
          [500, { kind: 'escape' }],
          [500, { kind: 'focus', place: A }],
        ],
        5000,
      ),
    ).toEqual([
      '0 look-up 101',
      '0 show 101',
      '0 focus-card',
      '500 focus-back 101',
      '500 hide 101',
      '500 drop 101',
    ]);
  });
});

describe('the keyboard', () => {
  it('opens after a pause, without taking the focus, and enters when asked', () => {
    expect(
      play(
        [
          [0, { kind: 'focus', place: A }],
          [700, { kind: 'ask', place: A, enter: true }],
        ],
        1000,
      ),
    ).toEqual(['150 look-up 101', '450 show 101', '700 focus-card']);
  });

  it('asks for nothing while Tab runs over links', () => {
    expect(
      play([
        [0, { kind: 'focus', place: A }],
        [100, { kind: 'focus', place: B }],
        [200, { kind: 'unfocus' }],
      ]),
    ).toEqual([]);
  });

  it('waits while Tab scrolls its link into view, and then opens', () => {
    expect(
      play(
        [
          [0, { kind: 'focus', place: A }],
          [10, { kind: 'scroll' }],
          [140, { kind: 'scroll' }],
        ],
        1000,
      ),
    ).toEqual(['240 look-up 101', '450 show 101']);
  });
});

describe('touch', () => {
  it('opens a sheet after a long press, which stays when the finger is lifted and goes on a tap outside', () => {
    expect(
      play([
        [0, { kind: 'touch', place: A, x: 50, y: 50 }],
        [700, { kind: 'touch-end' }],
        [3000, { kind: 'press', on: 'page', placeId: null }],
      ]),
    ).toEqual(['150 look-up 101', '500 show 101', '3000 hide 101', '3000 drop 101']);
  });

  it.each<[string, Timeless]>([
    ['a tap', { kind: 'touch-end' }],
    ['a swipe', { kind: 'touch-move', x: 50, y: 66 }],
    ['a scroll', { kind: 'scroll' }],
  ])('opens nothing for %s', (_, event) => {
    expect(
      play([
        [0, { kind: 'touch', place: A, x: 50, y: 50 }],
        [100, event],
      ]),
    ).toEqual([]);
  });
});

describe('a card that the person is in', () => {
  it('stays when the page hides its link because the pointer has left it', () => {
    expect(
      play([
        [0, over(A)],
        [600, { kind: 'over-card' }],
        [700, { kind: 'hidden', placeId: 1 }],
      ]),
    ).toEqual(SHOWN);
  });

  it('stays while they are on the way from a link that is hidden, for as long as any', () => {
    expect(
      play([
        [0, over(A)],
        [600, elsewhere],
        [650, { kind: 'hidden', placeId: 1 }],
        [850, { kind: 'over-card' }],
      ]),
    ).toEqual(SHOWN);
  });

  it('stays while the pointer is in it, even where the focus goes to the browser’s own bar', () => {
    const told = play([
      [0, over(A)],
      [600, { kind: 'over-card' }],
      [900, { kind: 'away', hidden: false }],
    ]);
    expect(told).toEqual(SHOWN);
  });

  it('stays when its link is scrolled away under the keyboard, and when they look into another window', () => {
    expect(
      play([
        [0, { kind: 'ask', place: A, enter: true }],
        [500, { kind: 'hidden', placeId: 1 }],
        [900, { kind: 'away', hidden: false }],
      ]),
    ).toEqual(['0 look-up 101', '0 show 101', '0 focus-card']);
  });

  it('gives the focus back where the page removes its link', () => {
    expect(
      play([
        [0, { kind: 'ask', place: A, enter: true }],
        [500, { kind: 'gone', placeId: 1 }],
      ]),
    ).toContain('500 focus-back 101');
  });
});

describe('a card asked for by command', () => {
  it.each<[string, Timeless]>([
    ['Tab', { kind: 'unfocus' }],
    ['a press on the page', { kind: 'press', on: 'page', placeId: null }],
    ['Esc', { kind: 'escape' }],
  ])('goes with %s', (_, event) => {
    const told = play([
      [0, { kind: 'ask', place: A, enter: false }],
      [500, event],
    ]);
    expect(told.join()).toContain('hide 101');
  });
});

describe('a card from which a sign-in was started', () => {
  const signingIn: [number, Timeless][] = [
    [0, over(A)],
    [600, { kind: 'over-card' }],
    [700, { kind: 'sign-in' }],
    [710, { kind: 'away', hidden: false }],
    [720, elsewhere],
  ];

  it('waits for it', () => {
    expect(play(signingIn, 60_000)).toEqual(SHOWN);
  });

  it('does not wait for ever', () => {
    expect(play(signingIn, 1_000_000)).toContain('601000 hide 101');
  });

  it('waits to be read once the booking has come, and goes if the person does not come back', () => {
    const told = play([...signingIn, [60_000, { kind: 'answered' }]], 100_000);
    expect(told).toContain('75300 hide 101');
  });

  it('is like any other once it was read', () => {
    const told = play(
      [...signingIn, [4000, { kind: 'answered' }], [4500, { kind: 'over-card' }], [5000, elsewhere]],
      6000,
    );
    expect(told).toContain('5300 hide 101');
  });

  it('gives way to the next link', () => {
    expect(play([...signingIn, [4000, { kind: 'answered' }], [5000, over(B)]], 6000)).toContain(
      '5150 show 102',
    );
  });

  it('stays pinned where the person had pinned it', () => {
    const told = play(
      [[0, over(A)], [600, { kind: 'toggle-pin' }], ...signingIn.slice(2), [4000, { kind: 'answered' }]],
      99_000,
    );
    expect(told).toEqual(SHOWN);
  });
});

describe('a pinned card', () => {
  const pinned: [number, Timeless][] = [
    [0, over(A)],
    [600, { kind: 'toggle-pin' }],
  ];

  it('stays where an open one would go, and nothing opens beside it', () => {
    expect(
      play([
        ...pinned,
        [700, elsewhere],
        [800, over(B)],
        [2000, { kind: 'away', hidden: false }],
        [2100, { kind: 'press', on: 'page', placeId: null }],
      ]),
    ).toEqual(['150 look-up 101', '450 show 101']);
  });

  it('stays when its link is scrolled out of sight or hidden', () => {
    expect(play([...pinned, [700, elsewhere], [800, { kind: 'hidden', placeId: 1 }]])).toEqual(SHOWN);
  });

  it('goes a while after it was unpinned with the pointer elsewhere', () => {
    expect(play([...pinned, [700, elsewhere], [800, { kind: 'toggle-pin' }]])).toContain('1100 hide 101');
  });

  it.each<[string, Timeless]>([
    ['its link', { kind: 'gone', placeId: 1 }],
    ['the page', { kind: 'navigated' }],
    ['Esc', { kind: 'escape' }],
    ['Close', { kind: 'close' }],
  ])('goes with %s', (_, event) => {
    expect(play([...pinned, [700, event]])).toContain('700 hide 101');
  });

  it('gives way to what is asked for by key', () => {
    expect(play([...pinned, [700, { kind: 'ask', place: B, enter: false }]]).slice(2)).toEqual([
      '700 focus-back 101',
      '700 hide 101',
      '700 drop 101',
      '700 look-up 102',
      '700 show 102',
    ]);
  });
});
