// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TokenStatus } from '../../utils/booking/token-status.ts';
import { DEFAULT_PAGE_SETTINGS } from '../../utils/settings/page-settings.ts';
import { settings } from '../../utils/settings/registry.ts';
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
import { Options } from './Options.tsx';

let worker: FakeWorker;
const NOT_SIGNED_IN = 'You are not signed in. There is no token yet.';
const status = () => document.querySelector('[role=status]')?.textContent;

beforeEach(async () => {
  fakeBrowser.reset();
  worker = installFakeWorker();
  show(<Options />);
  await until(() => expect(status()).toBe(NOT_SIGNED_IN));
});

afterEach(() => {
  leave();
  vi.restoreAllMocks();
});

describe('the access token', () => {
  it('is saved, checked and not shown again', async () => {
    await type('Access token', 'a-secret-token');
    await press('Save token');
    await until(() => expect(status()).toBe('You are signed in: access token accepted for member 700.'));
    expect(worker.asked).toContainEqual({ kind: 'save-token', token: 'a-secret-token' });
    expect(get('textbox', 'Access token').value).toBe('');
    expect(document.documentElement.outerHTML).not.toContain('a-secret-token');
  });

  it('is typed into a masked field that no browser remembers', () => {
    expect(get('textbox', 'Access token')).toMatchObject({ type: 'password', autocomplete: 'off' });
    for (const field of document.querySelectorAll('input, select')) {
      expect(field.getAttribute('autocomplete'), field.outerHTML).toBe('off');
    }
  });

  it.each([
    ['', 'Paste an access token first.'],
    ['   ', 'Paste an access token first.'],
    ['bearer two words', 'An access token holds no spaces. Please paste it once more, on its own.'],
    ['Bearer “tökén”', 'This holds signs that no access token has. Please copy it once more.'],
    [
      'https://www.adultwork.com/',
      'This address holds no access token. Paste the token itself, or the whole address that a sign-in led to.',
    ],
  ])('is told at the field where it is none: "%s"', async (typed, words) => {
    await type('Access token', typed);
    await press('Save token');
    await until(() => expect(alerts()).toEqual([words]));
    expect(get('textbox', 'Access token').getAttribute('aria-invalid')).toBe('true');
    expect(description('Access token')).toContain(words);
    expect(get('textbox', 'Access token').value).toBe(typed);
    expect(worker.asked.map(({ kind }) => kind)).not.toContain('save-token');
  });

  it('stays typed where the worker does not answer, and that is said', async () => {
    worker.ignores = () => true;
    await type('Access token', 'a-secret-token');
    await press('Save token');
    await until(() => expect(alerts().join()).toContain('gives no answer'));
    expect(get('textbox', 'Access token').value).toBe('a-secret-token');
    worker.ignores = () => false;
    await press('Try again');
    await until(() => expect(alerts()).toEqual([]));
  });

  it('is told at the field where it is too long, and stays typed', async () => {
    const long = 'x'.repeat(10_001);
    await type('Access token', long);
    await press('Save token');
    await until(() =>
      expect(alerts()).toEqual(['This is longer than 10000 characters. Nothing was changed.']),
    );
    expect(get('textbox', 'Access token').value).toBe(long);
    expect(get('textbox', 'Access token').maxLength).toBe(10_001);
  });

  it.each([
    [{ state: 'checking' }, 'Checking the token…'],
    [ACCEPTED, 'You are signed in: access token accepted for member 700.'],
    [{ state: 'unchecked', expiresAt: null }, 'could not be asked'],
    [{ state: 'rejected' }, 'rejected'],
    [{ state: 'expired' }, 'expired'],
    [{ ...ACCEPTED, state: 'scope-missing', scopes: [] }, 'lacks the scope account_phonechat_bookings'],
  ] satisfies [TokenStatus, string][])('has a status of its own for %o', async (token, words) => {
    worker.token = token;
    await worker.tell();
    await until(() => expect(status()).toContain(words));
    expect(document.querySelectorAll('[role=status]')).toHaveLength(1);
  });

  it('tells whose it is, until when and what it may do', async () => {
    worker.token = {
      state: 'accepted',
      account: { userId: 700, groupName: 'The Sparrows', isGroupManager: true },
      scopes: ['account_information', 'account_phonechat_bookings'],
      expiresAt: Date.now() + 18 * 60_000,
    };
    await worker.tell();
    await until(() => expect(text()).toContain('Expires in 18 minutes'));
    expect(text()).toContain('The Sparrows');
    expect(text()).toContain('Group managerYes');
    expect(text()).toContain('account_phonechat_bookings needed, granted');
    expect(text()).toContain('account_information');
  });

  it('takes what the platform leaves out for unknown, not for no', async () => {
    worker.token = ACCEPTED;
    await worker.tell();
    await until(() => expect(text()).toContain('Group managerNot known'));
    expect(text()).toContain('does not say until when');
  });

  it('turns expired by itself when its time is over', async () => {
    const expiresAt = Date.now() + 150;
    Object.defineProperty(worker, 'token', {
      get: () => (Date.now() < expiresAt ? { ...ACCEPTED, expiresAt } : { state: 'expired' }),
    });
    await worker.tell();
    await until(() => expect(status()).toContain('expired'));
  });

  it('is checked and forgotten, and neither can be pressed while there is none', async () => {
    expect(get('button', 'Check token').disabled).toBe(true);
    expect(get('button', 'Forget token').disabled).toBe(true);
    worker.token = { state: 'rejected' };
    await worker.tell();
    await until(() => expect(get('button', 'Check token').disabled).toBe(false));
    await press('Check token');
    await until(() => expect(status()).toContain('accepted'));
    get('button', 'Forget token').focus();
    await press('Forget token');
    await until(() => expect(status()).toBe(NOT_SIGNED_IN));
    await until(() => expect(document.activeElement?.matches('input, button')).toBe(true));
    expect(document.activeElement).not.toBe(get('button', 'Forget token'));
  });
});

