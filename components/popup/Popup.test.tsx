// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { BookingListItem } from '../../utils/booking/booking.ts';
import type { TokenStatus } from '../../utils/booking/token-status.ts';
import type { PageCommand } from '../../utils/message/contract.ts';
import { open } from '../../utils/message/opening.ts';
import { DEFAULT_PAGE_SETTINGS } from '../../utils/settings/page-settings.ts';
import { settings } from '../../utils/settings/registry.ts';
import { type FakeLookup, failed, found, installFakeLookups } from '../shared/testing/fake-lookups.ts';
import { ACCEPTED, type FakeWorker, installFakeWorker } from '../shared/testing/fake-worker.ts';
import {
  alerts,
  choose,
  description,
  get,
  leave,
  press,
  query,
  show,
  text,
  type,
  until,
  withoutPainting,
} from '../shared/testing/screen.ts';
import { Popup } from './Popup.tsx';
import { takeFirstView } from './take-first-view.ts';

let worker: FakeWorker;
let lookups: FakeLookup[];
const openOptionsPage = vi.fn(async () => {});

/** The group of that booking's card; null: there is none. */
const card = (id: number) => document.querySelector(`[role=group][aria-label="PhoneChat booking ${id}"]`);
const cards = () => document.querySelectorAll('[role=group]').length;

/** What a person reads at a control. */
const nameOf = (one: Element) => (one as HTMLInputElement).labels?.[0]?.textContent ?? one.textContent;

async function openPopup(): Promise<void> {
  show(<Popup />);
  await until(() => expect(worker.asked).toContainEqual({ kind: 'get-state' }));
  await until(() => expect(document.activeElement).toBe(get('textbox', 'Booking ID')));
}

async function setToken(token: TokenStatus): Promise<void> {
  worker.token = token;
}

async function lookUp(typed: string): Promise<FakeLookup> {
  const before = lookups.length;
  await type('Booking ID', typed);
  await press('Look up');
  await until(() => expect(lookups).toHaveLength(before + 1));
  return lookups[before] as FakeLookup;
}

/** What is in the tab over which the popup opens. */
function installTab(url: string, answer: (tabId: number, command: PageCommand) => Promise<unknown>): void {
  Object.assign(fakeBrowser.tabs, {
    query: async () => [{ id: 5, url }],
    sendMessage: answer,
  });
}

beforeEach(async () => {
  fakeBrowser.reset();
  worker = installFakeWorker();
  worker.token = ACCEPTED;
  lookups = installFakeLookups();
  Object.assign(fakeBrowser.runtime, { openOptionsPage: openOptionsPage.mockClear() });
  installTab('https://example.org/', () => Promise.reject(new Error('Receiving end does not exist.')));
});

afterEach(leave);

describe('looking up', () => {
  it.each([
    ['123', 123],
    ['#123', 123],
    ['Booking #123 and 22 January', 123],
    ['#123 and 2 people', 123],
    [' 0123 ', 123],
    ['https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123', 123],
  ])('takes "%s" and shows the card in place', async (typed, id) => {
    await openPopup();
    const lookup = await lookUp(typed);
    expect(lookup).toMatchObject({ id, mode: 'show' });
    await until(() => expect(card(id)?.textContent).toContain('Loading…'));
    lookup.answer(found(id));
    await until(() => expect(card(id)?.textContent).toContain('Sparrow'));
    expect(card(id)?.textContent).toContain('Updated just now');
    expect(get('textbox', 'Booking ID').value).toBe(typed);
  });

  it.each(['', 'abc', '0', '2147483648', '-1', '1.5', 'https://www.adultwork.com/ViewProfile.asp?UserID=5'])(
    'tells at the field that "%s" holds no booking ID, and sends no request',
    async (typed) => {
      await openPopup();
      await type('Booking ID', typed);
      await press('Look up');
      await until(() => expect(alerts().join()).toContain('There is no booking ID in this.'));
      expect(get('textbox', 'Booking ID').getAttribute('aria-invalid')).toBe('true');
      expect(description('Booking ID')).toContain('There is no booking ID in this.');
      expect(get('textbox', 'Booking ID').value).toBe(typed);
      expect(lookups).toEqual([]);
      await lookUp('123');
      await until(() => expect(alerts()).toEqual([]));
    },
  );

  it.each([
    ['abc', 'There is no booking ID in this.'],
    ["javascript:pcShow(700321,118,'x')", 'Which number in this link is the booking’s?'],
  ])('says nothing more of "%s" once a booking that is offered was chosen instead', async (typed, words) => {
    await settings.recent.set([7]);
    await openPopup();
    await type('Booking ID', typed);
    await press('Look up');
    await until(() => expect(text()).toContain(words));
    await press('#7');
    await until(() => expect(lookups).toMatchObject([{ id: 7 }]));
    await until(() => expect(text()).not.toContain(words));
    expect(alerts()).toEqual([]);
  });

  it('asks which number of a pasted link that no rule knows is the booking’s, and looks up that one alone', async () => {
    await openPopup();
    await type('Booking ID', "javascript:pcShow(700321,118,'x')");
    await press('Look up');
    await until(() => expect(text()).toContain('Which number in this link is the booking’s?'));
    expect(alerts()).toEqual([]);
    expect(lookups).toEqual([]);
    await press('118: value 2 of 3 of “pcShow”');
    await until(() => expect(lookups).toMatchObject([{ id: 118, mode: 'show' }]));
    await type('Booking ID', 'https://www.adultwork.com/Call.asp?TID=41118&UserID=700321');
    await until(() => expect(text()).not.toContain('Which number in this link'));
    await press('Look up');
    // A member's number is no choice.
    await until(() => expect(query('button', '41118: “TID” in the link to Call.asp')).not.toBeNull());
    expect(text()).not.toContain('700321');
  });

  it.each(['Booking #105 and #106', 'Bookings #105 and #106, 30 minutes', '105, 106'])(
    'asks which booking is meant where "%s" names several, and looks up that one alone',
    async (typed) => {
      await openPopup();
      await type('Booking ID', typed);
      await press('Look up');
      await until(() => expect(text()).toContain('Which number is the booking’s?'));
      expect([alerts(), lookups]).toEqual([[], []]);
      await press('#106');
      await until(() => expect(lookups).toMatchObject([{ id: 106, mode: 'show' }]));
    },
  );

  it('keeps what was typed when it fails, says why, and tries again on a press', async () => {
    await openPopup();
    const lookup = await lookUp('#123');
    lookup.answer(failed({ kind: 'timed-out' }));
    await until(() => expect(card(123)?.textContent).toContain('took too long'));
    expect(get('textbox', 'Booking ID').value).toBe('#123');
    await press('Try again');
    await until(() => expect(lookups[1]).toMatchObject({ id: 123, mode: 'refresh' }));
    await until(() => expect(card(123)?.textContent).toContain('Loading…'));
    lookups[1]?.answer(found(123));
    await until(() => expect(card(123)?.textContent).toContain('Sparrow'));
  });

  it('keeps the booking in view while it is refreshed', async () => {
    await openPopup();
    (await lookUp('123')).answer(found(123));
    await until(() => expect(query('button', 'Refresh')).not.toBeNull());
    await press('Refresh');
    await until(() => expect(lookups[1]).toMatchObject({ id: 123, mode: 'refresh' }));
    expect(card(123)?.textContent).toContain('Sparrow');
    expect(card(123)?.getAttribute('aria-busy')).toBe('true');
  });

  it('waits for one booking at a time, and a late answer shows nothing', async () => {
    await openPopup();
    const first = await lookUp('1');
    const second = await lookUp('2');
    expect(first.closed).toBe(true);
    first.answer(found(1));
    second.answer(found(2));
    await until(() => expect(card(2)?.textContent).toContain('Sparrow'));
    expect(cards()).toBe(1);
  });

  it('stops waiting when the popup closes', async () => {
    await openPopup();
    const lookup = await lookUp('1');
    leave();
    await until(() => expect(lookup.closed).toBe(true));
  });
});

