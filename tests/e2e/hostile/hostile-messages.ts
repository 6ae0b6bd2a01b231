import fc from 'fast-check';

/** Messages that the popup and the options send, whole and in order: what a compromised page would send first. */
const TRUSTED = [
  { kind: 'get-state' },
  { kind: 'save-token', token: 'tok-of-an-attacker' },
  { kind: 'check-token' },
  { kind: 'forget-token' },
  { kind: 'forget-everything' },
  { kind: 'sign-in' },
  { kind: 'set-environment', environment: 'sandbox' },
  { kind: 'set-client-id', clientId: 'client-of-an-attacker' },
  { kind: 'add-member', userId: 666, name: 'Mallory' },
  { kind: 'add-members', members: [{ userId: 667, name: 'Mallory' }] },
  { kind: 'keep-members', on: true },
  { kind: 'rename-member', userId: 500101, name: 'Mallory' },
  { kind: 'remove-member', userId: 500101 },
  { kind: 'act-for', userId: 500101 },
  { kind: 'act-for', userId: null },
  { kind: 'change-page-settings', change: { hover: false, showDelay: 2000, theme: 'dark' } },
  { kind: 'turn-cards', page: 'www.adultwork.com/phonechatbookings.asp', on: false },
  { kind: 'add-rule', rule: { pattern: 'vU({id})', where: '' } },
  { kind: 'remove-rule', rule: { pattern: 'vU({id})', where: '' } },
];

const trusted = fc.constantFrom<Record<string, unknown>>(...TRUSTED);

const inherited = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'then',
  'sender',
  'door',
  'origin',
  'url',
);

/** Any message at all, and with more weight: one of ours, one of ours with a key too many, one of ours that is broken. */
export const anyMessage: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: trusted },
  {
    weight: 2,
    arbitrary: fc
      .tuple(trusted, inherited, fc.jsonValue())
      .map(([ask, key, value]) => ({ ...ask, [key]: value })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(trusted, fc.jsonValue()).map(([{ kind }, value]) => ({ kind, ...(value as object) })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('forget', 'open-focused', 'list-bookings', 'state-changed'),
    }),
  },
  { weight: 1, arbitrary: fc.tuple(trusted, trusted) },
  { weight: 2, arbitrary: fc.jsonValue() },
);

const notANumber = fc.oneof(
  fc.string(),
  fc.constant(null),
  fc.boolean(),
  fc.array(fc.integer()),
  fc.object(),
);
const mode = fc.constantFrom('show', 'refresh', 'renew');

/** What no part of ours would ever ask on a port: of a lookup, a ticket or a card. */
export const brokenAsk: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ id: notANumber, mode }),
  fc.record({ id: fc.integer(), mode: fc.string().map((text) => `${text}!`) }),
  fc.record({ id: fc.integer(), mode, token: fc.string() }),
  fc.record({ id: fc.integer(), mode, url: fc.webUrl() }),
  fc.record({ mode }),
  fc.record({ bookingId: notANumber, ahead: fc.boolean() }),
  fc.record({ bookingId: fc.integer(), ahead: fc.boolean(), booking: fc.boolean() }),
  fc.record({ bookingId: fc.integer() }),
  fc.record({ ticket: fc.string(), mode }),
  fc.tuple(fc.integer(), mode),
  trusted,
  fc.jsonValue(),
);

/** Names of ports; ours are among them, and get broken asks. */
export const anyPortName = fc.oneof(
  fc.constantFrom('lookup', 'ticket', 'card'),
  fc.constantFrom('', 'Lookup', 'lookup ', 'trusted', 'options', 'popup', 'token', '__proto__'),
  fc.string(),
);