describe('a member who has never signed in', () => {
  it('is led to the steps by the one primary button above them', async () => {
    expect(text()).toContain('That takes three steps');
    await press('Set up sign-in');
    expect(document.activeElement).toBe(get('textbox', 'Client ID'));
  });

  it('finds the button to sign in at the top once a client ID is known, and no steps before it', async () => {
    leave();
    await settings.clientId.set('my-project');
    show(<Options />);
    await until(() => expect(query('button', 'Sign in with AdultWork')).not.toBeNull());
    expect(query('button', 'Set up sign-in')).toBeNull();
    await press('Sign in with AdultWork');
    await until(() => expect(status()).toContain('accepted'));
  });

  it('gets no scope, client ID, environment or platform to read before the part for developers', () => {
    const [before = ''] = text().split('For developers');
    expect(before).not.toMatch(/scope|client id|environment|platform/i);
  });
});

describe('the part for a group', () => {
  const isOpen = () => document.querySelector<HTMLDetailsElement>('#members')?.open;

  it('is folded until the person may manage one', async () => {
    expect(isOpen()).toBe(false);
    worker.token = { ...ACCEPTED, account: { userId: 700, groupName: 'The Sparrows', isGroupManager: true } };
    await worker.tell();
    await until(() => expect(isOpen()).toBe(true));
  });
});