describe('bookings offered', () => {
  it('are the last ones of this session', async () => {
    await settings.recent.set([7, 9]);
    await openPopup();
    await until(() => expect(query('button', '#7')).not.toBeNull());
    await press('#9');
    await until(() => expect(lookups[0]).toMatchObject({ id: 9, mode: 'show' }));
    expect(get('textbox', 'Booking ID').value).toBe('9');
  });

  it('are those of the page, each once, whatever else it answers', async () => {
    installTab('https://www.adultwork.com/PhoneChatBookings.asp', async () => [
      11,
      12,
      11,
      -1,
      'x',
      null,
      1.5,
    ]);
    await openPopup();
    await until(() => expect(query('button', '#12')).not.toBeNull());
    const list = [...document.querySelectorAll('.chips button')].map((chip) => chip.textContent);
    expect(list).toEqual(['#11', '#12']);
    await press('#11');
    await until(() => expect(lookups[0]).toMatchObject({ id: 11 }));
  });

  it.each([
    ['no part of ours there', () => Promise.reject(new Error('Receiving end does not exist.'))],
    ['something else', async () => ({ bookings: [1] })],
    ['nothing', async () => undefined],
  ])('are none, in silence, where the page says %s', async (_, answer) => {
    installTab('https://example.org/', answer);
    await openPopup();
    await lookUp('3');
    expect(document.querySelectorAll('.chips')).toHaveLength(0);
    expect(alerts()).toEqual([]);
  });
});

describe('a page of the site', () => {
  const status = () => document.querySelector('.this-page [role=status]')?.textContent;
  const NONE = 'No booking was recognised on this page, so no card opens here.';

  it('on which no booking is recognised has that said, in a status', async () => {
    installTab('https://www.adultwork.com/PhoneChatBookings.asp', async () => []);
    await openPopup();
    await until(() => expect(status()).toBe(NONE));
  });

  it.each([
    ['whose bookings are recognised', 'https://www.adultwork.com/a', async () => [11]],
    ['that has not answered', 'https://www.adultwork.com/a', () => new Promise<never>(() => {})],
    ['with no part of ours', 'https://www.adultwork.com/a', () => Promise.reject(new Error('no receiver'))],
    ['that is another site’s', 'https://example.org/', async () => []],
  ])('%s is not called one without bookings', async (_, url, answer) => {
    installTab(url, answer);
    await openPopup();
    await until(() => expect(query('button', 'Look up')).not.toBeNull());
    expect(text()).not.toContain(NONE);
  });
});

