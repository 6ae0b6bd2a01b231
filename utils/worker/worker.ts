import type { Browser, Runtime } from 'webextension-polyfill';
import { createApi } from '../api/api.ts';
import { API_ORIGINS, type Environment, SITE_MATCHES } from '../api/environments.ts';
import { isId } from '../booking/booking-id.ts';
import { createBackOff } from '../lookup/back-off.ts';
import { createCache } from '../lookup/cache.ts';
import { createLookup } from '../lookup/lookup.ts';
import { createBroadcast } from '../message/broadcast.ts';
import { createLookupDoor } from '../message/lookup-door.ts';
import { createRateLimit } from '../message/rate-limit.ts';
import { createTrustedDoor } from '../message/trusted-door.ts';
import { personalMemory } from '../settings/memory.ts';
import { eraseEverything, settings } from '../settings/registry.ts';
import { createKeeper } from '../token/keeper.ts';
import { createRenewal } from '../token/renewal.ts';
import { createBell } from './bell.ts';
import { showOnToolbar } from './toolbar.ts';

/** The alarm of the token's next moment: shortly before its end, or its end. */
export const TOKEN_ALARM = 'token';
const RECENT = 8;

/** Builds the rooms behind the worker's doors and ties them together. It holds no rule of its own. */
export function createWorker(browser: Browser) {
  const now = () => Date.now();
  const broadcast = createBroadcast(browser);
  const bell = createBell();

  const hasAccess = () =>
    browser.permissions
      .contains({ origins: [...SITE_MATCHES, ...Object.values(API_ORIGINS).map((origin) => `${origin}/*`)] })
      .catch(() => true);

  const api = createApi({
    fetch: (input, init) => fetch(input, init),
    now,
    online: () => navigator.onLine,
    hasAccess,
  });
  const cache = createCache(personalMemory(), now);
  const backOff = createBackOff(settings.backOff, now);

  const onTokenChange = async () => {
    broadcast.toOwnPages();
    bell.ring();
    await showOnToolbar(browser, await keeper.status());
    const moment = await keeper.nextMoment();
    if (moment === null) await browser.alarms.clear(TOKEN_ALARM);
    else browser.alarms.create(TOKEN_ALARM, { when: moment });
  };
  /** The person gave, or took back, the leave to reach the platform. */
  const onAccessChange = () => {
    broadcast.toOwnPages();
    bell.ring();
  };
  /** What was learned stays under its own environment and member, and is not shown under any other. */
  const onStandingChange = async () => {
    lookup.restart();
    await broadcast.toPages({ kind: 'forget' });
  };
  const forgetBookings = async () => {
    await lookup.forget();
    await broadcast.toPages({ kind: 'forget' });
  };
  /** Another member than before: whom the last one acted for, and what they looked up by hand, is nothing for them. */
  const onOwnerNamed = async (userId: number, environment: Environment) => {
    const owners = await settings.owners.get();
    const last = owners[environment];
    await settings.owners.set({ ...owners, [environment]: userId });
    if (last === null || last === userId) return;
    await Promise.all([
      settings.members.set([]),
      settings.actingFor.set(null),
      settings.recent.set([]),
      settings.interrupted.set(null),
    ]);
    await onStandingChange();
  };

  const keeper = createKeeper({
    settings,
    api,
    identity: browser.identity,
    now,
    onChange: () => void onTokenChange(),
    onNewOwner: forgetBookings,
    onOwnerNamed,
  });
  const lookup = createLookup({
    ask: api.madeBookingDetails,
    keeper,
    settings,
    cache,
    backOff,
    now,
  });
  const rateLimit = createRateLimit(now);
  const receivePort = createLookupDoor({
    self: { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') },
    lookup,
    rateLimit,
    onLookedUpByHand: async (id) => {
      const recent = await settings.recent.get();
      if (isId(id))
        await settings.recent.set([id, ...recent.filter((other) => other !== id)].slice(0, RECENT));
      await settings.interrupted.set(null);
    },
    renew: createRenewal({
      keeper,
      settings,
      hasAccess,
      openOptions: () => browser.runtime.openOptionsPage(),
      nextChange: bell.next,
      now,
    }),
  });
  const answerTrusted = createTrustedDoor({
    keeper,
    settings,
    lookup,
    redirectUri: () => browser.identity.getRedirectURL(),
    hasAccess,
    onStandingChange,
    onMemberRemoved: forgetBookings,
    onForgetEverything: async () => {
      await eraseEverything();
      await forgetBookings();
      await onTokenChange();
    },
    onChange: broadcast.toOwnPages,
  });

  /** Puts the card part into the frame that asked for it. */
  async function bringCard(sender: Runtime.MessageSender): Promise<void> {
    if (sender.tab?.id === undefined) return;
    await browser.scripting.executeScript({
      target: { tabId: sender.tab.id, frameIds: [sender.frameId ?? 0] },
      files: ['content-scripts/card.js'],
    });
  }

  return { answerTrusted, receivePort, bringCard, keeper, rateLimit, onTokenChange, onAccessChange };
}
