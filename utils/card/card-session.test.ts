import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import type { BookingView } from './card-props.ts';
import { COPIED_MS, createCardSession } from './card-session.ts';
import { copyText } from './copy-text.ts';
import { offerFile } from './offer-file.ts';

vi.mock('./copy-text.ts', () => ({ copyText: vi.fn(async () => true) }));
vi.mock('./offer-file.ts', () => ({ offerFile: vi.fn() }));

const view: BookingView = {
  kind: 'booking',
  booking: SAMPLE,
  fetchedAt: 0,
  actingFor: null,
  refreshing: false,
  offered: null,
  staleBecause: null,
  renewing: null,
  calendarKey: '',
};
const onChange = vi.fn();
let session: ReturnType<typeof createCardSession>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  session = createCardSession(onChange);
});
afterEach(() => {
  session.close();
  vi.useRealTimers();
});

const extras = (of = view) => session.extrasFor(of);
const actions = () => session.actionsFor(view);

describe('a card', () => {
  it('shows numbers and names when asked, each for itself, and hides them again', () => {
    expect(extras().revealed).toEqual({ phone: false, skype: false });
    actions().reveal('phone');
    expect(extras().revealed).toEqual({ phone: true, skype: false });
    actions().reveal('phone');
    expect(extras().revealed).toEqual({ phone: false, skype: false });
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('masks what was shown where it is another member’s booking', () => {
    extras();
    actions().reveal('phone');
    expect(extras({ ...view }).revealed.phone).toBe(true);
    expect(extras({ ...view, actingFor: { userId: 7, name: 'Ann' } }).revealed.phone).toBe(false);
  });

  it('masks what was shown when it is told to', () => {
    session.mask();
    expect(onChange).not.toHaveBeenCalled();
    actions().reveal('skype');
    session.mask();
    expect(extras().revealed).toEqual({ phone: false, skype: false });
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('unfolds comments', () => {
    actions().unfold('comments');
    expect(extras().unfolded).toEqual({ comments: true });
  });
});

describe('a copy', () => {
  it('wears its tick for a moment, and the last one alone', async () => {
    actions().copy('id', '101');
    await vi.advanceTimersByTimeAsync(0);
    expect([vi.mocked(copyText).mock.calls, extras().copied]).toEqual([[['101']], 'id']);
    vi.advanceTimersByTime(COPIED_MS - 1);
    actions().copy('summary', 'Phone call');
    await vi.advanceTimersByTimeAsync(COPIED_MS - 1);
    expect(extras().copied).toBe('summary');
    vi.advanceTimersByTime(1);
    expect(extras().copied).toBeNull();
  });

  it('that the browser refuses wears none', async () => {
    vi.mocked(copyText).mockResolvedValueOnce(false);
    actions().copy('id', '101');
    await vi.advanceTimersByTimeAsync(0);
    expect(extras().copied).toBeNull();
  });

  it('that comes when the card is closed paints nothing', async () => {
    actions().copy('id', '101');
    session.close();
    await vi.advanceTimersByTimeAsync(COPIED_MS);
    expect(onChange).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the calendar file', () => {
  const uidsFor = async (of: BookingView) => {
    vi.mocked(offerFile).mockClear();
    session.actionsFor(of).addToCalendar();
    session.actionsFor(of).addToCalendar();
    await vi.waitFor(() => expect(offerFile).toHaveBeenCalledTimes(2));
    const files = vi.mocked(offerFile).mock.calls;
    expect(files.map(([name]) => name)).toEqual(['event.ics', 'event.ics']);
    return files.map(([, , text]) => /UID:(.*)/.exec(text)?.[1]);
  };

  it('has one ID for one booking, however often it is offered', async () => {
    const [one, other] = await uidsFor({ ...view, calendarKey: 'key/production' });
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(other).toBe(one);
    const another = { ...view, booking: { ...SAMPLE, bookingId: 2 }, calendarKey: 'key/production' };
    expect((await uidsFor(another))[0]).not.toBe(one);
  });

  it('has a random ID where the key is not known', async () => {
    const [one, other] = await uidsFor(view);
    expect(one).not.toBe(other);
  });

  it('is none where there is no booking', () => {
    session.actionsFor({ kind: 'loading' }).addToCalendar();
    expect(offerFile).not.toHaveBeenCalled();
  });
});