describe('what the list of bookings teaches', () => {
  const OFFER = '2 links on this page carry the numbers of your bookings. Open cards on them?';
  /** What the part in the page reads; another frame has something else. */
  const frames = (ids: readonly number[], link = (id: number) => `javascript:pcOpen(${id})`) => [
    {
      frameId: 0,
      result: {
        facts: {
          page: { base: 'https://www.adultwork.com/PhoneChatBookings.asp', path: '/PhoneChatBookings.asp' },
          elements: ids.map((id, row) => ({ row, inRow: true, facts: { href: link(id) } })),
        },
        around: [],
      },
    },
    { frameId: 7, result: null },
  ];
  const executeScript = vi.fn();
  let listed: number[];

  beforeEach(() => {
    listed = [];
    const items = [41_118, 41_204].map((bookingId) => ({
      bookingId,
      status: 'Confirmed',
      sessionDate: null,
      acceptBy: null,
      candidate: null,
    }));
    worker.list = {
      items: items as unknown as BookingListItem[],
      fetchedAt: Date.now(),
      failure: null,
      isStale: false,
    };
    executeScript
      .mockReset()
      .mockImplementation(async ({ files }) => (files ? [] : frames([41_118, 41_204, 9])));
    Object.assign(fakeBrowser, { scripting: { executeScript } });
    installTab('https://www.adultwork.com/PhoneChatBookings.asp', async () => listed);
  });

  it('is offered in words, learned with one press, and unlearned with another', async () => {
    await openPopup();
    await until(() => expect(text()).toContain(OFFER));
    listed = [41_118];
    await press('Open cards on them');
    await until(() => expect(text()).toContain('Cards open on links like these now (3 on this page).'));
    expect((await settings.page.get()).taughtRules).toMatchObject([
      { path: 'PhoneChatBookings.asp', place: { kind: 'call', fn: 'pcOpen', arg: 1, of: 1 } },
    ]);
    await until(() => expect(query('button', '#41118')).not.toBeNull());
    listed = [];
    await press('Undo');
    await until(() => expect(text()).toContain(OFFER));
    expect((await settings.page.get()).taughtRules).toEqual([]);
  });

  it('is compared in the popup: no number of the list goes to the page, and no request is sent', async () => {
    await openPopup();
    await until(() => expect(text()).toContain(OFFER));
    expect(JSON.stringify(executeScript.mock.calls)).not.toMatch(/\d{4}/);
    expect(worker.asked.map(({ kind }) => kind)).not.toContain('teach');
    expect(lookups).toEqual([]);
  });

  it('is offered too where some bookings of the page are recognised, beside the way to show another', async () => {
    listed = [5];
    await openPopup();
    await until(() => expect(text()).toContain(OFFER));
    expect(text()).not.toContain('No booking was recognised');
    expect(query('button', 'A booking here opens no card?')).not.toBeNull();
    expect(query('button', 'Show Booking Peek a booking')).toBeNull();
  });

  it.each([
    ['its bookings open cards already', () => listed.push(41_118, 41_204)],
    ['one of them is without a card', () => listed.push(41_118)],
    [
      'its links are of a kind that is known',
      () => {
        listed.push(5);
        const known = (id: number) => `PhoneChatBooking.asp?BookingID=${id}`;
        executeScript.mockResolvedValue(frames([41_118, 41_204], known));
      },
    ],
    ['cards are off', () => settings.page.set({ ...DEFAULT_PAGE_SETTINGS, hover: false })],
    [
      'cards are off on the page',
      () =>
        settings.page.set({
          ...DEFAULT_PAGE_SETTINGS,
          disabledPages: ['www.adultwork.com/phonechatbookings.asp'],
        }),
    ],
    ['one number is in it', () => executeScript.mockResolvedValue(frames([41_118, 9, 12]))],
    ['the page says what is no reading of it', () => executeScript.mockResolvedValue([{ result: 'x' }])],
    ['the browser keeps us out', () => executeScript.mockRejectedValue(new Error('no access'))],
  ])('is not offered where %s', async (_, arrange) => {
    await arrange();
    await openPopup();
    await until(() => expect(query('checkbox', 'Cards on this page')).not.toBeNull());
    await until(() => expect(worker.asked.map(({ kind }) => kind)).toContain('list-made-bookings'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(text()).not.toContain('carry the numbers');
    expect(query('button', 'Open cards on them')).toBeNull();
  });

  it('says which kinds were turned off, offers them no more, and turns one on again', async () => {
    const rule = {
      path: 'PhoneChatBookings.asp',
      place: { kind: 'call', fn: 'pcOpen', arg: 1, of: 1, before: '', after: '' },
      literals: {},
      paused: true,
    } as const;
    const elsewhere = { ...rule, path: 'Other.asp' };
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, taughtRules: [rule, elsewhere] });
    await openPopup();
    const what = 'Links that run “pcOpen”, value 1 of 1, on PhoneChatBookings.asp';
    await until(() => expect(text()).toContain(`No cards here on these: ${what}. They were turned off.`));
    expect(text()).not.toContain('Other.asp');
    expect(text()).not.toContain('carry the numbers');
    await press(`Turn on: ${what}`);
    await until(() => expect(text()).not.toContain('They were turned off'));
    expect((await settings.page.get()).taughtRules).toContainEqual({ ...rule, paused: false });
  });

  describe('and a booking that was looked up', () => {
    const LIKE = 'A link on this page holds #41118 but opens no card.';

    beforeEach(() => {
      worker.list = { items: [], fetchedAt: Date.now(), failure: null, isStale: false };
    });

    it('is offered as one to learn links by, and learned with one press and without a request', async () => {
      listed = [5];
      await openPopup();
      const lookup = await lookUp('41118');
      expect(text()).not.toContain(LIKE);
      lookup.answer(found(41_118));
      await until(() => expect(text()).toContain(`${LIKE} Open cards on links like it (3 on this page)?`));
      await press('Open cards on them');
      await until(() => expect(text()).toContain('Cards open on links like these now (3 on this page).'));
      expect((await settings.page.get()).taughtRules).toMatchObject([
        { path: 'PhoneChatBookings.asp', place: { kind: 'call', fn: 'pcOpen', arg: 1, of: 1 } },
      ]);
      expect(lookups).toHaveLength(1);
    });

    it('is not offered any more after a no', async () => {
      await openPopup();
      (await lookUp('41118')).answer(found(41_118));
      await until(() => expect(text()).toContain(LIKE));
      await press('No');
      await until(() => expect(text()).not.toContain(LIKE));
      expect((await settings.page.get()).taughtRules).toEqual([]);
    });

    it.each([
      ['it was not found', 41_118, () => failed({ kind: 'not-found', because: 'booking' })],
      ['the page does not show its number', 41_119, () => found(41_119)],
    ])('teaches nothing where %s', async (_, id, answer) => {
      await openPopup();
      (await lookUp(String(id))).answer(answer());
      await until(() => expect(card(id)?.textContent).not.toContain('Loading…'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(text()).not.toContain('opens no card. Open cards');
      expect(query('button', 'Open cards on them')).toBeNull();
    });
  });

  it('says why where it cannot be kept', async () => {
    const rule = {
      path: 'a',
      place: { kind: 'field', name: 'a', before: '', after: '' },
      literals: {},
    } as const;
    const taughtRules = Array.from({ length: 50 }, (_, index) => ({ ...rule, path: `a${index}` }));
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, taughtRules });
    await openPopup();
    await until(() => expect(query('button', 'Open cards on them')).not.toBeNull());
    await press('Open cards on them');
    await until(() => expect(alerts().join()).toContain('There are 50 already'));
  });
});

