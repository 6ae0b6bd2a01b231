// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawCard } from '../../tests/drawn-card.ts';
import { FIELDS, pathsOf } from '../../tests/fixtures/made-booking.ts';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { bookingProps, cardProps, FAILURES, NOW, STATES, staleProps } from '../../tests/gallery/states.ts';
import { type Booking, type Candidate, type Kind, ownName } from '../../utils/booking/booking.ts';
import type { CardProps } from '../../utils/card/card-props.ts';
import { failureWords } from '../../utils/words/failure-words.ts';

beforeEach(() => {
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue('Europe/London');
});

const drawBooking = (booking: Partial<Booking> = {}, more: Partial<CardProps> = {}) =>
  drawCard(bookingProps({ ...SAMPLE, ...booking }, more));

const candidate = (more: Partial<Candidate>): Candidate => ({ ...SAMPLE.candidate, ...more });

/** A card's actions, spied upon. */
function spiedActions() {
  return {
    refresh: vi.fn(),
    renew: vi.fn(),
    lookUnder: vi.fn(),
    reveal: vi.fn(),
    unfold: vi.fn(),
    close: vi.fn(),
    togglePin: vi.fn(),
    copy: vi.fn(),
    addToCalendar: vi.fn(),
    openPage: vi.fn(),
    openTab: null,
    notABooking: null,
  };
}

