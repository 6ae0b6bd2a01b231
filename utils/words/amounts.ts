import type { Decimal } from '../booking/booking.ts';
import { perLocale, pluralForm } from './locale.ts';
import { word } from './word.ts';

/** An exact decimal keeps every digit, since it never becomes a double. */
const exact = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }));
const rate = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const minute = perLocale(
  (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }),
);

/** A count: `1,234`. */
export function formatNumber(value: number): string {
  return exact().format(value);
}

/** `8 credits`, `12.5 credits`, `1 credit`. */
export function formatCredits(credits: Decimal): string {
  return word(`card.amount.${pluralForm(+credits)}`, exact().format(credits as Intl.StringNumericLiteral));
}

/** Credits a minute, to two places: `0.53`. Null where there is no minute to divide by. */
export function formatRate(credits: Decimal, minutes: number): string | null {
  return minutes > 0 ? rate().format(+credits / minutes) : null;
}

/** `15 minutes`. */
export function formatMinutes(minutes: number): string {
  return minute().format(minutes);
}