describe('pointing at a link', () => {
  const closeWindow = vi.fn();
  const row = (id: number, member: number, row: number) => [
    { row, inRow: true, facts: { on: 'a', onclick: `pcShow(${member},${id})` } },
    { row, inRow: true, facts: { on: 'tr', words: `Anna\n22/01/2018 21:30\n${'View\n'}` } },
  ];
  const page = { base: 'https://www.adultwork.com/PhoneChatBookings.asp', path: '/PhoneChatBookings.asp' };
  const pointedAt = (elements: unknown[], around = [0, 1]) => ({ facts: { page, elements }, around });
  let pointed: unknown;

  beforeEach(() => {
    pointed = pointedAt([...row(41_118, 700_321, 0), ...row(41_204, 700_321, 1)]);
    vi.stubGlobal('close', closeWindow.mockReset());
    installTab('https://www.adultwork.com/PhoneChatBookings.asp', async () => []);
    Object.assign(fakeBrowser.tabs, { get: async () => ({ id: 5, url: page.base }) });
    const executeScript = async ({ args }: { args?: unknown[] }) =>
      args?.[1] === 'pointed' ? [{ frameId: 0, result: pointed }] : [];
    Object.assign(fakeBrowser, { scripting: { executeScript } });
  });

  async function openPointed(): Promise<void> {
    await settings.pointing.set({ tabId: 5, at: Date.now(), pointedAt: Date.now() });
    await openPopup();
    await until(() => expect(text()).toContain('Which number is the booking’s?'));
  }

  it('is begun by a press, which closes the popup', async () => {
    await openPopup();
    await until(() => expect(query('button', 'Show Booking Peek a booking')).not.toBeNull());
    await press('Show Booking Peek a booking');
    await until(() => expect(closeWindow).toHaveBeenCalledOnce());
    expect(await settings.pointing.get()).toMatchObject({ tabId: 5, pointedAt: null });
  });

  it('ends where the popup opens before anything was pointed at', async () => {
    await settings.pointing.set({ tabId: 5, at: Date.now(), pointedAt: null });
    await openPopup();
    await until(async () => expect(await settings.pointing.get()).toBeNull());
  });

  it('offers the numbers in words, the likeliest first, checks one with one lookup, and learns its kind', async () => {
    await openPointed();
    expect(
      [...document.querySelectorAll('.pointed fieldset label')].map((label) => label.textContent),
    ).toEqual(['41118: value 2 of 2 of “pcShow”', '700321: value 1 of 2 of “pcShow”']);
    expect(text()).toContain('Anna · 22/01/2018 21:30');
    expect(lookups).toEqual([]);
    await press('Check 41118');
    await until(() => expect(lookups[0]).toMatchObject({ id: 41_118, mode: 'show' }));
    expect(query('button', 'Yes, open cards on links like this')).toBeNull();
    lookups[0]?.answer(found(41_118));
    await until(() => expect(text()).toContain('Is this the booking you pointed at?'));
    expect(text()).toContain('Same date as in the row.');
    expect(text()).toContain('Cards will open on links like this (2 on this page): #41118, #41204');
    expect((await settings.page.get()).taughtRules).toEqual([]);
    await press('Yes, open cards on links like this');
    await until(() => expect(text()).toContain('Cards open on links like these now (2 on this page).'));
    expect((await settings.page.get()).taughtRules).toMatchObject([
      { path: 'PhoneChatBookings.asp', place: { kind: 'call', fn: 'pcShow', arg: 2, of: 2 } },
    ]);
    expect(await settings.pointing.get()).toBeNull();
    expect(lookups).toHaveLength(1);
    await press('Undo');
    await until(async () => expect((await settings.page.get()).taughtRules).toEqual([]));
  });

  it.each([
    [
      'not-found',
      { kind: 'not-found', because: 'booking' } as const,
      'AdultWork knows no booking 41118 that you made.',
    ],
    ['timed-out', { kind: 'timed-out' } as const, 'AdultWork took too long'],
  ])('learns nothing where the lookup ends with %s', async (_, failure, words) => {
    await openPointed();
    await press('Check 41118');
    await until(() => expect(lookups).toHaveLength(1));
    lookups[0]?.answer(failed(failure));
    await until(() => expect(text()).toContain(words));
    expect(query('button', 'Yes, open cards on links like this')).toBeNull();
    await press('No, another number');
    await until(() => expect(text()).toContain('Which number is the booking’s?'));
    await press('Cancel');
    await until(() => expect(text()).not.toContain('What you pointed at'));
    expect((await settings.page.get()).taughtRules).toEqual([]);
  });

  it('sends no request for a number that can’t be learned, and says why', async () => {
    pointed = pointedAt([{ row: 0, inRow: false, facts: { on: 'a', href: 'javascript:vU(700321)' } }], [0]);
    await openPointed();
    await press('Check 700321');
    await until(() => expect(alerts().join()).toContain('This is a member’s number'));
    expect(lookups).toEqual([]);
  });

  it('shows what may be handed in, without a number or a name', async () => {
    await openPointed();
    const report = document.querySelector<HTMLTextAreaElement>('details textarea')?.value;
    expect(report).toContain('pcShow(999999,99999)');
    expect(report).not.toMatch(/[0-8]|Anna/);
  });
});

describe('a page on which no card can open', () => {
  it.each(['https://www.adultwork.com/a', 'https://example.org/'])(
    'has that said, with the ways that are left: %s',
    async (url) => {
      installTab(url, async (_tab, { kind }) => (kind === 'lacks-card' ? true : [11]));
      await openPopup();
      await until(() => expect(text()).toContain('No card can open on this page'));
      expect(text()).toContain('open the page in a tab of its own');
      expect(query('button', '#11')).not.toBeNull();
    },
  );
});

describe('acting for a member', () => {
  beforeEach(async () => {
    await settings.members.set([{ userId: 800, name: 'Robin' }]);
    await openPopup();
    await until(() => expect(query('combobox', 'Acting for')).not.toBeNull());
  });

  it('drops what was shown for the other, and applies to the next lookup', async () => {
    const mine = await lookUp('5');
    mine.answer(found(5));
    await until(() => expect(card(5)?.textContent).toContain('Sparrow'));
    await choose('Acting for', 'Robin (800)');
    await until(() => expect(card(5)).toBeNull());
    expect(mine.closed).toBe(true);
    await until(() => expect(worker.asked).toContainEqual({ kind: 'act-for', userId: 800 }));

    const theirs = await lookUp('5');
    theirs.answer(found(5, { actingFor: { userId: 800, name: 'Robin' } }));
    await until(() => expect(card(5)?.textContent).toContain('Robin'));
  });

  it('is not undone by what the worker read before it', async () => {
    const reads = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let asked = 0;
    worker.wait = async (kind) => {
      if (kind === 'get-state') await reads[asked++]?.promise;
    };
    await worker.tell();
    await choose('Acting for', 'Robin (800)');
    await until(async () => expect(await settings.actingFor.get()).toBe(800));
    (await lookUp('5')).answer(found(5));
    await until(() => expect(card(5)?.textContent).toContain('Sparrow'));
    for (const { resolve } of reads) resolve();
    await until(() => expect(asked).toBeGreaterThan(2));
    expect(card(5)?.textContent).toContain('Sparrow');
    expect(get('combobox', 'Acting for').value).toBe('800');
  });

  it('applies before a lookup that follows at once', async () => {
    await type('Booking ID', '5');
    get('combobox', 'Acting for').value = '800';
    get('combobox', 'Acting for').dispatchEvent(new Event('change', { bubbles: true }));
    get('button', 'Look up').click();
    await until(() => expect(lookups).toHaveLength(1));
    expect(await settings.actingFor.get()).toBe(800);
    lookups[0]?.answer(found(5));
    await until(() => expect(card(5)?.textContent).toContain('Sparrow'));
  });
});