describe('every state', () => {
  it.each(Object.entries(STATES))('%s is one group with the booking’s name', (_, props) => {
    expect(drawCard(props).group().getAttribute('aria-label')).toBe(`PhoneChat booking ${props.bookingId}`);
  });

  it.each(Object.entries(STATES))('%s shows no null and no missing word', (_, props) => {
    const card = drawCard(props);
    expect(card.text()).not.toMatch(/null|undefined|NaN|\$\d|\[object/);
    expect(card.buttons()).not.toContain('');
    for (const run of card.status().querySelectorAll('p')) expect(run.textContent).not.toBe('');
  });

  it.each(Object.entries(STATES).filter(([name]) => name !== 'loading'))(
    '%s, once settled, does not say "Loading"',
    (_, props) => {
      expect(drawCard(props).text()).not.toMatch(/loading/i);
    },
  );

  it.each(Object.entries(STATES))('%s is out of the tab order until it is entered', (_, props) => {
    expect(drawCard({ ...props, entered: false }).stops()).toEqual([]);
    expect(drawCard({ ...props, entered: true }).stops().length).toBeGreaterThan(0);
  });
});

describe('a booking', () => {
  it('shows each value of the platform’s sample as one run of text', () => {
    expect(drawBooking().runs()).toEqual([
      'Confirmed',
      '#1',
      'You need to carry out the session',
      'BookedUser',
      '22 January 2018',
      '21:30',
      'Starts in 2 days',
      'Monday',
      'Duration',
      '15 minutes',
      'Credits',
      '8 credits',
      '0.53 a minute',
      'History',
      'Created',
      '20 January 2018',
      '12:34',
      'Accepted',
      '21 January 2018',
      '12:48',
      'Confirmed',
      '21 January 2018',
      '13:24',
      'Accept by',
      '22 January 2018',
      '00:00',
      'Last changed',
      '21 January 2018',
      '13:24',
      'BookedUser',
      'Member 123456',
      'Score 6',
      '8 ratings',
      '7 positive',
      '0 neutral',
      '1 negative',
      '0 disputes',
      'Add to calendar',
      'Copy summary',
      'Copy booking ID',
      'Open page',
      'Updated just now',
      'Refresh',
      'Keep open',
      'Close',
    ]);
  });

  it.each(['Pending', 'Accepted', 'Rejected', 'Confirmed', 'Cancelled'] as const)(
    'says that it is %s',
    (status) => {
      expect(drawBooking({ status }).status().textContent).toContain(status);
    },
  );

  it.each([
    [1, 'BookedUser calls you'],
    [2, 'You call BookedUser'],
    [3, 'You and BookedUser talk on Skype'],
  ] as const)('by method %i says: %s', (method, said) => {
    expect(drawBooking({ method }).place.querySelector('.call')?.textContent).toBe(said);
  });

  it.each([
    [1, 'The booked member calls you'],
    [2, 'You call the booked member'],
    [3, 'You and the booked member talk on Skype'],
    [null, 'The booked member'],
  ] as const)('by method %s says of a member without a nickname: %s', (method, said) => {
    const { place } = drawBooking({ method, candidate: null });
    expect(place.querySelector('.call')?.textContent).toBe(said);
  });

  it.each([
    ['12.5', '12.5 credits'],
    ['1', '1 credit'],
  ])('writes %s credits as %s', (credits, written) => {
    expect(drawBooking({ credits }).runs()).toContain(written);
  });

  it('leaves out the line of everything that is null', () => {
    const card = drawBooking({ actionClient: null, comments: null, acceptBy: null });
    expect(card.labels()).toEqual(['Duration', 'Credits']);
    expect(card.text()).not.toMatch(/Comments|carry out|Accept by/);
    expect(drawBooking({ acceptedDate: null, confirmedDate: null }).history()).toEqual([
      'Created20 January 2018 12:34',
    ]);
  });

  it('leaves out the credits a minute of a booking of no minutes', () => {
    expect(drawBooking({ duration: 0 }).fact('Credits')).toBe('8 credits');
  });

  it.each([
    ['before', '2018-01-22T21:29:00Z', 'Starts in 1 minute'],
    ['on the minute', '2018-01-22T21:30:00Z', 'Started now'],
    ['during', '2018-01-22T21:35:00Z', 'Started 5 minutes ago'],
    ['after', '2018-01-22T21:45:00Z', '15 minutes ago'],
  ])('says how far the session is %s', (_, now, said) => {
    expect(drawBooking({}, { now: Date.parse(now) }).runs()).toContain(said);
  });

  it.each(['Cancelled', 'Rejected'] as const)('does not say that a %s session starts', (status) => {
    expect(drawBooking({ status }).runs()).toContain('in 2 days');
  });

  it('names the zone and the viewer’s own time where the viewer’s clock differs', () => {
    expect(drawBooking().text()).not.toMatch(/UK time|your time/);
    vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue('America/New_York');
    const card = drawBooking({ status: 'Pending', acceptBy: '2018-01-20T23:42:00' });
    expect(card.status().textContent).toContain('22 January 2018 21:30UK time16:30 your time');
    expect(card.text()).toContain('until 23:42 UK time (18:42 your time) to accept');
    expect(card.text()).toContain('HistoryUK time (your time)');
    for (const time of card.place.querySelectorAll('section time')) {
      expect(time.parentElement?.textContent).toMatch(/ \d\d:\d\d\(\d\d:\d\d\)$/);
    }
  });
});

describe('What is to be done, and by whom', () => {
  const pending = { status: 'Pending', acceptBy: '2018-01-20T23:42:00' } as const;
  const accepted = { status: 'Accepted' } as const;
  const todo = (booking: Partial<Booking>, now: string) =>
    drawBooking(booking, { now: Date.parse(now) }).place.querySelector('.todo')?.textContent;

  it.each([
    [
      'the candidate’s deadline',
      pending,
      '2018-01-20T20:30:00Z',
      'BookedUser has until 23:42 to accept3 hours, 12 minutes left',
    ],
    [
      'its last seconds',
      pending,
      '2018-01-20T23:41:20Z',
      'BookedUser has until 23:42 to accept40 seconds left',
    ],
    [
      'a deadline that is days away',
      { status: 'Pending' },
      '2018-01-20T20:30:00Z',
      'BookedUser has until 22 January 2018 at 00:00 to accept1 day, 3 hours left',
    ],
    [
      'no deadline but the session',
      { ...pending, acceptBy: null },
      '2018-01-22T20:30:00Z',
      'BookedUser has until 21:30 to accept1 hour left',
    ],
    ['a deadline that has passed', pending, '2018-01-20T23:42:00Z', 'Too late to accept'],
    ['one’s own turn', accepted, '2018-01-22T20:30:00Z', 'Confirm before it starts1 hour left'],
    ['one’s own turn that was missed', accepted, '2018-01-22T21:30:00Z', 'Too late to confirm'],
    ['a session that takes place', {}, '2018-01-22T21:30:00Z', 'On now'],
    ['a session that is over', {}, '2018-01-22T21:45:00Z', 'Over'],
    ['a session ahead: nothing', {}, '2018-01-20T20:30:00Z', undefined],
    ['a cancelled one: nothing', { status: 'Cancelled' }, '2018-01-22T21:45:00Z', undefined],
  ])('is said of %s', (_, booking, now, said) => {
    expect(todo(booking, now)).toBe(said);
  });

  it('names the member who has no nickname', () => {
    expect(todo({ ...pending, candidate: null }, '2018-01-20T20:30:00Z')).toContain(
      'The booked member has until',
    );
  });

  it('has no colour and no call to act left once a session is over', () => {
    const card = drawBooking({}, { now: Date.parse('2026-01-01T00:00:00Z') });
    expect(card.group().className).toBe('card booking Confirmed over');
    expect(card.place.querySelector('.action')).toBeNull();
    expect(card.text()).toContain('You need to carry out the session');
    expect(card.buttons()).not.toContain('Add to calendar');
  });

  it('is in the platform’s own words, marked as English', () => {
    const action = drawBooking().place.querySelector('.action');
    expect([action?.textContent, action?.getAttribute('lang')]).toEqual([
      'You need to carry out the session',
      'en',
    ]);
  });

  it('tells of other credits than were offered', () => {
    const props = bookingProps({ ...SAMPLE, ...accepted, credits: '12.5' });
    const view = { ...props.view, offered: '8' } as CardProps['view'];
    expect(drawCard({ ...props, view }).fact('Credits')).toBe('12.5 credits8 credits offered0.83 a minute');
  });
});

describe('What the platform sends beyond its documents', () => {
  it.each([
    ['Expired', 'Expired'],
    ['confirmed', 'confirmed'],
    [null, 'Status not known'],
  ])('is shown: the status %s, in a neutral look', (status, said) => {
    const card = drawBooking({ status });
    expect(card.status().textContent).toMatch(new RegExp(`^${said}#1`));
    expect(card.group().className.trim()).toBe('card booking');
  });

  it('is left out by name, in one quiet line', () => {
    const card = drawBooking({ method: null, leftOut: ['Method', 'Candidate.Neutral'] });
    expect(card.runs()).toContain(
      'Not shown, because AdultWork sent something unexpected: Method, Candidate.Neutral',
    );
    expect(card.place.querySelector('.call')?.textContent).toBe('BookedUser');
  });

  it('says that a candidate who is no longer there has left, and nothing where it is not known', () => {
    expect(drawBooking({ candidate: null }).runs()).toContain('No longer a member');
    expect(drawBooking({ candidate: null, leftOut: ['Candidate'] }).runs()).not.toContain(
      'No longer a member',
    );
  });
});

describe('Every documented field', () => {
  /** Another value than the sample's, by the kind of field. */
  const OTHER: Record<Kind, unknown> = {
    id: 777,
    minutes: 777,
    decimal: '777',
    status: 'Cancelled',
    method: 1,
    line: 'Seven',
    text: 'Seven',
    wallTime: '2018-01-07T07:07:00',
    score: 777,
    count: 777,
  };
  const shown = { revealed: { phone: true, skype: true } };
  const whole: Booking = {
    ...SAMPLE,
    phoneNumber: '1',
    skypeName: '1',
    cancelledDate: SAMPLE.createDate,
    cancelledReason: '1',
    cancelledBy: '1',
    rejectedReason: '1',
    comments: '1',
    candidate: { ...SAMPLE.candidate, phoneNumber: '1', skypeName: '1' },
  };

  it.each(pathsOf(() => true))('is shown without a press, or behind its mask: %s', (path) => {
    const name = ownName(path.replace('Candidate.', ''));
    const other = { [name]: OTHER[FIELDS.get(path)?.kind ?? 'id'] };
    const changed = path.startsWith('Candidate.')
      ? { ...whole, candidate: { ...whole.candidate, ...other } }
      : { ...whole, ...other };
    const card = drawCard(bookingProps(changed as Booking, shown));
    const before = drawBooking(whole, shown).text();
    expect(drawCard(bookingProps(changed as Booking, shown)).text()).not.toBe(before);
    expect(card.place.querySelector('[hidden], details')).toBeNull();
  });
});

describe('the history', () => {
  it('says who cancelled, when, and why', () => {
    const card = drawBooking({
      status: 'Cancelled',
      cancelledDate: '2018-01-21T19:00:00',
      cancelledBy: 'BookedUser',
      cancelledReason: 'My line is down.',
    });
    expect(card.history().at(-1)).toBe('Cancelled by BookedUser21 January 2018 19:00My line is down.');
  });

  it('says why a booking was rejected, and no date for it', () => {
    const card = drawBooking({
      status: 'Rejected',
      acceptedDate: null,
      confirmedDate: null,
      rejectedReason: 'I am away.',
    });
    expect(card.history()).toEqual(['Created20 January 2018 12:34', 'RejectedI am away.']);
  });
});

describe('the candidate', () => {
  it('has a score and a count, which are two things', () => {
    const card = drawBooking({
      candidate: candidate({ total: -2, ratings: 1, disputes: 1, positive: 1204 }),
    });
    expect(card.runs()).toEqual(
      expect.arrayContaining(['Score -2', '1 rating', '1 dispute', '1,204 positive']),
    );
  });

  it('keeps a name that looks like markup as text', () => {
    const card = drawBooking({ candidate: candidate({ nickname: '<img src=x onerror=alert(1)>' }) });
    expect(card.runs()).toContain('<img src=x onerror=alert(1)>');
    expect(card.place.querySelector('img')).toBeNull();
  });
});

describe('phone numbers and Skype names', () => {
  const secret = {
    phoneNumber: '+44 (0)20 7946 0123',
    skypeName: 'live:me',
    candidate: candidate({ phoneNumber: '020 7946 0456', skypeName: 'live:them' }),
  };
  const shown = { revealed: { phone: true, skype: true } };

  it('are nowhere in the card until asked for', () => {
    expect(drawBooking(secret).place.outerHTML).not.toMatch(/7946|live:/);
  });

  it('have one masked line and one button each, however many there are', () => {
    const { actions, ...rest } = bookingProps({ ...SAMPLE, ...secret });
    const spied = { ...actions, ...spiedActions() };
    const card = drawCard({ ...rest, actions: spied });
    expect(card.labels()).toEqual(['Duration', 'Credits', 'Both numbers', 'Both Skype names']);
    card.button('Show phone number').click();
    card.button('Show Skype name').click();
    expect(spied.reveal.mock.calls).toEqual([['phone'], ['skype']]);
  });

  it('have the button beside the candidate’s where the client has none', () => {
    const card = drawBooking({ candidate: candidate({ phoneNumber: '020 7946 0456' }) });
    expect(card.fact('Their number')).toBe('••••••hiddenShow phone number');
    expect(card.button('Show phone number')).toBeTruthy();
  });

  it('are "hidden" to a screen reader, and no row of dots', () => {
    const mask = drawBooking(secret).place.querySelector('.mask');
    expect(mask?.querySelector('[aria-hidden=true]')?.textContent).toBe('••••••');
    expect(mask?.querySelector('.unseen')?.textContent).toBe('hidden');
  });

  it('can be called, copied and hidden once shown', () => {
    const { actions, ...rest } = bookingProps({ ...SAMPLE, ...secret }, shown);
    const spied = { ...actions, ...spiedActions() };
    const card = drawCard({ ...rest, actions: spied });
    expect(card.links().map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['+44 (0)20 7946 0123', 'tel:+442079460123'],
      ['020 7946 0456', 'tel:02079460456'],
    ]);
    card.button('Copy phone number').click();
    card.button('Copy their Skype name').click();
    expect(spied.copy.mock.calls).toEqual([
      ['phone', '+44 (0)20 7946 0123'],
      ['skypeTheirs', 'live:them'],
    ]);
    expect(card.buttons()).toEqual(expect.arrayContaining(['Hide phone number', 'Hide Skype name']));
  });

  it('leave the focus on their button', () => {
    const card = drawBooking(secret);
    const button = card.button('Show phone number');
    button.focus();
    card.redraw(bookingProps({ ...SAMPLE, ...secret }, shown));
    expect(card.button('Hide phone number')).toBe(button);
    expect(document.activeElement).toBe(button);
  });

  it('that are no number are text and no link', () => {
    const card = drawBooking({ phoneNumber: 'ask me' }, shown);
    expect(card.fact('Your number')).toContain('ask me');
    expect(card.links()).toEqual([]);
  });
});

