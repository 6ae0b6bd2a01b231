import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyBooking } from '../../tests/fuzz/booking-replies.ts';
import { STATUSES } from './booking.ts';
import { type Dated, type Situation, situationOf } from './situation.ts';

/** A session at 21:30 for 15 minutes, to be accepted by 20:00; in winter, when UK time is UTC. */
const DATED = { sessionDate: '2018-01-22T21:30:00', duration: 15, acceptBy: '2018-01-22T20:00:00' };
const at = (time: string) => Date.parse(`2018-01-22T${time}Z`);

/** Before and after each of the dates, and the very instants. */
const TIMES = ['19:59:59', '20:00:00', '21:29:59', '21:30:00', '21:44:59', '21:45:00'] as const;

const TABLE: Record<
  string,
  Record<(typeof TIMES)[number], [Situation['stage'], Situation['group'], deadline: string | null]>
> = {
  Pending: {
    '19:59:59': ['to-accept', 'waiting-for-them', DATED.acceptBy],
    '20:00:00': ['accept-missed', 'over', null],
    '21:29:59': ['accept-missed', 'over', null],
    '21:30:00': ['accept-missed', 'over', null],
    '21:44:59': ['accept-missed', 'over', null],
    '21:45:00': ['accept-missed', 'over', null],
  },
  Accepted: {
    '19:59:59': ['to-confirm', 'needs-you', DATED.sessionDate],
    '20:00:00': ['to-confirm', 'needs-you', DATED.sessionDate],
    '21:29:59': ['to-confirm', 'needs-you', DATED.sessionDate],
    '21:30:00': ['confirm-missed', 'over', null],
    '21:44:59': ['confirm-missed', 'over', null],
    '21:45:00': ['confirm-missed', 'over', null],
  },
  Confirmed: {
    '19:59:59': ['ahead', 'later', null],
    '20:00:00': ['ahead', 'later', null],
    '21:29:59': ['ahead', 'later', null],
    '21:30:00': ['now', 'later', null],
    '21:44:59': ['now', 'later', null],
    '21:45:00': ['over', 'over', null],
  },
  Rejected: rows(['rejected', 'over', null]),
  Cancelled: rows(['cancelled', 'over', null]),
  Expired: { ...rows(['unknown', 'later', null]), '21:45:00': ['unknown', 'over', null] },
};

function rows(one: [Situation['stage'], Situation['group'], null]) {
  return {
    '19:59:59': one,
    '20:00:00': one,
    '21:29:59': one,
    '21:30:00': one,
    '21:44:59': one,
    '21:45:00': one,
  };
}

describe('Status and dates together', () => {
  it('The table has every status that the platform documents.', () => {
    expect(STATUSES.filter((status) => !(status in TABLE))).toEqual([]);
  });

  it.each(
    Object.entries(TABLE).flatMap(([status, times]) =>
      TIMES.map((time) => [status, time, ...times[time]] as const),
    ),
  )('%s at %s is %s (%s)', (status, time, stage, group, deadline) => {
    const situation = situationOf({ ...DATED, status }, at(time));
    expect(situation).toMatchObject({ stage, group, deadline, canTakePlace: group !== 'over' });
  });

  it.each([
    [
      'no date for accepting: until the session starts',
      { acceptBy: null },
      '21:29:59',
      'to-accept',
      DATED.sessionDate,
    ],
    [
      'a date for accepting after the session: until the session starts',
      { acceptBy: '2018-01-23T00:00:00' },
      '21:29:59',
      'to-accept',
      DATED.sessionDate,
    ],
    [
      'a date for accepting after the session, which has started',
      { acceptBy: '2018-01-23T00:00:00' },
      '21:30:00',
      'accept-missed',
      null,
    ],
    ['no date of the session', { sessionDate: null }, '19:00:00', 'to-accept', DATED.acceptBy],
    ['no date at all', { sessionDate: null, acceptBy: null }, '23:00:00', 'to-accept', null],
  ] as const)('Pending with %s', (_, change, time, stage, deadline) => {
    expect(situationOf({ ...DATED, status: 'Pending', ...change }, at(time))).toMatchObject({
      stage,
      deadline,
    });
  });

  it('Accepted or confirmed with no date of the session is not past', () => {
    const undated = { ...DATED, sessionDate: null };
    expect(situationOf({ ...undated, status: 'Accepted' }, at('23:00:00')).group).toBe('needs-you');
    expect(situationOf({ ...undated, status: 'Confirmed' }, at('23:00:00')).group).toBe('later');
  });

  it('An hour of summer time counts: a session at 21:30 in July starts at 20:30 by UTC', () => {
    const july: Dated = {
      status: 'Accepted',
      sessionDate: '2018-07-22T21:30:00',
      duration: 15,
      acceptBy: null,
    };
    expect(situationOf(july, Date.parse('2018-07-22T20:29:59Z')).stage).toBe('to-confirm');
    expect(situationOf(july, Date.parse('2018-07-22T20:30:00Z')).stage).toBe('confirm-missed');
  });
});

describe('Today', () => {
  const isToday = (now: string, zone: string) =>
    situationOf({ ...DATED, status: 'Confirmed' }, Date.parse(now), zone).isToday;

  it.each([
    ['2018-01-22T00:00:00Z', 'Europe/London', true],
    ['2018-01-21T23:59:59Z', 'Europe/London', false],
    ['2018-01-23T00:00:00Z', 'Europe/London', false],
    // 10:30 on the 23rd.
    ['2018-01-22T10:59:59Z', 'Pacific/Auckland', false],
    ['2018-01-22T11:00:00Z', 'Pacific/Auckland', true],
  ])('at %s in %s: %s', (now, zone, today) => {
    expect(isToday(now, zone)).toBe(today);
  });
});

it('Time only goes one way: a booking that is over stays over.', () => {
  const anyInstant = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(anyBooking, anyInstant, anyInstant, (booking, one, two) => {
      const [first, second] = one < two ? [one, two] : [two, one];
      if (situationOf(booking, first).group === 'over') {
        expect(situationOf(booking, second).group).toBe('over');
      }
    }),
  );
});
