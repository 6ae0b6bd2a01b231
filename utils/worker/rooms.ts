import type { Browser } from 'webextension-polyfill';
import { createBookingsList } from '../bookings-list/bookings-list.ts';
import { createCache } from '../lookup/cache.ts';
import { createFoundUnder } from '../lookup/found-under.ts';
import { createLookup } from '../lookup/lookup.ts';
import { createMembers } from '../members/members.ts';
import { createAsk } from '../platform/ask.ts';
import { GET_PERMISSIONS, VERIFY_CREDENTIALS } from '../platform/operations.ts';
import { createPauses } from '../platform/pauses.ts';
import { createPlatform } from '../platform/platform.ts';
import { createOwnerNote } from '../token/owner-note.ts';
import { createTabSignIn } from '../token/tab-sign-in.ts';
import { createTokenManager } from '../token/token-manager.ts';
import { createBroadcast } from './broadcast.ts';
import type { BrowserFeatures } from './browser-features.ts';
import { createChangeNotifier } from './change-notifier.ts';
import { hostAccess } from './host-access.ts';
import type { WorkerPartition } from './partition.ts';
import { showToken } from './token-watch.ts';
import { showActing } from './toolbar.ts';

/** The alarms of the next remembered booking, and of the list, that gets too old and is then removed. */
export const CACHE_ALARM = 'cache';
export const LIST_ALARM = 'list';

/** The rooms behind the worker's doors, tied together: token, platform and lookup, and what is said to open pages. */
export function createRooms(browser: Browser, features: BrowserFeatures, partition: WorkerPartition) {
  const { settings, alarms, isPrivate } = partition;
  const now = () => Date.now();
  const broadcast = createBroadcast(browser, isPrivate);
  const changes = createChangeNotifier();
  const hasAccess = hostAccess(browser.permissions);
  const ask = createAsk({
    fetch: (input, init) => fetch(input, init),
    now,
    online: () => navigator.onLine,
    hasAccess,
    pauses: createPauses(settings.pauses, now),
  });

  const setAlarm = (name: string) => (at: number | null) => {
    if (at === null) void alarms.clear(name);
    // Again each minute, should the worker die before it has removed what is too old.
    else void alarms.create(name, { when: at, periodInMinutes: 1 });
  };
  const cache = createCache(partition.memory(), now, setAlarm(CACHE_ALARM));

  /** Something changed that open pages of ours, or a view that waits for a token, want to know. */
  const tell = () => {
    broadcast.toOwnPages();
    changes.notify();
  };
  const onTokenChange = async () => {
    tell();
    await showToken({ tokenManager, features, alarms });
    await tellActing();
  };
  const tellActing = async () => showActing(features, await members.acting());
  /** The person changed something on one of our own pages. */
  const onChange = () => {
    broadcast.toOwnPages();
    void tellActing();
  };
  /** What was learned stays under its own environment and member, and is not shown under any other. */
  const restartLookups = async () => {
    lookup.restart();
    bookingsList.restart();
    await broadcast.toPages({ kind: 'forget' });
  };
  const forgetBookings = async () => {
    await Promise.all([lookup.forget(), bookingsList.forget()]);
    await broadcast.toPages({ kind: 'forget' });
  };

  const tabSignIn =
    features.identity || features.signInHome === null
      ? null
      : createTabSignIn({
          browser,
          home: features.signInHome,
          tab: settings.signInTab,
          isPrivate,
          onLateRedirect: async (...redirect) => void (await tokenManager.signInByRedirect(...redirect)),
        });
  const identity = features.identity ?? tabSignIn;
  const members = createMembers(settings, isPrivate);
  const tokenManager = createTokenManager({
    settings,
    api: {
      verifyCredentials: (question) => ask(VERIFY_CREDENTIALS, null, { ...question, actingFor: null }),
      getPermissions: (question) => ask(GET_PERMISSIONS, null, { ...question, actingFor: null }),
    },
    identity,
    now,
    isPrivate,
    onChange: () => void onTokenChange(),
    onSignedIn: () => void broadcast.toPages({ kind: 'signed-in' }),
    forgetBookings,
    async carryOver(...keys) {
      await Promise.all([lookup.carryOver(...keys), bookingsList.carryOver(...keys)]);
    },
    onOwnerNamed: createOwnerNote({ settings, members, forget: forgetBookings }),
  });
  const bookingRooms = {
    askPlatform: createPlatform({ ask, tokens: tokenManager }),
    currentToken: tokenManager.current,
    actingMember: members.acting,
    noToken: tokenManager.noToken,
    settings,
    cache,
    now,
  };
  const foundUnder = createFoundUnder({ settings, knownMembers: settings.members.get });
  const lookup = createLookup({ ...bookingRooms, foundUnder });
  const bookingsList = createBookingsList({
    ...bookingRooms,
    area: partition.memory(),
    onEnd: setAlarm(LIST_ALARM),
  });

  return {
    now,
    hasAccess,
    tokenManager,
    tabSignIn,
    identity,
    lookup,
    bookingsList,
    members,
    tell,
    onTokenChange,
    restartLookups,
    forgetBookings,
    removeOldBookings: () => Promise.all([cache.removeOld(), bookingsList.removeOld()]),
    nextChange: changes.next,
    onChange,
  };
}
