import { describe, expect, it } from 'vitest';
import { reduce } from './reducer.ts';
import { IDLE, type IntentEvent, type Open, type Place, type Resting, type State } from './states.ts';
import { TIMINGS } from './timings.ts';

const A: Place = { id: 1, bookingId: 101 };
const B: Place = { id: 2, bookingId: 102 };

/** The time of every sample state; a far-off due time has not come yet. */
const NOW = 10_000;
const LATER = NOW + 100;

const resting: Resting = {
  kind: 'resting',
  place: A,
  by: 'pointer',
  step: 'begun',
  x: 50,
  y: 50,
  showAt: NOW + 400,
  due: LATER,
};
const open: Open = {
  kind: 'open',
  card: A,
  sheet: false,
  pointer: 'link',
  focus: null,
  hold: null,
  holdUntil: null,
  graceUntil: null,
  next: null,
};

const STATES = {
  idle: IDLE,
  cooling: { kind: 'cooling', placeId: null, until: LATER, pressed: false },
  'cooling A': { kind: 'cooling', placeId: 1, until: LATER, pressed: false },
  'button down': { kind: 'cooling', placeId: 1, until: NOW + TIMINGS.press, pressed: true },
  resting,
  'resting, started': { ...resting, step: 'started' },
  'resting, asked': { ...resting, step: 'asked', showAt: LATER },
  'resting, focus': { ...resting, by: 'focus' },
  'resting, touch': { ...resting, by: 'touch' },
  open,
  'on the card': { ...open, pointer: 'card' },
  leaving: { ...open, pointer: null, graceUntil: LATER },
  'open, next B': {
    ...open,
    pointer: null,
    graceUntil: NOW + 200,
    next: { ...resting, place: B, showAt: LATER },
  },
  'open, focus': { ...open, pointer: null, focus: 'link' },
  entered: { ...open, pointer: null, focus: 'card' },
  sheet: { ...open, pointer: null, sheet: true },
  pinned: { ...open, pointer: null, hold: 'pinned' },
  'pinned, entered': { ...open, pointer: null, focus: 'card', hold: 'pinned' },
  'signing in': { ...open, pointer: 'card', hold: 'signing-in', holdUntil: NOW + TIMINGS.signIn },
  unread: { ...open, pointer: null, hold: 'unread', holdUntil: LATER },
} satisfies Record<string, State>;

const EVENTS = {
  'over A': { kind: 'over', place: A, x: 52, y: 50, at: NOW },
  'over A, far': { kind: 'over', place: A, x: 90, y: 50, at: NOW },
  'over B': { kind: 'over', place: B, x: 50, y: 80, at: NOW },
  'over card': { kind: 'over-card', at: NOW },
  elsewhere: { kind: 'elsewhere', at: NOW },
  'focus A': { kind: 'focus', place: A, at: NOW },
  'focus B': { kind: 'focus', place: B, at: NOW },
  'focus card': { kind: 'focus-card', at: NOW },
  unfocus: { kind: 'unfocus', at: NOW },
  'press card': { kind: 'press', on: 'card', placeId: null, at: NOW },
  'press A': { kind: 'press', on: 'page', placeId: 1, at: NOW },
  'press page': { kind: 'press', on: 'page', placeId: null, at: NOW },
  release: { kind: 'release', at: NOW },
  'touch B': { kind: 'touch', place: B, x: 50, y: 80, at: NOW },
  'touch moves': { kind: 'touch-move', x: 50, y: 90, at: NOW },
  'touch ends': { kind: 'touch-end', at: NOW },
  scroll: { kind: 'scroll', at: NOW },
  escape: { kind: 'escape', at: NOW },
  close: { kind: 'close', at: NOW },
  'toggle pin': { kind: 'toggle-pin', at: NOW },
  'sign in': { kind: 'sign-in', at: NOW },
  answered: { kind: 'answered', at: NOW },
  'enter A': { kind: 'ask', place: A, enter: true, at: NOW },
  'enter card': { kind: 'ask', place: null, enter: true, at: NOW },
  'open B': { kind: 'ask', place: B, enter: false, at: NOW },
  'gone A': { kind: 'gone', placeId: 1, at: NOW },
  'gone B': { kind: 'gone', placeId: 2, at: NOW },
  'hidden A': { kind: 'hidden', placeId: 1, at: NOW },
  'hidden B': { kind: 'hidden', placeId: 2, at: NOW },
  away: { kind: 'away', hidden: false, at: NOW },
  'tab hidden': { kind: 'away', hidden: true, at: NOW },
  navigated: { kind: 'navigated', at: NOW },
  'early tick': { kind: 'tick', at: NOW },
  'due tick': { kind: 'tick', at: LATER },
} satisfies Record<string, IntentEvent>;

const letter = (placeId: number | null) => (placeId === null ? '' : placeId === 1 ? 'A' : 'B');

