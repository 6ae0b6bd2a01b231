import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Omnibox } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { createAddressBar } from './address-bar.ts';

const EXPECTED = 'Look up a PhoneChat booking: type its number, such as 123, or paste its link';
const LINK = 'https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123';
const NO_BOOKING = ['', 'hello', '0', '2147483648', 'https://www.adultwork.com/ViewProfile.asp?UserID=5'];

const setDefaultSuggestion = vi.fn<(suggestion: { description: string }) => void>();
const openPopup = vi.fn(async () => {});
const start = (omniboxOf: 'chromium' | 'firefox') =>
  createAddressBar({ omnibox: { setDefaultSuggestion }, openPopup, omniboxOf });

/** The first row as Chromium draws it: it reads XML and fills in the place. */
function draw(typed: string): string {
  const { description = '' } = setDefaultSuggestion.mock.lastCall?.[0] ?? {};
  return description.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replace('%s', typed);
}

/** The rows below the first one. */
function rowsFor(typed: string, omniboxOf: 'chromium' | 'firefox'): Omnibox.SuggestResult[] {
  const suggest = vi.fn<(rows: Omnibox.SuggestResult[]) => void>();
  const bar = start(omniboxOf);
  bar.askForNumber();
  bar.onChanged(typed, suggest);
  return suggest.mock.calls.flatMap(([rows]) => rows);
}

beforeEach(() => {
  setDefaultSuggestion.mockClear();
  openPopup.mockClear();
  vi.restoreAllMocks();
});

describe('in Chromium the one row', () => {
  it('says what Enter will do', () => {
    expect(rowsFor('123', 'chromium')).toEqual([]);
    expect(draw('123')).toBe('Look up PhoneChat booking 123');
    rowsFor(LINK, 'chromium');
    expect(draw(LINK)).toBe(`Look up “${LINK}”`);
  });

  it.each(NO_BOOKING)('says what is expected after %j', (typed) => {
    rowsFor(typed, 'chromium');
    expect(draw(typed)).toBe(EXPECTED);
  });

  it('holds no number and nothing typed, since it is kept on the disk', () => {
    const bar = start('chromium');
    for (const typed of ['7', '78', '789', '#789', LINK, 'Booking #789', '78x'])
      bar.onChanged(typed, () => {});
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
  it.each(['123', ' 123', '#123', LINK])('a second row offers the booking of %j', (typed) => {
    const [row, ...others] = rowsFor(typed, 'firefox');
    expect(row?.description).toBe('Look up PhoneChat booking 123');
    // It would be left out if it were what is typed.
    expect(row?.content).not.toBe(typed);
    expect(others).toEqual([]);
    start('firefox').onEntered(row?.content ?? '');
    expect(openPopup).toHaveBeenCalledExactlyOnceWith(123);
  });

  it.each(NO_BOOKING)('there is no second row after %j', (typed) => {
    expect(rowsFor(typed, 'firefox')).toEqual([]);
  });

  it('the first row never changes, since it would come a key late', () => {
    for (const typed of ['1', '12', 'x']) rowsFor(typed, 'firefox');
    for (const [{ description }] of setDefaultSuggestion.mock.calls) expect(description).toBe(EXPECTED);
  });
});

it.each([
  ['123', 123],
  [' #123 ', 123],
  [LINK, 123],
  ['hello', null],
  ['', null],
])('Enter on %j opens the popup with booking %s', (typed, id) => {
  start('chromium').onEntered(typed);
  expect(openPopup).toHaveBeenCalledExactlyOnceWith(id);
});