describe('what is shown', () => {
  it.each([
    ['the environment changes', () => settings.environment.set('sandbox')],
    ['the token is forgotten', () => setToken({ state: 'none' })],
    [
      'the token becomes another member’s',
      () => setToken({ ...ACCEPTED, account: { ...ACCEPTED.account, userId: 1 } }),
    ],
  ])('goes when %s', async (_, change) => {
    await openPopup();
    (await lookUp('5')).answer(found(5));
    await until(() => expect(card(5)?.textContent).toContain('Sparrow'));
    await change();
    await worker.tell();
    await until(() => expect(cards()).toBe(0));
    expect(text()).not.toContain('Sparrow');
  });

  it('stays when the token runs out', async () => {
    await openPopup();
    (await lookUp('5')).answer(found(5));
    await until(() => expect(card(5)?.textContent).toContain('Sparrow'));
    worker.token = { state: 'expired' };
    await worker.tell();
    await until(() => expect(text()).toContain('has run out'));
    expect(card(5)?.textContent).toContain('Sparrow');
  });
});

describe('a dead token', () => {
  it('is renewed from the card, and the same lookup goes on', async () => {
    worker.token = { state: 'rejected' };
    await openPopup();
    (await lookUp('5')).answer(failed({ kind: 'token-rejected' }));
    await until(() => expect(query('button', 'Sign in again')).not.toBeNull());
    expect(query('button', 'Sign in')).toBeNull();
    await press('Sign in again');
    await until(() => expect(lookups[1]).toMatchObject({ id: 5, mode: 'renew' }));
    lookups[1]?.answer({ kind: 'renewing', where: 'sign-in' });
    await until(() => expect(card(5)?.textContent).toContain('sign-in page is open'));
    worker.token = ACCEPTED;
    await worker.tell();
    lookups[1]?.answer(found(5));
    await until(() => expect(card(5)?.textContent).toContain('Sparrow'));
  });

  it('that comes alive by another way takes the lookup up again', async () => {
    worker.token = { state: 'rejected' };
    await openPopup();
    (await lookUp('5')).answer(failed({ kind: 'token-rejected' }));
    await until(() => expect(query('button', 'Sign in again')).not.toBeNull());
    worker.token = { state: 'checking' };
    await worker.tell();
    worker.token = ACCEPTED;
    await worker.tell();
    await until(() => expect(lookups[1]).toMatchObject({ id: 5, mode: 'show' }));
    lookups[1]?.answer(failed({ kind: 'token-rejected' }));
    await until(() => expect(query('button', 'Sign in again')).not.toBeNull());
    expect(lookups).toHaveLength(2);
  });

  it('that comes alive just as the lookup has failed is tried once', async () => {
    worker.token = { state: 'rejected' };
    await openPopup();
    const old = await lookUp('5');
    worker.wait = async () => {
      worker.token = ACCEPTED;
    };
    old.answer(failed({ kind: 'token-rejected' }));
    await worker.tell();
    await until(() => expect(lookups[1]).toMatchObject({ id: 5, mode: 'show' }));
    lookups[1]?.answer(failed({ kind: 'token-rejected' }));
    await worker.tell();
    await until(() => expect(worker.asked.at(-1)).toEqual({ kind: 'get-state' }));
    await until(() => expect(query('button', 'Sign in again')).not.toBeNull());
    expect(lookups).toHaveLength(2);
  });

  it('that comes alive while the lookup is under way with the old one is tried once', async () => {
    worker.token = { state: 'rejected' };
    await openPopup();
    const old = await lookUp('5');
    worker.token = ACCEPTED;
    await worker.tell();
    await until(() => expect(text()).not.toContain('does not know your access token'));
    old.answer(failed({ kind: 'token-rejected' }));
    await until(() => expect(lookups[1]).toMatchObject({ id: 5, mode: 'show' }));
    lookups[1]?.answer(failed({ kind: 'token-rejected' }));
    await until(() => expect(query('button', 'Sign in again')).not.toBeNull());
    await lookUp('6');
    lookups[2]?.answer(failed({ kind: 'token-rejected' }));
    await until(() => expect(query('button', 'Sign in again')).not.toBeNull());
    expect(lookups).toHaveLength(3);
  });

  it('that interrupted a lookup: it shows by itself when the popup opens again', async () => {
    await settings.pendingLookup.set({ id: 77, at: Date.now() - 60_000 });
    await openPopup();
    await until(() => expect(lookups[0]).toMatchObject({ id: 77, mode: 'show' }));
    expect(get('textbox', 'Booking ID').value).toBe('77');
    lookups[0]?.answer(found(77));
    await until(() => expect(card(77)?.textContent).toContain('Sparrow'));
    expect(lookups).toHaveLength(1);
  });

  it('gives way to another booking that is asked for elsewhere while the popup opens, and to none once it is open', async () => {
    await settings.pendingLookup.set({ id: 77, at: Date.now() });
    await openPopup();
    await until(() => expect(lookups[0]).toMatchObject({ id: 77 }));
    const ask = async (id: number, at: number) => {
      await settings.pendingLookup.set({ id, at });
      await worker.tell();
    };
    await ask(78, Date.now() + 200);
    await until(() => expect(lookups[1]).toMatchObject({ id: 78, mode: 'show' }));
    expect(get('textbox', 'Booking ID').value).toBe('78');
    expect(lookups[0]?.closed).toBe(true);
    await settings.recent.set([9]);
    await ask(79, Date.now() + 60_000);
    await until(() => expect(query('button', '#9')).not.toBeNull());
    lookups[1]?.answer(found(78));
    await until(() => expect(card(78)?.textContent).toContain('Sparrow'));
    expect(lookups).toHaveLength(2);
  });

  it('that interrupted a lookup long ago is not what the popup is opened for', async () => {
    await settings.pendingLookup.set({ id: 77, at: Date.now() - 60 * 60_000 });
    await openPopup();
    await lookUp('5');
    expect(lookups.map(({ id }) => id)).toEqual([5]);
  });

  it.each([
    [{ state: 'none' }, 'add an access token first'],
    [{ state: 'rejected' }, 'does not know your access token any more'],
    [{ state: 'expired' }, 'has run out'],
    [{ ...ACCEPTED, state: 'scope-missing' }, 'may not read PhoneChat bookings'],
  ] satisfies [TokenStatus, string][])('is said with one press that helps: %o', async (token, words) => {
    worker.token = token;
    await openPopup();
    await until(() => expect(text()).toContain(words));
    await press('Add an access token');
    expect(openOptionsPage).toHaveBeenCalledOnce();

    leave();
    await settings.clientId.set('my-project');
    await openPopup();
    await until(() => expect(query('button', 'Sign in')).not.toBeNull());
    if (token.state === 'none') expect(text()).toContain('Please sign in to look up a booking.');
    await press('Sign in');
    await until(() => expect(text()).not.toContain(words));
  });

  it('goes with the press that signs in, and the focus on to what follows: an Escape is still heard', async () => {
    worker.token = { state: 'expired' };
    await settings.clientId.set('my-project');
    await settings.recent.set([7]);
    await openPopup();
    await until(() => expect(query('button', 'Sign in')).not.toBeNull());
    withoutPainting();
    get('button', 'Sign in').focus();
    await press('Sign in');
    await until(() => expect(query('button', 'Sign in')).toBeNull());
    expect(document.activeElement).toBe(get('button', '#7'));
  });

  it('says how the sign-in ended that closed the popup', async () => {
    worker.token = { state: 'expired' };
    await settings.clientId.set('my-project');
    await settings.lastSignIn.set('cancelled');
    await openPopup();
    await until(() => expect(text()).toContain('You cancelled the sign-in.'));
  });
});

