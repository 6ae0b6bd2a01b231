import { beforeEach, describe, expect, it, vi } from 'vitest';
import { own } from '../detect/testing/own.ts';
import { createSelectionMenu } from './selection-menu.ts';

/** The browser's own menu, as far as one item of one extension goes. */
function fakeMenus() {
  const items = new Map<string | number, { title?: string; visible?: boolean }>();
  return {
    items,
    /** What a person who opens the menu reads; null: the item is not there. */
    read(selected: string): string | null {
      const [item] = items.values();
      return item?.visible ? (item.title ?? '').replace('%s', selected) : null;
    },
    create: vi.fn(({ id = '', ...item }) => {
      if (items.has(id)) throw new Error('Cannot create item with duplicate id');
      items.set(id, item);
      return id;
    }),
    update: vi.fn(async (id: string | number, change: object) => {
      const item = items.get(id);
      if (!item) throw new Error('Cannot find menu item with id');
      Object.assign(item, change);
    }),
  };
}

let menus: ReturnType<typeof fakeMenus>;
const opened = vi.fn<(id: number | null) => void>();
const rules = own({ pattern: 'show.asp?no={id}', where: 'PhoneChatBookings.asp' });
const start = () =>
  createSelectionMenu({
    menus,
    openPopup: async (booking) => opened(await booking),
    readRules: async () => rules,
    windowsOfPress: async () => null,
  });

beforeEach(() => {
  menus = fakeMenus();
  opened.mockClear();
});

describe('the menu of selected text', () => {
  it('offers the booking while its number is selected, and only then', async () => {
    const menu = start();
    expect(menus.read('hello')).toBeNull();
    await menu.onHint('number');
    expect(menus.read('123')).toBe('Look up PhoneChat booking 123');
    await menu.onHint('words');
    expect(menus.read('Booking #123')).toBe('Look up “Booking #123”');
    await menu.onHint('nothing');
    expect(menus.read('hello')).toBeNull();
    await menu.onHint('number');
    expect(menus.read('#5')).toBe('Look up PhoneChat booking #5');
  });

  it('is there for selected text on the pages of the site alone', async () => {
    await start().onHint('number');
    expect(menus.create).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        contexts: ['selection'],
        documentUrlPatterns: ['*://www.adultwork.com/*', '*://adultwork.com/*', '*://m.adultwork.com/*'],
      }),
    );
  });

  it('goes on with the item that a stopped worker left behind', async () => {
    await start().onHint('number');
    const next = start();
    await next.onHint('words');
    expect(menus.read('Booking #1')).toBe('Look up “Booking #1”');
    expect(menus.create).toHaveBeenCalledOnce();
  });

  it('offers nothing after a restart of the browser, which has kept the menu', async () => {
    await start().onHint('number');
    await start().onStartup();
    expect(menus.read('123')).toBeNull();
  });

  it('stays away when the selection is over before the item was made', async () => {
    const menu = start();
    await Promise.all([menu.onHint('number'), menu.onHint('nothing')]);
    expect(menus.read('hello')).toBeNull();
  });

  it('leaves the menu alone while nothing changes', async () => {
    const menu = start();
    await menu.onHint('number');
    await menu.onHint('number');
    expect(menus.update).toHaveBeenCalledOnce();
  });

  it.each([
    ['123', 123],
    ['Booking #123?', 123],
    ['\u202a123\u202c', 123],
    ['https://www.adultwork.com/PhoneChatBooking.asp?BookingID=123', 123],
    // A link that only the user's own rules know.
    ['show.asp?no=123', 123],
    ['https://www.adultwork.com/ViewProfile.asp?UserID=5', null],
    // The page changed the selection after it was told: the browser's word counts.
    ['hello', null],
    [`${'x'.repeat(200)} Booking #123`, null],
  ])('looks up what the browser says is selected: %s', async (selectionText, id) => {
    await start().onClicked({ menuItemId: 'look-up-selection', selectionText });
    expect(opened).toHaveBeenCalledExactlyOnceWith(id);
  });

  it('does nothing for an item that is not its own', async () => {
    await start().onClicked({ menuItemId: 'other', selectionText: '123' });
    expect(opened).not.toHaveBeenCalled();
  });
});