describe('signing in', () => {
  it('keeps the client ID, then signs in', async () => {
    await type('Client ID', ' my-project ');
    await press('Sign in with AdultWork');
    await until(() => expect(text()).toContain('You are signed in.'));
    expect(worker.asked).toContainEqual({ kind: 'set-client-id', clientId: 'my-project' });
    expect(status()).toContain('accepted');
    expect(get('textbox', 'Client ID').value).toBe('my-project');
  });

  it('asks for a client ID at the field', async () => {
    await press('Sign in with AdultWork');
    await until(() => expect(alerts()).toEqual(['Give the client ID of your project first.']));
    expect(worker.asked.map(({ kind }) => kind)).not.toContain('sign-in');
  });

  it('says at the field that a client ID is too long, and opens no window', async () => {
    await type('Client ID', 'x'.repeat(201));
    await press('Sign in with AdultWork');
    await until(() => expect(alerts()).toEqual(['This is longer than 200 characters. Nothing was changed.']));
    expect(worker.asked.map(({ kind }) => kind)).not.toContain('sign-in');
  });

  it.each([
    ['cancelled', 'You cancelled the sign-in.'],
    ['denied', 'Access was not granted'],
    ['wrong-state', 'did not belong to this sign-in'],
    ['no-token-in-reply', 'held no access token'],
    ['window-closed', 'page was closed'],
    ['failed', 'could not be reached'],
    ['no-client-id', 'needs the client ID'],
  ] as const)('ends calmly: %s', async (result, words) => {
    worker.signInResult = result;
    await type('Client ID', 'my-project');
    await press('Sign in with AdultWork');
    await until(() => expect(text()).toContain(words));
    expect(get('textbox', 'Client ID').value).toBe('my-project');
  });

  it('is never asked for twice, however often the worker is silent', async () => {
    worker.ignores = (kind) => kind === 'sign-in' || kind === 'set-environment';
    await type('Client ID', 'my-project');
    await press('Sign in with AdultWork');
    await until(() => expect(alerts().join()).toContain('gives no answer'));
    expect(worker.asked.filter(({ kind }) => kind === 'sign-in')).toHaveLength(1);
    // Anything else is asked once more.
    get('radio', 'Sandbox').click();
    await until(() => expect(worker.asked.filter(({ kind }) => kind === 'set-environment')).toHaveLength(2));
  });

  it('is not offered where the browser has no sign-in, and everything else is', async () => {
    worker.redirectUri = null;
    await worker.tell();
    await until(() => expect(query('textbox', 'Client ID')).toBeNull());
    expect(query('button', 'Sign in with AdultWork')).toBeNull();
    expect(query('button', 'Set up sign-in')).toBeNull();
    expect(text()).toContain('Here the browser lets no extension sign in.');
    await type('Access token', 'a-secret-token');
    await press('Save token');
    await until(() => expect(status()).toContain('accepted for member 700'));
  });

  it('asks the browser for what a sign-in by a tab needs, straight at the press, and begins none without it', async () => {
    const access = {
      permissions: ['webRequest'],
      origins: ['https://0123.extensions.allizom.org/*'],
    } as never;
    worker.signInAccess = access;
    await worker.tell();
    const request = vi.fn(async () => false);
    Object.assign(fakeBrowser.permissions, { request });
    await type('Client ID', 'my-project');
    await press('Sign in with AdultWork');
    await until(() => expect(text()).toContain('The sign-in was not begun'));
    expect(worker.asked.filter(({ kind }) => kind === 'sign-in')).toEqual([]);
    expect(request).toHaveBeenCalledExactlyOnceWith(access);

    request.mockResolvedValue(true);
    await press('Sign in with AdultWork');
    await until(() => expect(text()).toContain('You are signed in.'));
  });

  it('shows the redirect URI and copies it', async () => {
    const field = get('textbox', 'Redirect URI');
    expect(field).toMatchObject({ value: 'https://abc.chromiumapp.org/', readOnly: true });
    await press('Copy redirect URI');
    await until(async () =>
      expect(await navigator.clipboard.readText()).toBe('https://abc.chromiumapp.org/'),
    );
  });
});

describe('the environment', () => {
  it('applies at once', async () => {
    expect(get('radio', 'Production').checked).toBe(true);
    get('radio', 'Sandbox').click();
    await until(() =>
      expect(worker.asked).toContainEqual({ kind: 'set-environment', environment: 'sandbox' }),
    );
    await until(() => expect(get('radio', 'Sandbox').checked).toBe(true));
  });
});

