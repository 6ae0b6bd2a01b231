import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Omnibox } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { own } from '../detect/testing/own.ts';
import { createAddressBar } from './address-bar.ts';

const EXPECTED = 'Look up a PhoneChat booking: type its number, such as 123, or paste its link';
const LINK = 'https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123';
const NO_BOOKING = ['', 'hello', '0', '2147483648', 'https://www.adultwork.com/ViewProfile.asp?UserID=5'];

const setDefaultSuggestion = vi.fn<(suggestion: { description: string }) => void>();
const opened = vi.fn<(id: number | null) => void>();
const rules = own({ pattern: 'show.asp?no={id}', where: 'PhoneChatBookings.asp' });
const start = (omniboxOf: 'chromium' | 'firefox') =>
  createAddressBar({
    omnibox: { setDefaultSuggestion },
    openPopup: async (booking) => opened(await booking),
    windowsOfPress: async () => null,
    readRules: async () => rules,
    omniboxOf,
  });

/** The first row as Chromium draws it: it reads XML and fills in the place. */
function draw(typed: string): string {
  const { description = '' } = setDefaultSuggestion.mock.lastCall?.[0] ?? {};
  return description.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replace('%s', typed);
}

/** The rows below the first one. */
async function rowsFor(typed: string, omniboxOf: 'chromium' | 'firefox'): Promise<Omnibox.SuggestResult[]> {
  const suggest = vi.fn<(rows: Omnibox.SuggestResult[]) => void>();
  const bar = start(omniboxOf);
  bar.askForNumber();
  await bar.onChanged(typed, suggest);
  return suggest.mock.calls.flatMap(([rows]) => rows);
}

beforeEach(() => {
  setDefaultSuggestion.mockClear();
  opened.mockClear();
  vi.restoreAllMocks();
});

describe('in Chromium the one row', () => {
  it('says what Enter will do', async () => {
    expect(await rowsFor('123', 'chromium')).toEqual([]);
    expect(draw('123')).toBe('Look up PhoneChat booking 123');
    await rowsFor(LINK, 'chromium');
    expect(draw(LINK)).toBe(`Look up “${LINK}”`);
  });

  it.each(NO_BOOKING)('says what is expected after %j', async (typed) => {
    await rowsFor(typed, 'chromium');
    expect(draw(typed)).toBe(EXPECTED);
  });

  it('holds no number and nothing typed, since it is kept on the disk', async () => {
    const bar = start('chromium');
    for (const typed of ['7', '78', '789', '#789', LINK, 'Booking #789', '78x'])
      await bar.onChanged(typed, () => {});
    const kept = setDefaultSuggestion.mock.calls.map(([{ description }]) => description);
    expect(kept.length).toBeGreaterThan(2);
    expect(kept.join(' ')).not.toMatch(/7|BookingID/);
  });

  it('is written as XML', () => {
    vi.spyOn(i18n, 't').mockReturnValue('Müller & <Söhne>' as never);
    start('chromium').askForNumber();
    expect(setDefaultSuggestion).toHaveBeenLastCalledWith({ description: 'Müller &#38; &#60;Söhne&#62;' });
  });
});

describe('in Firefox', () => {
  it.each(['123', ' 123', '#123', 'Booking #123?', '\u202a123\u202c', 'show.asp?no=123', LINK])(
    'a second row offers the booking of %j',
    async (typed) => {
      const [row, ...others] = await rowsFor(typed, 'firefox');
      expect(row?.description).toBe('Look up PhoneChat booking 123');
      // It would be left out if it were what is typed.
      expect(row?.content).not.toBe(typed);
      expect(others).toEqual([]);
      await start('firefox').onEntered(row?.content ?? '');
      expect(opened).toHaveBeenCalledExactlyOnceWith(123);
    },
  );

  it.each(NO_BOOKING)('there is no second row after %j', async (typed) => {
    expect(await rowsFor(typed, 'firefox')).toEqual([]);
  });

  it('the first row never changes, since it would come a key late', async () => {
    for (const typed of ['1', '12', 'x']) await rowsFor(typed, 'firefox');
    for (const [{ description }] of setDefaultSuggestion.mock.calls) expect(description).toBe(EXPECTED);
  });
});

it.each([
  ['123', 123],
  [' #123 ', 123],
  ['Booking #123?', 123],
  [LINK, 123],
  // A link that only the user's own rules know.
  ['show.asp?no=123', 123],
  ['hello', null],
  ['', null],
])('Enter on %j opens the popup with booking %s', async (typed, id) => {
  await start('chromium').onEntered(typed);
  expect(opened).toHaveBeenCalledExactlyOnceWith(id);
});
