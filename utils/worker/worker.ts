import type { Browser, Runtime } from 'webextension-polyfill';
import {
  CARD_PORT,
  LOOKUP_PORT,
  type LookupAnswer,
  PRIVATE_LOOKUP_PORT,
  TICKET_PORT,
  type TicketAnswer,
} from '../message/contract.ts';
import { createRateLimit } from '../message/rate-limit.ts';
import { createRenewal } from '../token/renewal.ts';
import type { BrowserFeatures } from './browser-features.ts';
import { readCalendarKey } from './calendar-key.ts';
import { createCardDoor } from './card-door.ts';
import type { DoorPort } from './door-port.ts';
import { createLookupDoor } from './lookup-door.ts';
import type { WorkerPartition } from './partition.ts';
import { createPointing } from './pointing.ts';
import { endPending, noteLookup } from './recent-lookups.ts';
import { createRooms } from './rooms.ts';
import { createTaughtKinds } from './taught-kinds.ts';
import { createTicketDoor } from './ticket-door.ts';
import { createTickets } from './tickets.ts';
import { answerTrusted, type TrustedDeps } from './trusted-door.ts';

/** Opens the worker's doors to the rooms behind them, for the windows of one kind. */
export function createWorker(browser: Browser, features: BrowserFeatures, partition: WorkerPartition) {
  const { settings } = partition;
  const { tokenManager, tabSignIn, identity, lookup, members, hasAccess, onTokenChange, ...rooms } =
    createRooms(browser, features, partition);
  /** What has to be allowed before the next sign-in; null: nothing. */
  const signInAccess = async () => (tabSignIn && !(await tabSignIn.hasAccess()) ? tabSignIn.access : null);
  tabSignIn?.listen();
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') };
  const rateLimit = createRateLimit(rooms.now);
  const tickets = createTickets();
  const renew = createRenewal({
    tokenManager,
    settings,
    hasAccess,
    offersSignIn: async () => identity !== null && (await signInAccess()) === null,
    openOptions: partition.openOptions,
    nextChange: rooms.nextChange,
    now: rooms.now,
  });
  const extras = {
    readCalendarKey: () => readCalendarKey(settings),
    knownMembers: settings.members.get,
  };
  const receiveLookup = createLookupDoor({
    self,
    lookup,
    extras,
    onLookedUpByHand: (id) => noteLookup(settings, id),
    onCarriedOn: (id) => endPending(settings, id, rooms.now()),
    renew,
  });
  const receiveTicketAsk = createTicketDoor({ self, lookup, rateLimit, tickets });
  const receiveCard = createCardDoor({ self, lookup, tickets, extras, renew });
  const pointing = createPointing({
    setting: settings.pointing,
    scripting: browser.scripting,
    now: rooms.now,
    onChange: rooms.onChange,
  });
  const trusted: TrustedDeps = {
    pointing,
    tokenManager,
    settings,
    members,
    bookingsList: rooms.bookingsList,
    redirectUri: identity?.getRedirectURL() ?? null,
    signInAccess,
    hasAccess,
    onStandingChange: rooms.restartLookups,
    onMemberRemoved: rooms.forgetBookings,
    onForgetEverything: () => tokenManager.forget(partition.eraseEverything),
    onChange: rooms.onChange,
  };

  return {
    isPrivate: partition.isPrivate,
    settings,
    pointing,
    onTaughtNews: createTaughtKinds(settings, rooms.onChange),
    answerTrusted: (message: unknown) => answerTrusted(message, trusted),
    /** Gives a port to the door that its name calls for. */
    receivePort(port: DoorPort<LookupAnswer | TicketAnswer> & { name: string }): void {
      if (port.name === LOOKUP_PORT || port.name === PRIVATE_LOOKUP_PORT) receiveLookup(port);
      else if (port.name === TICKET_PORT) receiveTicketAsk(port);
      else if (port.name === CARD_PORT) receiveCard(port);
      else port.disconnect();
    },
    bringPart: (part: PagePart, sender: Runtime.MessageSender) => bringPart(browser.scripting, part, sender),
    tokenManager,
    removeOldBookings: rooms.removeOldBookings,
    rateLimit,
    onTokenChange,
    /** The person gave, or took back, the leave to reach the platform. */
    onAccessChange(): void {
      tabSignIn?.listen();
      rooms.tell();
    },
    onTabRemoved(tabId: number): void {
      rateLimit.drop(tabId);
      void tabSignIn?.onTabRemoved(tabId);
    },
    /** The windows that it was for are closed. */
    end(): void {
      tabSignIn?.end();
    },
    async onInstalled(reason: Runtime.OnInstalledReason): Promise<void> {
      // An update empties memory storage, and the token with it.
      await onTokenChange();
      if (reason === 'install') await partition.openOptions();
    },
  };
}

export type Worker = ReturnType<typeof createWorker>;

/** The parts of the page's code that a page may ask for. */
const PAGE_PARTS = { card: 'content-scripts/placer.js', finder: 'content-scripts/finder.js' };
type PagePart = keyof typeof PAGE_PARTS;

/** Puts a part of the page's code into the frame that asked for it. */
async function bringPart(
  scripting: Browser['scripting'],
  part: PagePart,
  sender: Runtime.MessageSender,
): Promise<void> {
  if (sender.tab?.id === undefined) return;
  await scripting.executeScript({
    target: { tabId: sender.tab.id, frameIds: [sender.frameId ?? 0] },
    files: [PAGE_PARTS[part]],
  });
}
