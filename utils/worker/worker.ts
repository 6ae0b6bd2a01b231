import type { Browser, Runtime } from 'webextension-polyfill';
import { API_ORIGINS } from '../api/environments.ts';
import { isId } from '../booking/booking-id.ts';
import { MAX_RECENT } from '../booking/limits.ts';
import { SITE_MATCHES } from '../booking/site.ts';
import { createCache } from '../lookup/cache.ts';
import { createLookup } from '../lookup/lookup.ts';
import {
  CARD_PORT,
  LOOKUP_PORT,
  type LookupAnswer,
  TICKET_PORT,
  type TicketAnswer,
} from '../message/contract.ts';
import { createRateLimit } from '../message/rate-limit.ts';
import { createAsk } from '../platform/ask.ts';
import { GET_PERMISSIONS, VERIFY_CREDENTIALS } from '../platform/operations.ts';
import { createPauses } from '../platform/pauses.ts';
import { createPlatform } from '../platform/platform.ts';
import { personalMemory } from '../settings/memory.ts';
import { eraseEverything, settings } from '../settings/registry.ts';
import { createOwnerNote } from '../token/owner-note.ts';
import { createRenewal } from '../token/renewal.ts';
import { createTokenManager } from '../token/token-manager.ts';
import { createBroadcast } from './broadcast.ts';
import { createCardDoor } from './card-door.ts';
import { createChangeNotifier } from './change-notifier.ts';
import type { DoorPort } from './door-port.ts';
import { createLookupDoor } from './lookup-door.ts';
import { createTicketDoor } from './ticket-door.ts';
import { createTickets } from './tickets.ts';
import { showOnToolbar } from './toolbar.ts';
import { answerTrusted, type TrustedDeps } from './trusted-door.ts';

/** The alarm of the token's next moment: shortly before its end, or its end. */
export const TOKEN_ALARM = 'token';

/** Builds the rooms behind the worker's doors and ties them together. It holds no rule of its own. */
export function createWorker(browser: Browser) {
  const now = () => Date.now();
  const broadcast = createBroadcast(browser);
  const bell = createChangeNotifier();

  const hasAccess = () =>
    browser.permissions
      .contains({ origins: [...SITE_MATCHES, ...Object.values(API_ORIGINS).map((origin) => `${origin}/*`)] })
      .catch(() => true);

  const ask = createAsk({
    fetch: (input, init) => fetch(input, init),
    now,
    online: () => navigator.onLine,
    hasAccess,
    pauses: createPauses(settings.pauses, now),
  });
  const cache = createCache(personalMemory(), now);

  const onTokenChange = async () => {
    broadcast.toOwnPages();
    bell.notify();
    await showOnToolbar(browser, await tokenManager.status());
    const moment = await tokenManager.nextAlarmAt();
    if (moment === null) await browser.alarms.clear(TOKEN_ALARM);
    else browser.alarms.create(TOKEN_ALARM, { when: moment });
  };
  /** The person gave, or took back, the leave to reach the platform. */
  const onAccessChange = () => {
    broadcast.toOwnPages();
    bell.notify();
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
  const onOwnerNamed = createOwnerNote({ settings, forget: forgetBookings });

  const tokenManager = createTokenManager({
    settings,
    api: {
      verifyCredentials: (question) => ask(VERIFY_CREDENTIALS, null, { ...question, actingFor: null }),
      getPermissions: (question) => ask(GET_PERMISSIONS, null, { ...question, actingFor: null }),
    },
    identity: browser.identity,
    now,
    onChange: () => void onTokenChange(),
    forgetBookings,
    onOwnerNamed,
  });
  const lookup = createLookup({
    askPlatform: createPlatform({ ask, tokens: tokenManager }),
    currentToken: tokenManager.current,
    settings,
    cache,
    now,
  });
  const rateLimit = createRateLimit(now);
  const tickets = createTickets();
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') };
  const renew = createRenewal({
    tokenManager,
    settings,
    hasAccess,
    openOptions: () => browser.runtime.openOptionsPage(),
    nextChange: bell.next,
    now,
  });
  const receiveLookup = createLookupDoor({
    self,
    lookup,
    onLookedUpByHand: async (id) => {
      const recent = await settings.recent.get();
      if (isId(id))
        await settings.recent.set([id, ...recent.filter((other) => other !== id)].slice(0, MAX_RECENT));
      await settings.pendingLookup.set(null);
    },
    renew,
  });
  const receiveTicketAsk = createTicketDoor({ self, lookup, rateLimit, tickets });
  const receiveCard = createCardDoor({ self, lookup, tickets, renew });
  const trusted: TrustedDeps = {
    tokenManager,
    settings,
    lookup,
    redirectUri: () => browser.identity.getRedirectURL(),
    hasAccess,
    onStandingChange,
    onMemberRemoved: forgetBookings,
    onForgetEverything: () => tokenManager.forget(eraseEverything),
    onChange: broadcast.toOwnPages,
  };

  /** Gives a port to the door that its name calls for. */
  function receivePort(port: DoorPort<LookupAnswer | TicketAnswer> & { name: string }): void {
    if (port.name === LOOKUP_PORT) receiveLookup(port);
    else if (port.name === TICKET_PORT) receiveTicketAsk(port);
    else if (port.name === CARD_PORT) receiveCard(port);
    else port.disconnect();
  }

  /** Puts the part that places cards into the frame that asked for it. */
  async function bringCard(sender: Runtime.MessageSender): Promise<void> {
    if (sender.tab?.id === undefined) return;
    await browser.scripting.executeScript({
      target: { tabId: sender.tab.id, frameIds: [sender.frameId ?? 0] },
      files: ['content-scripts/placer.js'],
    });
  }

  return {
    answerTrusted: (message: unknown) => answerTrusted(message, trusted),
    receivePort,
    bringCard,
    tokenManager,
    rateLimit,
    onTokenChange,
    onAccessChange,
  };
}