describe('what people wrote', () => {
  const long = 'word '.repeat(60);

  it('is whole where it is short', () => {
    const card = drawBooking({ comments: 'Please ring twice.' });
    expect(card.runs()).toEqual(expect.arrayContaining(['Comments', 'Please ring twice.']));
    expect(card.buttons()).not.toContain('Show all');
  });

  const fields = [
    ['comments', 'comments'],
    ['cancelledReason', 'cancelled'],
    ['rejectedReason', 'rejected'],
  ] as const;

  it.each(
    fields.flatMap(
      ([field, what]) =>
        [
          [field, 'long', what, long],
          [field, 'of many lines', what, 'a\nb\nc\nd\ne'],
        ] as const,
    ),
  )('is folded where it is %s and %s, and unfolds', (field, _, what, words) => {
    const booking = { status: 'Cancelled', [field]: words };
    const actions = { ...bookingProps(SAMPLE).actions, ...spiedActions() };
    const card = drawBooking(booking, { actions });
    expect(card.text()).toContain(words);
    expect(card.button('Show all').getAttribute('aria-expanded')).toBe('false');
    card.button('Show all').click();
    expect(actions.unfold).toHaveBeenCalledExactlyOnceWith(what);
    card.redraw(bookingProps({ ...SAMPLE, ...booking }, { unfolded: { [what]: true } }));
    expect(card.button('Show less').getAttribute('aria-expanded')).toBe('true');
    expect(card.buttons()).not.toContain('Show all');
  });

  it('is folded each by itself', () => {
    const booking = { status: 'Cancelled', comments: long, cancelledReason: long, rejectedReason: 'No.' };
    const card = drawBooking(booking, { unfolded: { cancelled: true } });
    expect(card.buttons().filter((name) => /^Show (?:all|less)$/.test(name ?? ''))).toEqual([
      'Show less',
      'Show all',
    ]);
  });
});