describe('group members', () => {
  async function add(userId: string, name: string) {
    await type('Member user ID', userId);
    await type('Member name', name);
    await press('Add member');
  }

  it('are added by ID or by a pasted profile link, and can then be acted for', async () => {
    expect(query('combobox', 'Acting for')).toBeNull();
    await add('800', 'Robin');
    await until(() => expect(text()).toContain('Robin (800) was added.'));
    expect(get('textbox', 'Member user ID').value).toBe('');
    await add('https://www.adultwork.com/ViewProfile.asp?UserID=801', 'Wren');
    await until(() => expect(text()).toContain('Wren (801) was added.'));

    expect([...get('combobox', 'Acting for').options].map((option) => option.textContent)).toEqual([
      'Myself',
      'Robin (800)',
      'Wren (801)',
    ]);
    await choose('Acting for', 'Wren (801)');
    await until(() => expect(worker.asked).toContainEqual({ kind: 'act-for', userId: 801 }));
    await until(() => expect(get('combobox', 'Acting for').value).toBe('801'));
    await choose('Acting for', 'Myself');
    await until(() => expect(worker.asked).toContainEqual({ kind: 'act-for', userId: null }));
  });

  it.each([
    ['', 'Robin', 'There is no user ID in this.'],
    ['0', 'Robin', 'There is no user ID in this.'],
    ['robin', 'Robin', 'There is no user ID in this.'],
    ['800', ' ', 'Give a name'],
  ])('are told at the field where they are wrong: "%s", "%s"', async (userId, name, words) => {
    await add(userId, name);
    await until(() => expect(alerts().join()).toContain(words));
    expect(get('textbox', 'Member user ID').value).toBe(userId);
    expect(get('textbox', 'Member name').value).toBe(name);
    expect(worker.asked.map(({ kind }) => kind)).not.toContain('add-member');
  });

  it('are added once each', async () => {
    await add('800', 'Robin');
    await until(() => expect(text()).toContain('was added'));
    await add('#800', 'Wren');
    await until(() => expect(alerts()).toEqual(['Robin has this user ID already.']));
  });

  it('are 500 at most: the next is told at the field, and none is lost', async () => {
    await settings.members.set(
      Array.from({ length: 500 }, (_, index) => ({ userId: index + 1, name: `Member ${index + 1}` })),
    );
    await worker.tell();
    await until(() => expect(text()).toContain('30 of 500 members are shown.'));
    await add('501', 'Robin');
    await until(() => expect(alerts().join()).toContain('There are 500 already'));
    expect(get('textbox', 'Member name').value).toBe('Robin');
    expect(await settings.members.get()).toHaveLength(500);
  });

  it('are read from a pasted list, shown, and added; lines that were refused stay', async () => {
    await type('Members, one a line', '800 Robin\nwho?\nhttps://www.adultwork.com/801, Wren');
    await press('Read list');
    await until(() => expect(text()).toContain('2 members were understood.'));
    expect(text()).toContain('Line 2, “who?”: there is no user ID in it.');
    expect(await settings.members.get()).toEqual([]);
    await press('Add members');
    await until(() => expect(text()).toContain('2 members were added.'));
    expect(await settings.members.get()).toEqual([
      { userId: 800, name: 'Robin' },
      { userId: 801, name: 'Wren' },
    ]);
    expect(get('textbox', 'Members, one a line').value).toBe('who?');
  });

  it('are kept on the disk only while that is wanted', async () => {
    const keep = () => get('checkbox', 'Keep this list on this computer');
    expect(keep().checked).toBe(false);
    keep().click();
    await until(async () => expect(await settings.keptMembers.get()).not.toBeNull());
    await until(() => expect(keep().checked).toBe(true));
    keep().click();
    await until(async () => expect(await settings.keptMembers.get()).toBeNull());
  });

  it('are renamed and removed behind one button each, and the focus stays near', async () => {
    await add('800', 'Robin');
    await until(() => expect(query('button', 'Change Robin (800)')).not.toBeNull());
    expect(query('button', 'Remove Robin (800)')).toBeNull();
    await press('Change Robin (800)');
    await until(() => expect(query('textbox', 'New name for Robin (800)')).not.toBeNull());
    await type('New name for Robin (800)', 'Robyn');
    await press('Save name');
    await until(() => expect(document.activeElement).toBe(query('button', 'Change Robyn (800)')));

    await add('801', 'Wren');
    await until(() => expect(query('button', 'Change Wren (801)')).not.toBeNull());
    await press('Change Robyn (800)');
    get('button', 'Remove Robyn (800)').focus();
    await press('Remove Robyn (800)');
    await until(() => expect(text()).toContain('Robyn (800) was removed.'));
    await until(() => expect(document.activeElement?.textContent).toBe('Wren 801Change'));
    await press('Change Wren (801)');
    await press('Remove Wren (801)');
    await until(() => expect(query('combobox', 'Acting for')).toBeNull());
  });

  it('have the focus put on what comes in its place as that is drawn: a key that is pressed at once is not lost', async () => {
    await add('800', 'Robin');
    await add('801', 'Wren');
    await until(() => expect(query('button', 'Change Wren (801)')).not.toBeNull());
    withoutPainting();
    await press('Change Robin (800)');
    expect(document.activeElement).toBe(get('textbox', 'New name for Robin (800)'));
    await type('New name for Robin (800)', 'Robyn');
    await press('Save name');
    await until(() => expect(query('button', 'Change Robyn (800)')).not.toBeNull());
    expect(document.activeElement).toBe(get('button', 'Change Robyn (800)'));
    await press('Change Robyn (800)');
    await press('Remove Robyn (800)');
    await until(() => expect(query('button', 'Remove Robyn (800)')).toBeNull());
    expect(document.activeElement?.textContent).toBe('Wren 801Change');
  });

  describe('in a long list', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ userId: 1000 + n, name: `Member ${n}` }));
    async function showMany(count: number): Promise<number> {
      await settings.members.set(many(count));
      await worker.tell();
      await until(() => expect(text()).toContain(`of ${count} members are shown.`));
      return document.querySelectorAll('*').length;
    }

    it('are searched by name or user ID, and what is found can be changed', async () => {
      await showMany(500);
      await type('Find a member', 'member 47');
      await until(() => expect(text()).toContain('11 of 500 members are shown.'));
      await type('Find a member', '1499');
      await until(() => expect(query('button', 'Change Member 499 (1499)')).not.toBeNull());
      expect(text()).toContain('1 of 500 members are shown.');
      await type('Find a member', 'nobody');
      await until(() => expect(text()).toContain('No member has this name or user ID.'));
    });

    it('cost no more elements than 50 do', async () => {
      const fifty = await showMany(50);
      expect(await showMany(500)).toBe(fifty);
      expect(fifty).toBeLessThan(400);
    });
  });

  it('are no matter of an account that offers services: it is told that only bookings it made are shown', async () => {
    worker.token = { ...ACCEPTED, account: { ...ACCEPTED.account, offersServices: true } };
    await worker.tell();
    await until(() => expect(text()).toContain('can show only bookings that you made'));
  });

  it('come with a warning only where the platform says that there is no group to manage', async () => {
    worker.token = ACCEPTED;
    await worker.tell();
    await until(() => expect(status()).toContain('accepted'));
    expect(text()).not.toContain('you manage no group');
    worker.token = { ...ACCEPTED, account: { userId: 700, groupName: null, isGroupManager: false } };
    await worker.tell();
    await until(() => expect(text()).toContain('you manage no group'));
  });
});

