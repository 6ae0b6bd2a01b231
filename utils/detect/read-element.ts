import type { Address } from '../booking/site.ts';
import type { ExtraRule } from '../settings/page-settings.ts';
import { describe, LINK, outwards } from './attributes.ts';
import { type Detection, judge } from './detect.ts';
import { MAX_STEPS } from './gate.ts';
import { type Page, readPage } from './page.ts';

/** A booking on the page, and the element that stands for it. */
export interface Found {
  id: number;
  /** The link or control that was pointed at; else the element that holds the ID. */
  anchor: Element;
}

/** A row with more elements than this is a frame of the page's layout, not a booking's row. */
const MAX_ROW = 200;

/** The fields that may hold an ID. */
export const HOLDER = 'input:is([type=hidden],[type=checkbox],[type=radio])';

/** What a person can press. */
const CONTROL = `${LINK},button,${HOLDER},input:is([type=submit],[type=button],[type=image])`;

/** Where a person types or chooses: a card there would be in the way. */
const ENTRY = `select,option,textarea,input:not(${CONTROL})`;

/**
 * The booking that the element under the pointer or the focus stands for, or null.
 *
 * The nearest link, script or `data-booking-id` outwards decides, across open shadow roots: `target` is the innermost element
 * (`composedPath()[0]`). Where a row of the bookings list holds the ID
 * in a field, the field's own cell stands for the row's booking, and so does each link or control of the row that is about
 * nothing else: a link to a profile in the same row finds nothing.
 *
 * Reads no layout, and a bounded number of elements. Never throws, whatever the page does to its own elements
 * (a form's field named `parentElement` hides the real one).
 */
export function findBooking(
  target: Element,
  location: Address,
  extraRules: readonly ExtraRule[],
): Found | null {
  try {
    const found = lookUpwards(target, readPage(location, target.baseURI), extraRules);
    return typeof found === 'string' ? null : found;
  } catch {
    return null;
  }
}

/** As `findBooking`, but tells "about something else" from "says nothing", and may throw. */
export function lookUpwards(
  target: Element,
  page: Page,
  extraRules: readonly ExtraRule[],
): Found | 'other' | 'no-signal' {
  if (target.matches(ENTRY)) return 'other';
  let control: Element | null = null;
  let inner = target;
  let rowSeen = false;
  for (let element: Element | null = target, steps = MAX_STEPS; element && steps; steps--) {
    if (element.matches(CONTROL)) control ??= element;
    const verdict = judge(describe(element), page, extraRules);
    if (verdict !== 'no-signal') return toFound(verdict, control ?? element);
    if (page.bookingsList && !rowSeen && element.matches('tr')) {
      rowSeen = true;
      const verdict = judgeRow(element, control ?? inner, page);
      if (verdict !== 'no-signal') return toFound(verdict, control ?? inner);
    }
    inner = element;
    element = outwards(element);
  }
  return 'no-signal';
}

/** What the fields of a row say about a control in it or about a cell of it; those of a table inside it do not count. */
function judgeRow(row: Element, part: Element, page: Page): Detection {
  if (row.getElementsByTagName('*')[MAX_ROW]) return 'no-signal';
  const holders = [...row.querySelectorAll<HTMLInputElement>(HOLDER)].filter(
    (holder) => holder.closest('tr') === row,
  );
  if (!part.matches(CONTROL) && !holders.some((holder) => part.contains(holder))) return 'no-signal';
  const fields = holders.map(({ name, value, form }) => ({
    name,
    value,
    action: form?.getAttribute('action'),
  }));
  return judge({ fields }, page);
}

function toFound(verdict: number | 'other', anchor: Element): Found | 'other' {
  return verdict === 'other' ? verdict : { id: verdict, anchor };
}