describe('a booking that could not be renewed', () => {
  it.each(Object.entries(FAILURES).filter(([, { kind }]) => kind !== 'not-found'))(
    'stays, and says so, why (%s), and what helps',
    (_, failure) => {
      const { title, text, step } = failureWords(failure, NOW);
      const card = drawCard(staleProps(failure));
      expect(card.runs()).toEqual(
        expect.arrayContaining(['Confirmed', '8 credits', 'Could not be updated.', title, text]),
      );
      expect(card.text()).toContain('Updated 4 minutes ago');
      expect(card.buttons().filter((name) => name === step)).toHaveLength(step ? 1 : 0);
    },
  );

  it('announces the notice alone: it is in a live region of its own, there before it has words', () => {
    const card = drawBooking();
    const before = card.group().querySelector('[aria-live=polite]:not(.unseen)');
    expect(before?.textContent).toBe('');
    const status = card.status().textContent;
    card.redraw(staleProps({ kind: 'timed-out' }));
    expect(before?.textContent).toContain('Could not be updated. AdultWork took too long');
    expect(card.status().textContent).toBe(status);
  });

  it.each([
    ['Try again', { kind: 'platform-error', status: 500 }, 'refresh'],
    ['Sign in again', { kind: 'token-rejected' }, 'renew'],
    ['Set up access', { kind: 'no-token' }, 'renew'],
    ['Grant access', { kind: 'offline', because: 'access-withheld' }, 'renew'],
  ] as const)('offers "%s"', (press, failure, action) => {
    const actions = spiedActions();
    drawCard(staleProps(failure, null, { actions }))
      .button(press)
      .click();
    expect(actions[action]).toHaveBeenCalledOnce();
  });

  it('says what a press on "Sign in again" has opened', () => {
    expect(drawCard(staleProps({ kind: 'token-rejected' }, 'sign-in')).text()).toContain(
      'The sign-in page is open.',
    );
  });
});