describe('cards on pages', () => {
  const kept = () => settings.page.get();

  it('are switched off, delayed and dressed', async () => {
    get('checkbox', 'Show a card when I point at a booking link or reach it by keyboard').click();
    await until(async () => expect(await kept()).toMatchObject({ hover: false }));
    const slider = get('slider', 'Rest before a card shows');
    expect(slider.getAttribute('aria-valuetext')).toBe('0.45 seconds');
    slider.value = '800';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => expect(slider.getAttribute('aria-valuetext')).toBe('0.8 seconds'));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    await until(async () => expect(await kept()).toMatchObject({ hover: false, showDelay: 800 }));
    await choose('Look of the card', 'Dark');
    await until(async () =>
      expect(await kept()).toMatchObject({ hover: false, showDelay: 800, theme: 'dark' }),
    );
  });

  it('say in a private window that they follow the others', async () => {
    Object.assign(fakeBrowser, { extension: { inIncognitoContext: true } });
    await choose('Look of the card', 'Dark');
    await until(() => expect(alerts().join()).toContain('A private window follows your other windows'));
    expect(get('combobox', 'Look of the card').value).toBe('auto');
    Object.assign(fakeBrowser, { extension: undefined });
  });

  it('take two changes at once, and neither undoes the other', async () => {
    const { promise: slow, resolve: goOn } = Promise.withResolvers<void>();
    worker.wait = async (kind) => (kind === 'change-page-settings' ? slow : undefined);
    get('checkbox', 'Show a card when I point at a booking link or reach it by keyboard').click();
    // Something else changes, and the page is painted anew with what the worker knows by then.
    worker.token = ACCEPTED;
    await worker.tell();
    await until(() => expect(status()).toContain('accepted'));
    await choose('Look of the card', 'Dark');
    goOn();
    await until(async () => expect(await settings.page.get()).toMatchObject({ hover: false, theme: 'dark' }));
  });

  it('are allowed again on two pages in a row, while the worker wakes up', async () => {
    const rule = { pattern: 'show.asp?no={id}', where: '' };
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, disabledPages: ['a', 'b', 'c'], extraRules: [rule] });
    await worker.tell();
    await until(() => expect(query('button', 'Allow cards on a')).not.toBeNull());
    const { promise: awake, resolve: wakeUp } = Promise.withResolvers<void>();
    worker.wait = () => awake;
    await press('Allow cards on a');
    await press('Allow cards on b');
    await press('Remove the rule show.asp?no={id}');
    wakeUp();
    await until(async () => expect(await kept()).toMatchObject({ disabledPages: ['c'], extraRules: [] }));
  });

  it('say that there are rules enough, at the field', async () => {
    const extraRules = Array.from({ length: 50 }, (_, index) => ({ pattern: `${index}={id}`, where: '' }));
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, extraRules });
    await worker.tell();
    await until(() => expect(query('button', 'Remove the rule 49={id}')).not.toBeNull());
    await type('Link holds', 'x={id}');
    await press('Add rule');
    await until(() => expect(alerts().join()).toContain('There are 50 already'));
    expect(get('textbox', 'Link holds').value).toBe('x={id}');
    expect((await kept()).extraRules).toEqual(extraRules);
  });

  it('are allowed again on a page', async () => {
    const disabledPages = ['www.adultwork.com/a.asp', 'www.adultwork.com/b.asp'];
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, disabledPages });
    await worker.tell();
    await until(() => expect(text()).toContain('www.adultwork.com/a.asp'));
    await press('Allow cards on www.adultwork.com/a.asp');
    await until(async () =>
      expect(await kept()).toMatchObject({ disabledPages: ['www.adultwork.com/b.asp'] }),
    );
    await until(() => expect(text()).toContain('Cards are on again on www.adultwork.com/a.asp.'));
  });

  it('are allowed again on one page by a press, also one that is made twice or held', async () => {
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, disabledPages: ['a', 'b', 'c', 'd'] });
    await worker.tell();
    await until(() => expect(query('button', 'Allow cards on b')).not.toBeNull());
    get('button', 'Allow cards on b').focus();
    await press('Allow cards on b');
    // Where the keyboard presses next.
    await until(() => expect(document.activeElement?.textContent).toMatch(/^c/));
    expect(document.activeElement?.matches('button')).toBe(false);
    // Where the pointer does, as the browser tells the second press of a double click.
    fireEvent.click(get('button', 'Allow cards on c'), { detail: 2 });
    await press('Allow cards on a');
    await until(async () => expect((await kept()).disabledPages).toEqual(['c', 'd']));
  });

  it('know a link by an extra rule, tried while it is typed, and on the bookings list unless it is said otherwise', async () => {
    await type('Link to try', 'https://www.adultwork.com/show.asp?no=77');
    await until(() => expect(text()).toContain('This link gives no booking.'));
    await type('Link holds', 'show.asp?no={id}');
    await until(() => expect(text()).toContain('This link gives booking 77.'));
    await press('Add rule');
    await until(async () =>
      expect(await kept()).toMatchObject({
        extraRules: [{ pattern: 'show.asp?no={id}', where: 'PhoneChatBookings.asp' }],
      }),
    );
    await until(() => expect(get('textbox', 'Link holds').value).toBe(''));
    expect(text()).toContain('This link gives booking 77.');
    await press('Remove the rule show.asp?no={id}');
    await until(() => expect(text()).toContain('This link gives no booking.'));
  });

  it.each([
    ['#/booking/55', '/booking/{id}', 'https://m.adultwork.com/PhoneChatBookings.asp'],
    ['pcShow(700321,55); return false', ',{id})', 'https://www.adultwork.com/PhoneChatBookings.asp'],
    ['Show.asp?GuestTID=700321&TID=55', 'TID={id}', 'https://www.adultwork.com/PhoneChatBookings.asp'],
  ])('try %j on the rule %j', async (link, pattern, page) => {
    await type('Link to try', link);
    await type('Page that shows the link', page);
    await until(() => expect(text()).toContain('This link gives no booking.'));
    await type('Link holds', pattern);
    await until(() => expect(text()).toContain('This link gives booking 55.'));
  });

  it.each([
    ['({id})', 'javascript:vU(700321)'],
    ['vT({id})', 'javascript:vT(700321)'],
    ['={id}', 'https://www.adultwork.com/ViewProfile.asp?UserID=700321'],
    ['SelUserID={id}', 'https://www.adultwork.com/PhoneChatBooking.asp?SelUserID=700321'],
    ['adultwork.com/{id}', 'https://www.adultwork.com/700321'],
  ])('take no rule such as "%s", which finds a member\'s link, and name that link', async (pattern, link) => {
    await type('Link holds', pattern);
    await press('Add rule');
    await until(() => expect(alerts().join()).toContain(`This would also find ${link}, which is about`));
    expect((await kept()).extraRules).toEqual([]);
  });

  it.each(['show.asp', '{id}', '{id}{id}', 'a{id}b{id}'])('take no rule such as "%s"', async (pattern) => {
    await type('Link holds', pattern);
    await press('Add rule');
    await until(() => expect(alerts().join()).toContain('Write {id} exactly once'));
    expect((await kept()).extraRules).toEqual([]);
  });
});