describe('cards on this page', () => {
  it('are switched off and on', async () => {
    installTab('https://www.adultwork.com/PhoneChatBookings.asp?BookingID=1', async () => []);
    await openPopup();
    await until(() => expect(query('checkbox', 'Cards on this page')?.checked).toBe(true));
    get('checkbox', 'Cards on this page').click();
    await until(async () =>
      expect((await settings.page.get()).disabledPages).toEqual(['www.adultwork.com/phonechatbookings.asp']),
    );
    await until(() => expect(get('checkbox', 'Cards on this page').checked).toBe(false));
    get('checkbox', 'Cards on this page').click();
    await until(async () => expect((await settings.page.get()).disabledPages).toEqual([]));
  });

  it.each([
    [`https://www.adultwork.com/${'a'.repeat(300)}`, 0, 'This page’s address is longer than 300 characters'],
    ['https://www.adultwork.com/a', 200, 'Cards are off on 200 pages already'],
  ])('stay on where that cannot be kept, and that is said: %s', async (address, known, words) => {
    const disabledPages = Array.from({ length: known }, (_, index) => `page ${index}`);
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, disabledPages });
    installTab(address, async () => []);
    await openPopup();
    await until(() => expect(query('checkbox', 'Cards on this page')?.checked).toBe(true));
    get('checkbox', 'Cards on this page').click();
    await until(() => expect(text()).toContain(words));
    expect(get('checkbox', 'Cards on this page').checked).toBe(true);
    expect((await settings.page.get()).disabledPages).toEqual(disabledPages);
  });

  it.each(['list-bookings', 'lacks-card'])(
    'can be switched off while the page hangs at "%s"',
    async (hangsAt) => {
      installTab('https://www.adultwork.com/a', async (_tabId, { kind }) =>
        kind === hangsAt ? new Promise<never>(() => {}) : [],
      );
      await openPopup();
      await until(() => expect(query('checkbox', 'Cards on this page')?.checked).toBe(true));
      get('checkbox', 'Cards on this page').click();
      await until(async () =>
        expect((await settings.page.get()).disabledPages).toEqual(['www.adultwork.com/a']),
      );
    },
  );

  it('are no matter on other sites', async () => {
    await openPopup();
    await lookUp('5');
    expect(query('checkbox', 'Cards on this page')).toBeNull();
  });
});

describe('a booking that is not found, where members are known', () => {
  it('is looked up under the chosen one, by one press, and the choice "Acting for" stays', async () => {
    const [alice, robin] = [
      { userId: 42, name: 'Alice' },
      { userId: 43, name: 'Robin' },
    ];
    await settings.members.set([alice, robin]);
    await openPopup();
    const lookup = await lookUp('5');
    lookup.answer({ ...failed({ kind: 'not-found', because: 'booking' }), others: [alice, robin] });
    await until(() => expect(query('combobox', 'Look under')).not.toBeNull());
    await choose('Look under', 'Robin (43)');
    card(5)?.querySelector<HTMLElement>('button.step')?.click();
    await until(() => expect(lookups).toHaveLength(2));
    expect(lookups[1]).toMatchObject({ id: 5, mode: 'refresh', under: 43 });
    await until(() => expect(card(5)?.textContent).toContain('Loading…'));
    lookups[1]?.answer(found(5, { actingFor: robin }));
    await until(() => expect(card(5)?.textContent).toContain('Booking of Robin (43)'));
    expect(await settings.actingFor.get()).toBeNull();
  });

  it('is offered no longer once another ID is typed, so that there is one "Look up" for it', async () => {
    await settings.members.set([{ userId: 42, name: 'Alice' }]);
    await openPopup();
    const lookup = await lookUp('5');
    const others = await settings.members.get();
    lookup.answer({ ...failed({ kind: 'not-found', because: 'booking' }), others });
    await until(() => expect(query('combobox', 'Look under')).not.toBeNull());
    expect(await lookUp('6')).toMatchObject({ id: 6, mode: 'show' });
  });
});

describe('the choice among many members', () => {
  const field = () => get('combobox', 'Acting for') as unknown as HTMLInputElement;
  const options = () => [...document.querySelectorAll('[role=option]')].map(({ textContent }) => textContent);
  async function typeIn(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => expect(field().getAttribute('aria-expanded')).toBe('true'));
  }
  async function key(name: string): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
    field().dispatchEvent(event);
    await until(() => true);
    return event;
  }
  const chosen = () => worker.asked.filter(({ kind }) => kind === 'act-for');

  beforeEach(async () => {
    await settings.members.set(
      Array.from({ length: 500 }, (_, n) => ({ userId: 1000 + n, name: `Member ${n}` })),
    );
    await openPopup();
    await until(() => expect(query('combobox', 'Acting for')).not.toBeNull());
  });

  it('is typed into, by name or user ID, and taken by Enter', async () => {
    expect(field().value).toBe('Myself');
    await typeIn('member 499');
    expect(options()).toEqual(['Member 499 (1499)']);
    await key('Enter');
    await until(() => expect(field().value).toBe('Member 499 (1499)'));
    expect(options()).toEqual([]);
    await typeIn('13');
    expect(options().slice(0, 2)).toEqual(['Member 13 (1013)', 'Member 113 (1113)']);
    await key('ArrowDown');
    await until(() =>
      expect(document.getElementById(`${field().getAttribute('aria-activedescendant')}`)?.textContent).toBe(
        'Member 113 (1113)',
      ),
    );
    await key('Enter');
    await until(() => expect(chosen()).toHaveLength(2));
    expect(chosen()).toEqual([
      { kind: 'act-for', userId: 1499 },
      { kind: 'act-for', userId: 1113 },
    ]);
    await typeIn('mys');
    expect(options()).toEqual(['Myself']);
    document.querySelector<HTMLElement>('[role=option]')?.click();
    await until(() => expect(chosen().at(-1)).toEqual({ kind: 'act-for', userId: null }));
    await until(() => expect(field().value).toBe('Myself'));
  });

  it('offers oneself and the first members unasked, and says how many more there are', async () => {
    await key('ArrowDown');
    await until(() => expect(options()).toHaveLength(20));
    expect(options().slice(0, 2)).toEqual(['Myself', 'Member 0 (1000)']);
    expect(text()).toContain('481 more: type a name or a user ID.');
  });

  it('is left as it was by Escape, which closes nothing else, and by going away', async () => {
    await typeIn('member 499');
    const pressed = await key('Escape');
    expect(pressed.defaultPrevented).toBe(true);
    await until(() => expect(field().value).toBe('Myself'));
    expect((await key('Escape')).defaultPrevented).toBe(false);
    await typeIn('member 499');
    field().dispatchEvent(new FocusEvent('blur'));
    await until(() => expect(field().value).toBe('Myself'));
    await typeIn('nobody');
    await until(() => expect(text()).toContain('No member has this name or user ID.'));
    await key('Enter');
    expect(chosen()).toEqual([]);
  });

  it('is said in the head of the popup', async () => {
    await typeIn('member 499');
    await key('Enter');
    await until(() =>
      expect(document.querySelector('header')?.textContent).toContain('Acting for Member 499'),
    );
  });
});

