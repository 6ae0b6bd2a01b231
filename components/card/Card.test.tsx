// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawCard } from '../../tests/drawn-card.ts';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import { bookingProps, cardProps, NOW, STATES } from '../../tests/gallery/states.ts';
import type { Booking, Candidate } from '../../utils/booking/booking.ts';
import type { CardProps } from '../../utils/card/card-props.ts';

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
    reveal: vi.fn(),
    toggleComments: vi.fn(),
    close: vi.fn(),
    togglePin: vi.fn(),
    copy: vi.fn(),
    addToCalendar: vi.fn(),
    openPage: vi.fn(),
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
      '22 January 2018',
      '21:30',
      'Starts in 2 days',
      'Monday',
      'Call',
      'BookedUser',
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
      'Last changed',
      '21 January 2018',
      '13:24',
      'BookedUser',
      'Score 6',
      '8 ratings',
      '7 positive',
      '0 neutral',
      '1 negative',
      '0 disputes',
      'Updated 20 seconds ago',
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
    expect(drawBooking({ method }).fact('Call')).toBe(said);
  });

  it.each([
    ['12.5', '12.5 credits'],
    ['1', '1 credit'],
  ])('writes %s credits as %s', (credits, written) => {
    expect(drawBooking({ credits }).runs()).toContain(written);
  });

  it('leaves out the line of everything that is null', () => {
    const card = drawBooking({ actionClient: null, comments: null });
    expect(card.labels()).toEqual(['Call', 'Duration', 'Credits']);
    expect(card.text()).not.toMatch(/Comments|carry out/);
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
    const card = drawBooking();
    expect(card.status().textContent).toContain('22 January 2018 21:30UK time');
    expect(card.runs()).toContain('16:30 your time');
    expect(card.text()).toContain('HistoryUK time');
  });
});

describe('the deadline', () => {
  const pending = { status: 'Pending', acceptBy: '2018-01-20T23:42:00' } as const;

  it.each([
    ['2018-01-20T20:30:00Z', '3 hours, 12 minutes left'],
    ['2018-01-20T23:41:20Z', '40 seconds left'],
    ['2018-01-20T23:42:00Z', 'Passed now'],
    ['2018-01-21T00:42:00Z', 'Passed 1 hour ago'],
  ])('at %s says: %s', (now, said) => {
    expect(drawBooking(pending, { now: Date.parse(now) }).runs()).toContain(said);
  });

  it('stands only while the booking is pending', () => {
    expect(drawBooking(pending).fact('Accept by')).toBe('20 January 2018 23:423 hours, 12 minutes left');
    expect(drawBooking({ ...pending, status: 'Accepted' }).labels()).not.toContain('Accept by');
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

  it('have one button each, however many there are', () => {
    const { actions, ...rest } = bookingProps({ ...SAMPLE, ...secret });
    const spied = { ...actions, ...spiedActions() };
    const card = drawCard({ ...rest, actions: spied });
    card.button('Show phone number').click();
    card.button('Show Skype name').click();
    expect(spied.reveal.mock.calls).toEqual([['phone'], ['skype']]);
  });

  it('have the button beside the candidate’s where the client has none', () => {
    const card = drawBooking({ candidate: candidate({ phoneNumber: '020 7946 0456' }) });
    expect(card.labels()).toContain('Their number');
    expect(card.button('Show phone number')).toBeTruthy();
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

describe('comments', () => {
  const long = 'word '.repeat(60);

  it('stand last and whole where they are short', () => {
    const card = drawBooking({ comments: 'Please ring twice.' });
    expect(card.runs().slice(-3)).toEqual(['Comments', 'Please ring twice.', 'Updated 20 seconds ago']);
    expect(card.buttons()).not.toContain('Show all');
  });

  it.each([
    ['long', long],
    ['of many lines', 'a\nb\nc\nd\ne'],
  ])('that are %s are folded, and unfold', (_, comments) => {
    const actions = { ...bookingProps(SAMPLE).actions, ...spiedActions() };
    const card = drawBooking({ comments }, { actions });
    expect(card.text()).toContain(comments);
    expect(card.button('Show all').getAttribute('aria-expanded')).toBe('false');
    card.button('Show all').click();
    expect(actions.toggleComments).toHaveBeenCalledOnce();
    card.redraw(bookingProps({ ...SAMPLE, comments }, { commentsOpen: true }));
    expect(card.button('Show less').getAttribute('aria-expanded')).toBe('true');
  });
});

describe('a member’s booking', () => {
  const view = {
    kind: 'booking',
    booking: { ...SAMPLE, phoneNumber: '1' },
    fetchedAt: NOW,
    refreshing: false,
  } as const;
  const card = () => drawCard(cardProps({ ...view, actingFor: { userId: 42, name: 'Alice' } }));

  it('says whose it is', () => {
    expect(card().status().textContent).toContain('Booking of Alice (42)');
  });

  it('does not call the manager the client', () => {
    expect(card().fact('Call')).toBe('The member calls BookedUser');
    expect(card().labels()).toContain('Member’s number');
  });
});

describe('the controls', () => {
  it('do what they say', () => {
    const actions = spiedActions();
    const card = drawBooking({}, { actions });
    const names = [
      'Refresh',
      'Keep open',
      'Close',
      'Copy booking ID',
      'Copy summary',
      'Add to calendar',
      'Open the booking’s page',
    ];
    expect(card.buttons()).toEqual(names);
    for (const name of names) card.button(name).click();
    for (const action of ['refresh', 'togglePin', 'close', 'addToCalendar', 'openPage'] as const) {
      expect(actions[action]).toHaveBeenCalledOnce();
    }
    expect(actions.copy.mock.calls.map(([what]) => what)).toEqual(['id', 'summary']);
    expect(actions.copy.mock.calls[0]).toEqual(['id', '1']);
    expect(actions.copy.mock.calls[1]?.[1]).toContain('PhoneChat booking 1: Confirmed');
  });

  it('are not there for what the surface cannot do', () => {
    const actions = { ...spiedActions(), close: null, togglePin: null, openPage: null };
    expect(drawBooking({}, { actions }).buttons()).toEqual([
      'Refresh',
      'Copy booking ID',
      'Copy summary',
      'Add to calendar',
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
    expect(status.textContent).toBe('Confirmed#1You need to carry out the session22 January 2018 21:30');
    card.redraw(STATES['timed-out'] as CardProps);
    expect(card.status()).toBe(status);
    expect(status.textContent).toContain('AdultWork took too long');
  });

  it('is nothing while the clock ticks or a newer answer is under way', () => {
    const card = drawBooking();
    const before = card.status().outerHTML;
    const ticked = bookingProps(SAMPLE, { now: NOW + 3_600_000 });
    card.redraw({ ...ticked, view: { ...ticked.view, refreshing: true } as CardProps['view'] });
    expect(card.text()).toContain('Starts in 2 days');
    expect(card.text()).toContain('Updated 1 hour ago');
    expect(card.status().outerHTML).toBe(before);
  });

  it('is that something was copied', () => {
    const card = drawBooking();
    const live = card.place.querySelector('[aria-live=polite]');
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