describe('site access', () => {
  it('is asked for from the press where it is withheld', async () => {
    expect(query('button', 'Grant access')).toBeNull();
    worker.accessGranted = false;
    await worker.tell();
    await until(() => expect(query('button', 'Grant access')).not.toBeNull());

    const request = vi.fn(async () => false);
    Object.assign(fakeBrowser.permissions, { request });
    Object.assign(fakeBrowser.runtime, {
      getManifest: () => ({ host_permissions: ['https://a.example/*'] }),
    });
    await press('Grant access');
    expect(request).toHaveBeenCalledWith({ origins: ['https://a.example/*'] });
    await until(() => expect(text()).toContain('Access was not granted.'));

    request.mockImplementation(async () => {
      worker.accessGranted = true;
      return true;
    });
    get('button', 'Grant access').focus();
    await press('Grant access');
    await until(() => expect(query('button', 'Grant access')).toBeNull());
    expect(document.activeElement).toBe(get('button', 'Set up sign-in'));
  });
});

describe('forgetting everything', () => {
  it('asks once, and then all is gone and every field is empty', async () => {
    await type('Client ID', 'my-project');
    await type('Member name', 'Robin');
    await type('Access token', 'half-a-token');
    expect(text()).toContain('A private window keeps a memory of its own until it is closed.');
    await press('Forget everything');
    await until(() => expect(document.querySelector('dialog')?.open).toBe(true));
    await press('Keep');
    expect(worker.asked.map(({ kind }) => kind)).not.toContain('forget-everything');

    await press('Forget everything');
    await press('Forget everything now');
    await until(() => expect(text()).toContain('All of it is gone.'));
    expect(worker.asked.filter(({ kind }) => kind === 'forget-everything')).toHaveLength(1);
    expect(document.querySelector('dialog')?.open).toBe(false);
    await until(() => {
      for (const name of ['Client ID', 'Member name', 'Access token']) {
        expect(get('textbox', name).value).toBe('');
      }
    });
  });
});