/**
 * A state in a few letters. `rest A` dwells, `wait A` has had the worker started, `ask A` has asked; `f` by focus, `t` by touch. `open A` is followed by
 * what holds it: the pointer or the focus on the link (`p`, `f`) or on the card (`P`, `F`), a sheet (`s`), a hold (`pin`, `sign`, `new`), or
 * `~` if nothing does; `>B`: B is next.
 */
function inLetters(state: State): string {
  switch (state.kind) {
    case 'idle':
      return 'idle';
    case 'cooling':
      return `${state.pressed ? 'down' : 'cool'} ${letter(state.placeId)}`.trim();
    case 'resting':
      return `${{ begun: 'rest', started: 'wait', asked: 'ask' }[state.step]} ${letter(state.place.id)}${{ pointer: '', focus: 'f', touch: 't' }[state.by]}`;
    case 'open': {
      const holds = [
        state.pointer && { link: 'p', card: 'P' }[state.pointer],
        state.focus && { link: 'f', card: 'F' }[state.focus],
        state.sheet && 's',
        state.graceUntil !== null && '~',
        state.next && `>${letter(state.next.place.id)}`,
        state.hold && ` ${{ pinned: 'pin', 'signing-in': 'sign', unread: 'new' }[state.hold]}`,
      ];
      return `open ${letter(state.card.id)} ${holds.filter(Boolean).join('')}`.replace('  ', ' ').trim();
    }
  }
}

