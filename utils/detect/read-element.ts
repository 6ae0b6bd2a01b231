import type { Address } from '../booking/site.ts';
import type { OwnRules, TaughtRule } from '../settings/page-settings.ts';
import { describe, type ElementFacts, LINK, outwards } from './attributes.ts';
import { type Detection, judge } from './detect.ts';
import { MAX_STEPS } from './gate.ts';
import { holdsOn, type Page, readPage } from './page.ts';
import { wordsOf } from './words-of.ts';

/** A booking on the page, and the element that names it. */
export interface Found {
  id: number;
  /** The link or control that was pointed at; else the element that holds the ID. */
  anchor: Element;
}

/** What shows one booking beside others: a table's row, a list's item. Only the rules for the site's own fields hold to `tr`. */
export const ROW = 'tr,li,[role=row]';

/** A row with more elements than this is a frame of the page's layout, not a booking's row. */
export const MAX_ROW = 200;

/** The fields that may hold an ID. */
const HOLDER = 'input:is([type=hidden],[type=checkbox],[type=radio])';

/** What a person can press. */
export const CONTROL = `${LINK},button,${HOLDER},input:is([type=submit],[type=button],[type=image])`;

/** Where a person types or chooses: a card there would be in the way. */
const ENTRY = `select,option,textarea,input:not(${CONTROL})`;

/**
 * The booking that the element under the pointer or the focus names, or null.
 *
 * The nearest link, script or `data-booking-id` outwards decides, across open shadow roots: `target` is the innermost element
 * (`composedPath()[0]`). Where a row of the bookings list holds the ID
 * in a field, the field's own cell names the row's booking, and so does each link or control of the row that is about
 * nothing else: a link to a profile in the same row finds nothing.
 *
 * Reads no layout, and a bounded number of elements. Never throws, whatever the page does to its own elements
 * (a form's field named `parentElement` hides the real one).
 */
export function findBooking(target: Element, location: Address, rules: OwnRules): Found | null {
  try {
    const found = lookUpwards(target, readPage(location, target.baseURI), rules);
    return typeof found === 'string' ? null : found;
  } catch {
    return null;
  }
}

/** As `findBooking`, but tells "about something else" from "says nothing", and may throw. */
export function lookUpwards(target: Element, page: Page, rules: OwnRules): Found | 'other' | 'no-signal' {
  if (target.matches(ENTRY)) return 'other';
  const taught = rules.taughtRules.filter((rule) => holdsOn(rule, page));
  const attributes = attributesReadBy(taught);
  const readsRows = page.bookingsList || taught.some(({ place }) => isOfRow(place.kind));
  let control: Element | null = null;
  let inner = target;
  let rowSeen = false;
  for (let element: Element | null = target, steps = MAX_STEPS; element && steps; steps--) {
    if (element.matches(CONTROL)) control ??= element;
    const detection = judge(describe(element, attributes), page, rules);
    if (detection !== 'no-signal') return toFound(detection, control ?? element);
    if (readsRows && !rowSeen && element.matches(ROW)) {
      rowSeen = element.matches('tr');
      const detection = judgeRow(element, control ?? inner, page, rules);
      if (detection !== 'no-signal') return toFound(detection, control ?? inner);
    }
    inner = element;
    element = outwards(element);
  }
  return 'no-signal';
}

/** The attributes that rules for links in the page's own style need, beside those that every element is asked for. */
function attributesReadBy(rules: readonly TaughtRule[]): string[] {
  return rules.flatMap(({ place, literals }) =>
    place.kind === 'attribute' ? [place.name, ...Object.keys(literals)] : [],
  );
}

function isOfRow(kind: TaughtRule['place']['kind']): boolean {
  return kind === 'field' || kind === 'words';
}

/** What the fields and words of a row say about a control in it or about a cell of it; those of a table inside it do not count. */
function judgeRow(row: Element, part: Element, page: Page, rules: OwnRules): Detection {
  if (row.getElementsByTagName('*')[MAX_ROW]) return 'no-signal';
  const holders = holdersOf(row);
  if (!part.matches(CONTROL) && !holders.some((holder) => part.contains(holder))) return 'no-signal';
  return judge(describeRow(row, holders), page, rules);
}

/** What a row itself holds: its fields, and its words unless other rows are in it: a table's row may frame the whole page. */
export function describeRow(row: Element, holders = holdersOf(row)): ElementFacts {
  const fields = holders.map(({ name, value, form }) => ({
    name,
    value,
    action: form?.getAttribute('action'),
  }));
  return row.querySelector(ROW) ? { fields } : { fields, words: wordsOf(row) };
}

function holdersOf(row: Element): HTMLInputElement[] {
  const holders = [...row.querySelectorAll<HTMLInputElement>(HOLDER)];
  return holders.filter((holder) => holder.closest(row.localName) === row);
}

function toFound(detection: number | 'other', anchor: Element): Found | 'other' {
  return detection === 'other' ? detection : { id: detection, anchor };
}