describe('links that were taught', () => {
  const rule = {
    path: 'PhoneChatBookings.asp',
    place: { kind: 'call', fn: 'pcShow', arg: 2, of: 2, before: '', after: '' },
    literals: {},
    taughtOn: '2026-11-25',
  } as const;
  const WORDS = 'Links that run “pcShow”, value 2 of 2, on PhoneChatBookings.asp';
  const kept = async () => (await settings.page.get()).taughtRules;

  beforeEach(async () => {
    await settings.page.set({ ...DEFAULT_PAGE_SETTINGS, taughtRules: [rule] });
    await worker.tell();
    await until(() => expect(text()).toContain(WORDS));
  });

  it('are listed in words, with their day, and removed one by one', async () => {
    expect(text()).toContain(`${WORDS} Taught on 25 November 2026.`);
    await press(`Remove: ${WORDS}`);
    await until(() => expect(text()).toContain(`Removed: ${WORDS}.`));
    expect(await kept()).toEqual([]);
  });

  it('are taught more of on the page of the site that was looked at last', async () => {
    const update = vi.fn(async () => {});
    const tabs = [
      { id: 4, windowId: 1, lastAccessed: 10 },
      { id: 5, windowId: 2, lastAccessed: 20 },
    ];
    Object.assign(fakeBrowser.tabs, { query: async () => tabs, update });
    Object.assign(fakeBrowser, { windows: { update } });
    await press('Teach a new kind of link…');
    await until(async () =>
      expect(await settings.pointing.get()).toMatchObject({ tabId: 5, pointedAt: null }),
    );
    expect(update.mock.calls).toEqual([
      [5, { active: true }],
      [2, { focused: true }],
    ]);
  });

  it('are taught nowhere where no page of the site is open, and that is said', async () => {
    Object.assign(fakeBrowser.tabs, { query: async () => [] });
    await press('Teach a new kind of link…');
    await until(() => expect(text()).toContain('Open the page with the booking in another tab first'));
    expect(await settings.pointing.get()).toBeNull();
  });

  it('are turned off and on, and stay in their list', async () => {
    await press(`Turn off: ${WORDS}`);
    await until(() => expect(text()).toContain('Turned off.'));
    expect(await kept()).toEqual([{ ...rule, paused: true }]);
    await press(`Turn on: ${WORDS}`);
    await until(async () => expect(await kept()).toEqual([{ ...rule, paused: false }]));
    expect(text()).not.toContain('Turned off.');
  });
});