describe('a member’s booking', () => {
  const view = {
    kind: 'booking',
    booking: { ...SAMPLE, phoneNumber: '1' },
    fetchedAt: NOW,
    refreshing: false,
    offered: null,
    staleBecause: null,
    renewing: null,
    calendarKey: '',
  } as const;
  const card = () => drawCard(cardProps({ ...view, actingFor: { userId: 42, name: 'Alice' } }));

  it('says whose it is', () => {
    expect(card().status().textContent).toContain('Booking of Alice (42)');
  });

  it('does not call the manager the client', () => {
    expect(card().status().textContent).toContain('The member calls BookedUser');
    expect(card().labels()).toContain('Member’s number');
  });
});

describe('the controls', () => {
  it('do what they say', () => {
    const actions = spiedActions();
    const card = drawBooking({}, { actions });
    const names = [
      'Add to calendar',
      'Copy summary',
      'Copy booking ID',
      'Open page',
      'Refresh',
      'Keep open',
      'Close',
    ];
    expect(card.buttons()).toEqual(names);
    for (const name of names) card.button(name).click();
    for (const action of ['refresh', 'togglePin', 'close', 'addToCalendar', 'openPage'] as const) {
      expect(actions[action]).toHaveBeenCalledOnce();
    }
    expect(actions.copy.mock.calls).toEqual([
      ['summary', 'Phone call\n22 January 2018, 21:30 UK time\n15 minutes'],
      ['id', '1'],
    ]);
  });

  it('come after the numbers in the order of the keyboard', () => {
    const card = drawBooking({ phoneNumber: '020 7946 0123', comments: 'word '.repeat(60) });
    expect(card.stops().map(({ textContent }) => textContent)).toEqual([
      'Show phone number',
      'Show all',
      'Add to calendar',
      'Copy summary',
      'Copy booking ID',
      'Open page',
      'Refresh',
      'Keep open',
      'Close',
    ]);
  });

  it('have words, all of them', () => {
    for (const button of drawBooking().place.querySelectorAll('button')) {
      expect(button.textContent).not.toBe('');
    }
  });

  it('have the link’s page open in a new tab, where a long press has brought the card and not the browser’s menu', () => {
    const openTab = vi.fn();
    const card = drawBooking({}, { actions: { ...spiedActions(), openTab } });
    card.button('Open in new tab').click();
    expect(openTab).toHaveBeenCalledOnce();
  });

  it('are not there for what the surface cannot do', () => {
    const actions = { ...spiedActions(), close: null, togglePin: null, openPage: null };
    expect(drawBooking({}, { actions }).buttons()).toEqual([
      'Add to calendar',
      'Copy summary',
      'Copy booking ID',
      'Refresh',
    ]);
  });

  it.each(['Cancelled', 'Rejected'] as const)('put no %s session into a calendar', (status) => {
    expect(drawBooking({ status }).buttons()).not.toContain('Add to calendar');
  });

  it('say whether the card is kept open', () => {
    expect(drawBooking({}, { pinned: true }).button('Keep open').getAttribute('aria-pressed')).toBe('true');
    expect(drawBooking({}, { pinned: false }).button('Keep open').getAttribute('aria-pressed')).toBe('false');
  });
});