describe('the popup', () => {
  it('says that the worker does not answer, and goes on when it does', async () => {
    worker.ignores = () => true;
    await openPopup();
    await until(() => expect(alerts().join()).toContain('gives no answer'));
    worker.ignores = () => false;
    await press('Try again');
    await until(() => expect(alerts()).toEqual([]));
  });

  it('tells an account that offers services that only bookings it made are shown', async () => {
    await openPopup();
    await until(() => expect(text()).toContain('No sessions ahead.'));
    expect(text()).not.toContain('offers services');
    await setToken({ ...ACCEPTED, account: { ...ACCEPTED.account, offersServices: true } });
    await worker.tell();
    await until(() => expect(text()).toContain('can show only bookings that you made'));
  });

  it('says so where the sandbox is asked, and opens the options', async () => {
    await settings.environment.set('sandbox');
    await openPopup();
    await until(() => expect(text()).toContain('Sandbox'));
    await press('Options');
    expect(openOptionsPage).toHaveBeenCalledOnce();
  });
});

describe('the list of bookings', () => {
  const DAY = 86_400_000;
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 19);
  const item = (bookingId: number, status: string, days: number, nickname: string) =>
    ({
      bookingId,
      status,
      sessionDate: at(days),
      duration: 15,
      credits: '8',
      method: 2,
      acceptBy: at(days - 1),
      candidate: { nickname },
    }) as unknown as BookingListItem;
  const rows = () => [...document.querySelectorAll<HTMLElement>('.bookings [data-booking]')];

  beforeEach(async () => {
    await setToken(ACCEPTED);
    worker.list = {
      items: [
        item(11, 'Confirmed', 3, 'Robin'),
        item(12, 'Accepted', 5, 'Priya'),
        item(13, 'Pending', 6, 'Edwin'),
        item(14, 'Cancelled', 7, 'Ludovic'),
      ],
      fetchedAt: Date.now(),
      failure: null,
      isStale: false,
    };
  });

  it('says what is next, what needs the member and whom the member waits for, and leaves out what is over', async () => {
    await openPopup();
    await until(() => expect(text()).toContain('Next'));
    expect(text()).toContain('in 3 days');
    expect(text()).toContain('You call Robin · 15 minutes · 8 credits');
    expect(text()).toMatch(/Needs you.*Priya.*Waiting for them.*Edwin/);
    expect(text()).not.toContain('Ludovic');
    expect(worker.asked.filter(({ kind }) => kind === 'list-made-bookings')).toHaveLength(1);
  });

  /** As its own scripts open it: the first of them asks before the popup is drawn. `meanwhile`: what happens between the two. */
  async function openWithAnswer(meanwhile: () => unknown = () => {}): Promise<void> {
    open();
    const first = await takeFirstView();
    await meanwhile();
    show(<Popup first={first} />);
  }

  it('is there as the popup is first drawn, and costs one question', async () => {
    await openWithAnswer();
    expect(rows()).toHaveLength(3);
    expect(text()).not.toContain('Loading…');
    await until(() => expect(document.activeElement).toBe(get('textbox', 'Booking ID')));
    expect(worker.asked).toEqual([{ kind: 'open' }]);
  });

  it('has "Cards on this page" above it as the popup is first drawn, and what the page says comes below all else', async () => {
    const page = Promise.withResolvers<number[]>();
    installTab('https://www.adultwork.com/PhoneChatBookings.asp', async (_tabId, { kind }) =>
      kind === 'list-bookings' ? page.promise : false,
    );
    await settings.recent.set([7]);
    await openWithAnswer();
    const names = () => [...document.querySelectorAll('input[type=checkbox], main button')].map(nameOf);
    const first = names();
    expect(first.slice(0, 3)).toEqual(['Options', 'Look up', 'Cards on this page']);
    expect(first.at(-1)).toBe('#7');
    page.resolve([101]);
    await until(() => expect(query('button', '#101')).not.toBeNull());
    expect(names().slice(0, first.length)).toEqual(first);
  });

  it('leaves in the field what was typed and pasted before it was drawn', async () => {
    await openWithAnswer(() => {
      for (const key of ['1', '0', 'Shift', '9', 'Backspace'])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true }));
      const clipboardData = { getData: () => '7' };
      document.body.dispatchEvent(Object.assign(new Event('paste', { bubbles: true }), { clipboardData }));
    });
    const field = get('textbox', 'Booking ID') as HTMLInputElement;
    expect(field.value).toBe('107');
    expect(document.activeElement).toBe(field);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '5', bubbles: true }));
    expect(field.value).toBe('107');
  });

  it('keeps two numbers apart that were pasted below each other before it was drawn', async () => {
    await openWithAnswer(() => {
      const clipboardData = { getData: () => '105\r\n106' };
      document.body.dispatchEvent(Object.assign(new Event('paste', { bubbles: true }), { clipboardData }));
    });
    expect(get('textbox', 'Booking ID').value).toBe('105 106');
  });

  it('is brought up to date where it is older', async () => {
    const { list } = worker;
    worker.list = { ...list, items: list.items?.slice(0, 1) ?? null, isStale: true };
    await openWithAnswer(() => {
      worker.list = list;
    });
    await until(() => expect(rows()).toHaveLength(3));
    expect(worker.asked).toEqual([{ kind: 'open' }, { kind: 'list-made-bookings', mode: 'refresh' }]);
  });

  it('is asked for where none is remembered', async () => {
    const { list } = worker;
    worker.list = { ...list, items: null, fetchedAt: null };
    await openWithAnswer(() => {
      worker.list = list;
    });
    await until(() => expect(rows()).toHaveLength(3));
    expect(worker.asked.filter(({ kind }) => kind === 'get-state')).toHaveLength(1);
  });

  it('is of the new member where another was chosen while the popup was on its way', async () => {
    const { list } = worker;
    await openWithAnswer(async () => {
      await settings.members.set([{ userId: 5, name: 'Robin' }]);
      await settings.actingFor.set(5);
      worker.list = { ...list, items: list.items?.slice(0, 1) ?? null };
      await worker.tell();
    });
    await until(() => expect(rows()).toHaveLength(1));
    expect(text()).toContain('Robin');
  });

  it('is asked for as ever where the worker has to be started first', async () => {
    worker.wait = (kind) => (kind === 'open' ? new Promise(() => {}) : Promise.resolve());
    await openWithAnswer();
    await until(() => expect(rows()).toHaveLength(3));
  });

  it('names each row by status, date, time and nickname', async () => {
    await openPopup();
    await until(() => expect(rows()).toHaveLength(3));
    const [, accepted] = rows();
    expect(accepted?.textContent).toMatch(/^Accepted \d+ \w+ \d{4} \d\d:\d\d Priya .* to confirm$/);
  });

  it('opens a card in its own place, and goes back to the row by Back and by Escape', async () => {
    await openPopup();
    await until(() => expect(rows()).toHaveLength(3));
    for (const leaveCard of [
      () => press('Back'),
      async () => {
        const { activeElement } = document;
        activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
        );
      },
    ]) {
      rows()[1]?.click();
      await until(() => expect(card(12)).not.toBeNull());
      await until(() => expect(document.activeElement).toBe(card(12)));
      expect(rows()).toEqual([]);
      await leaveCard();
      await until(() => expect(card(12)).toBeNull());
      await until(() => expect(document.activeElement?.getAttribute('data-booking')).toBe('12'));
    }
  });

  it('puts the focus on the card, and back on the row, as each is drawn: a key that is pressed at once is not lost', async () => {
    await openPopup();
    await until(() => expect(rows()).toHaveLength(3));
    withoutPainting();
    rows()[1]?.click();
    await until(() => expect(card(12)).not.toBeNull());
    expect(document.activeElement).toBe(card(12));
    await press('Back');
    await until(() => expect(card(12)).toBeNull());
    expect(document.activeElement?.getAttribute('data-booking')).toBe('12');
  });

  it('has the focus in the field again after a card that was not opened from a row', async () => {
    await openPopup();
    await until(() => expect(rows()).toHaveLength(3));
    withoutPainting();
    await type('Booking ID', '99');
    await press('Look up');
    await until(() => expect(card(99)).not.toBeNull());
    get('button', 'Back').focus();
    await press('Back');
    await until(() => expect(card(99)).toBeNull());
    expect(document.activeElement).toBe(get('textbox', 'Booking ID'));
  });

  it('puts the focus on the card also where a booking is opened by its number: an Escape goes back, and does not close the popup', async () => {
    await settings.recent.set([12]);
    await openPopup();
    await until(() => expect(query('button', '#12')).not.toBeNull());
    get('button', '#12').focus();
    await press('#12');
    await until(() => expect(card(12)).not.toBeNull());
    expect(document.activeElement).toBe(card(12));
  });

  it('leads on to the first of the rows that are unfolded, and not past them', async () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => item(day, 'Confirmed', day, 'Wren'));
    worker.list = { items, fetchedAt: Date.now(), failure: null, isStale: false };
    await openPopup();
    await until(() => expect(query('button', 'Show 2 more')).not.toBeNull());
    const drawn = rows().length;
    get('button', 'Show 2 more').focus();
    await press('Show 2 more');
    await until(() => expect(rows()).toHaveLength(drawn + 2));
    expect(document.activeElement).toBe(rows()[drawn]);
  });

  it('goes with the token, and the focus from "Update the list" on to what signs in', async () => {
    await settings.clientId.set('my-project');
    await openPopup();
    await until(() => expect(rows()).toHaveLength(3));
    worker.wait = async (kind) => {
      if (kind === 'list-made-bookings') worker.token = { state: 'rejected' };
    };
    get('button', 'Update the list').focus();
    await press('Update the list');
    await until(() => expect(rows()).toHaveLength(0));
    expect(document.activeElement).toBe(get('button', 'Sign in'));
  });

  it('keeps each date and deadline one run, whichever way the words around it read', async () => {
    await openPopup();
    await until(() => expect(rows()).toHaveLength(3));
    const runs = [...document.querySelectorAll('.bookings bdi')].map(({ textContent }) => textContent);
    expect(runs.filter((run) => /^\d+ \w+ \d{4} \d\d:\d\d$/.test(run))).toHaveLength(3);
    expect(runs.filter((run) => run.endsWith('to confirm') || run.endsWith('to accept'))).toHaveLength(2);
  });

  it('says that there are no sessions ahead', async () => {
    worker.list = { items: [], fetchedAt: Date.now(), failure: null, isStale: false };
    await openPopup();
    await until(() => expect(text()).toContain('No sessions ahead.'));
  });

  it('keeps what it has where nothing newer came, and says why above it', async () => {
    worker.list = { ...worker.list, failure: { kind: 'timed-out' } };
    await openPopup();
    await until(() => expect(text()).toMatch(/AdultWork took too long.*Next/));
  });

  it('needs nothing else where the list cannot be read', async () => {
    worker.list = {
      items: null,
      fetchedAt: null,
      failure: { kind: 'unreadable', field: null },
      isStale: false,
    };
    await openPopup();
    await until(() => expect(text()).toContain('Your list of bookings could not be read'));
    await type('Booking ID', '55');
    await press('Look up');
    await until(() => expect(card(55)).not.toBeNull());
  });

  it('is not asked for while there is no token', async () => {
    await setToken({ state: 'none' });
    await openPopup();
    expect(worker.asked.map(({ kind }) => kind)).not.toContain('list-made-bookings');
    await until(() => expect(text()).toContain('add an access token first'));
    expect(text()).not.toContain('Loading…');
  });
});