/** Every event in every state. `=`: the state stays as it is. */
const TABLE = `
            | idle     | cooling  | cooling A | button down | resting  | resting, started | resting, asked | resting, focus | resting, touch | open          | on the card   | leaving     | open, next B   | open, focus   | entered       | sheet         | pinned       | pinned, entered | signing in      | unread
over A      | rest A   | rest A   | =         | =           | =        | =                | =              | =              | =              | =             | open A p      | open A p    | open A p       | open A pf     | open A pF     | open A ps     | open A p pin | open A pF pin   | open A p sign   | open A p
over A, far | rest A   | rest A   | =         | =           | =        | =                | =              | =              | =              | =             | open A p      | open A p    | open A p       | open A pf     | open A pF     | open A ps     | open A p pin | open A pF pin   | open A p sign   | open A p
over B      | rest B   | rest B   | rest B    | =           | rest B   | rest B           | rest B         | rest B         | =              | open A ~>B    | open A ~>B    | open A ~>B  | =              | open A f>B    | =             | =             | =            | =               | open A >B sign  | open A >B new
over card   | =        | =        | =         | =           | idle     | idle             | idle           | =              | =              | open A P      | =             | open A P    | open A P       | open A Pf     | open A PF     | open A Ps     | open A P pin | open A PF pin   | =               | open A P
elsewhere   | =        | =        | cool      | down        | idle     | idle             | idle           | =              | =              | open A ~      | open A ~      | =           | open A ~       | =             | =             | =             | =            | =               | open A sign     | =
focus A     | rest Af  | rest Af  | =         | =           | =        | =                | =              | =              | =              | open A pf     | open A Pf     | open A f    | open A f>B     | =             | open A f      | open A fs     | open A f pin | open A f pin    | open A Pf sign  | open A f
focus B     | rest Bf  | rest Bf  | rest Bf   | rest Bf     | rest Bf  | rest Bf          | rest Bf        | rest Bf        | rest Bf        | open A p>B    | open A P>B    | open A ~>B  | =              | open A ~>B    | open A ~>B    | =             | =            | open A pin      | open A P>B sign | open A >B new
focus card  | =        | =        | =         | =           | =        | =                | =              | idle           | =              | open A pF     | open A PF     | open A F    | open A F       | open A F      | =             | open A Fs     | open A F pin | =               | open A PF sign  | open A F
unfocus     | =        | =        | cool      | down        | =        | =                | =              | idle           | =              | =             | =             | =           | =              | open A ~      | open A ~      | =             | =            | open A pin      | =               | =
press card  | down     | down     | down      | down        | down     | down             | down           | down           | down           | =             | =             | =           | =              | =             | =             | =             | =            | =               | =               | =
press A     | down A   | down A   | down A    | =           | down A   | down A           | down A         | down A         | down A         | down A        | down A        | down A      | down A         | down A        | down A        | down A        | =            | =               | =               | down A
press page  | down     | down     | down      | down        | down     | down             | down           | down           | down           | down          | down          | down        | down           | down          | down          | down          | =            | =               | =               | down
release     | =        | =        | =         | cool A      | =        | =                | =              | =              | =              | =             | =             | =           | =              | =             | =             | =             | =            | =               | =               | =
touch B     | rest Bt  | rest Bt  | rest Bt   | rest Bt     | rest Bt  | rest Bt          | rest Bt        | rest Bt        | rest Bt        | rest Bt       | rest Bt       | rest Bt     | rest Bt        | rest Bt       | rest Bt       | rest Bt       | =            | =               | rest Bt         | rest Bt
touch moves | =        | =        | =         | =           | =        | =                | =              | =              | idle           | =             | =             | =           | =              | =             | =             | =             | =            | =               | =               | =
touch ends  | =        | =        | =         | cool A      | =        | =                | =              | =              | idle           | =             | =             | =           | =              | =             | =             | =             | =            | =               | =               | =
scroll      | cool     | =        | =         | =           | cool     | cool             | cool           | =              | cool           | =             | =             | =           | open A ~       | =             | =             | =             | =            | =               | =               | =
escape      | =        | =        | =         | =           | cool A   | cool A           | cool A         | cool A         | cool A         | cool A        | cool A        | cool A      | cool A         | cool A        | cool A        | cool A        | cool A       | cool A          | cool A          | cool A
close       | =        | =        | =         | =           | =        | =                | =              | =              | =              | cool A        | cool A        | cool A      | cool A         | cool A        | cool A        | cool A        | cool A       | cool A          | cool A          | cool A
toggle pin  | =        | =        | =         | =           | =        | =                | =              | =              | =              | open A p pin  | open A P pin  | open A pin  | open A pin     | open A f pin  | open A F pin  | open A s pin  | open A ~     | open A F        | open A P pin    | open A pin
sign in     | =        | =        | =         | =           | =        | =                | =              | =              | =              | open A p sign | open A P sign | open A sign | open A >B sign | open A f sign | open A F sign | open A s sign | =            | =               | =               | open A sign
answered    | =        | =        | =         | =           | =        | =                | =              | =              | =              | =             | =             | =           | =              | =             | =             | =             | =            | =               | open A P        | =
enter A     | open A F | open A F | open A F  | open A F    | open A F | open A F         | open A F       | open A F       | open A F       | open A pF     | open A PF     | open A F    | open A F       | open A F      | =             | open A Fs     | open A F pin | =               | open A PF sign  | open A F
enter card  | =        | =        | =         | =           | =        | =                | =              | =              | =              | open A pF     | open A PF     | open A F    | open A F       | open A F      | =             | open A Fs     | open A F pin | =               | open A PF sign  | open A F
open B      | open B f | open B f | open B f  | open B f    | open B f | open B f         | open B f       | open B f       | open B f       | open B f      | open B f      | open B f    | open B f       | open B f      | open B f      | open B f      | open B f     | open B f        | open B f        | open B f
gone A      | =        | =        | cool      | down        | idle     | idle             | idle           | idle           | idle           | idle          | idle          | idle        | rest B         | idle          | idle          | idle          | idle         | idle            | idle            | idle
gone B      | =        | =        | =         | =           | =        | =                | =              | =              | =              | =             | =             | =           | open A ~       | =             | =             | =             | =            | =               | =               | =
hidden A    | =        | =        | cool      | down        | idle     | idle             | idle           | idle           | idle           | open A ~      | =             | =           | =              | open A ~      | =             | =             | =            | =               | =               | =
hidden B    | =        | =        | =         | =           | =        | =                | =              | =              | =              | =             | =             | =           | open A ~       | =             | =             | =             | =            | =               | =               | =
away        | =        | idle     | idle      | idle        | idle     | idle             | idle           | idle           | idle           | idle          | =             | idle        | idle           | idle          | =             | idle          | =            | =               | open A sign     | idle
tab hidden  | =        | idle     | idle      | idle        | idle     | idle             | idle           | idle           | idle           | idle          | idle          | idle        | idle           | idle          | =             | idle          | =            | =               | open A sign     | idle
navigated   | =        | idle     | idle      | idle        | idle     | idle             | idle           | idle           | idle           | idle          | idle          | idle        | idle           | idle          | idle          | idle          | idle         | idle            | idle            | idle
early tick  | =        | =        | =         | =           | =        | =                | =              | =              | =              | =             | =             | =           | =              | =             | =             | =             | =            | =               | =               | =
due tick    | =        | =        | =         | =           | wait A   | ask A            | open A p       | wait Af        | wait At        | =             | =             | idle        | open B p       | =             | =             | =             | =            | =               | =               | open A ~`;

const [head = '', ...rows] = TABLE.trim().split('\n');
const cells = (line: string) => line.split('|').map((cell) => cell.trim());
const columns = cells(head).slice(1) as (keyof typeof STATES)[];
const table = new Map(rows.map((row) => [cells(row)[0], cells(row).slice(1)]));

describe('every event in every state', () => {
  it('has a cell in the table', () => {
    expect(columns).toEqual(Object.keys(STATES));
    expect([...table.keys()]).toEqual(Object.keys(EVENTS));
  });

  for (const [event, expected] of table) {
    it(`${event}`, () => {
      const results = columns.map((name) => {
        const { state } = reduce(STATES[name], EVENTS[event as keyof typeof EVENTS], TIMINGS);
        const before = inLetters(STATES[name]);
        return inLetters(state) === before ? '=' : inLetters(state);
      });
      expect(results).toEqual(expected);
    });
  }
});