describe('what a screen reader is told', () => {
  it('is how to enter the card, until it is entered', () => {
    const keys = (entered: boolean) => drawBooking({}, { entered }).group().getAttribute('aria-keyshortcuts');
    expect(keys(false)).toBe('Alt+ArrowUp');
    expect(keys(true)).toBeNull();
  });

  const loading = cardProps({ kind: 'loading' });

  it('is the loading, then the result, in one status element', () => {
    const card = drawCard(loading);
    const status = card.status();
    expect(status.textContent).toBe('Loading…#123');
    card.redraw(bookingProps(SAMPLE));
    expect(card.status()).toBe(status);
    expect(status.textContent).toBe(
      'Confirmed#1You need to carry out the sessionYou call BookedUser22 January 2018 21:30Starts in 2 daysMonday',
    );
    card.redraw(STATES['timed-out'] as CardProps);
    expect(card.status()).toBe(status);
    expect(status.textContent).toContain('AdultWork took too long');
  });

  it('is nothing while the clock ticks or a newer answer is under way', () => {
    const card = drawBooking({ status: 'Accepted' });
    const live = () =>
      [...card.status().querySelectorAll(':scope > *')]
        .filter((element) => element.getAttribute('aria-live') !== 'off')
        .map((element) => {
          const copy = element.cloneNode(true) as Element;
          for (const quiet of copy.querySelectorAll('[aria-live=off]')) quiet.remove();
          return copy.outerHTML;
        });
    const before = live();
    const ticked = bookingProps({ ...SAMPLE, status: 'Accepted' }, { now: NOW + 2 * 3_600_000 });
    card.redraw({ ...ticked, view: { ...ticked.view, refreshing: true } as CardProps['view'] });
    expect(card.text()).toContain('Starts in 47 hours');
    expect(card.text()).toContain('1 day, 23 hours left');
    expect(card.text()).toContain('Updated 2 hours ago');
    expect(live()).toEqual(before);
  });

  it('is that something was copied', () => {
    const card = drawBooking();
    const live = card.place.querySelector('.unseen[aria-live=polite]');
    expect(live?.textContent).toBe('');
    card.redraw(bookingProps(SAMPLE, { copied: 'id' }));
    expect(live?.textContent).toBe('Copied');
  });

  it.each([
    ['loading', 'true'],
    ['acting-for', 'true'],
    ['confirmed', 'false'],
    ['timed-out', 'false'],
  ])('is that %s is busy: %s', (name, busy) => {
    expect(
      drawCard(STATES[name] as CardProps)
        .group()
        .getAttribute('aria-busy'),
    ).toBe(busy);
  });
});
