import { isHashRoute, isMobile, isSite } from '../booking/site.ts';
import type { TaughtPlace } from '../settings/page-settings.ts';
import type { ElementFacts } from './attributes.ts';
import type { Page } from './page.ts';
import type { RuleInput } from './rules.ts';
import { stringIn } from './script.ts';

type WithoutText<Place> = Place extends unknown ? Omit<Place, 'before' | 'after'> : never;

/** Where on an element a text is that may hold a booking's number. */
export type SlotName = WithoutText<TaughtPlace>;

/** One such text, and the values beside it, by which links of two kinds may differ. */
export interface Slot {
  name: SlotName;
  text: string;
  beside: Readonly<Record<string, string>>;
}

/** An attribute whose value beside a number may tell kinds of links apart. */
const TELLING = /^data-/;

/**
 * Every text of an element that may hold a booking's number: arguments of calls, values of queries, paths, attributes, fields, words. What
 * teaching reads and what a taught rule finds are both read here, so that a rule finds what it was learned from.
 */
export function slotsOf({ url, script, facts }: RuleInput, page: Page): Slot[] {
  const addresses = script.strings
    .filter((text) => /[/?]|\.asp/i.test(text))
    .map((text) => URL.parse(text, page.base));
  return [
    ...script.calls.flatMap(({ name, args }) => slotsOfCall(name, args)),
    ...[url, ...addresses].flatMap((address) => (address && isSite(address) ? slotsOfAddress(address) : [])),
    ...slotsOfAttributes(facts),
    ...(facts.fields ?? []).map(({ name, value }) => ({
      name: { kind: 'field' as const, name },
      text: value,
      beside: {},
    })),
    ...(facts.words ? [{ name: { kind: 'words' as const }, text: facts.words, beside: {} }] : []),
  ];
}

function slotsOfCall(fn: string, args: readonly string[]): Slot[] {
  const values = args.map((arg) => (/^\d+$/.test(arg) ? arg : stringIn(arg)));
  return values.flatMap((text, index) => {
    const name = { kind: 'call' as const, fn, arg: index + 1, of: args.length };
    return text === null
      ? []
      : [{ name, text, beside: others(values.entries(), index, (at) => String(at + 1)) }];
  });
}

/** The query and the path of an address; on the mobile site, those of the route in its fragment too. */
function slotsOfAddress(url: URL): Slot[] {
  const route = isMobile(url) && isHashRoute(url.hash) ? URL.parse(url.hash.replace(/^#!?/, ''), url) : null;
  return [url, ...(route && isSite(route) ? [route] : [])].flatMap(({ pathname, searchParams }) => {
    const pairs = [...searchParams];
    const file = pathname.slice(pathname.lastIndexOf('/') + 1) || '/';
    return [
      { name: { kind: 'path' as const }, text: pathname, beside: {} },
      ...pairs.map(([key, text]) => ({
        name: { kind: 'query' as const, file, key },
        text,
        beside: others(pairs, key),
      })),
    ];
  });
}

function slotsOfAttributes({ on = '', attributes = {} }: ElementFacts): Slot[] {
  const pairs = Object.entries(attributes);
  const telling = pairs.filter(([name]) => TELLING.test(name));
  return pairs.map(([name, text]) => ({
    name: { kind: 'attribute', name, on },
    text,
    beside: others(telling, name),
  }));
}

/** All but one of some named values; those that are no text are left out. */
function others<Key>(
  pairs: Iterable<readonly [Key, string | null]>,
  own: Key,
  nameOf: (key: Key) => string = String,
): Record<string, string> {
  const beside = [...pairs].flatMap(([key, text]) =>
    key === own || text === null ? [] : [[nameOf(key), text] as const],
  );
  return Object.fromEntries(beside);
}
