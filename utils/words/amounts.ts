import type { Decimal } from '../booking/booking.ts';
import { locale, pluralForm } from './locale.ts';
import { word } from './word.ts';

/** A count or a decimal: `1,234`. An exact decimal keeps every digit, since it never becomes a double. */
export function formatNumber(value: number | Decimal, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value as Intl.StringNumericLiteral);
}

/** `8 credits`, `12.5 credits`, `1 credit`. */
export function formatCredits(credits: Decimal): string {
  return word(`card.amount.${pluralForm(+credits)}`, formatNumber(credits, { maximumFractionDigits: 20 }));
}

/** Credits a minute, to two places: `0.53`. Null where there is no minute to divide by. */
export function formatRate(credits: Decimal, minutes: number): string | null {
  return minutes > 0 ? formatNumber(+credits / minutes, { maximumFractionDigits: 2 }) : null;
}

/** `15 minutes`. */
export function formatMinutes(minutes: number): string {
  return formatNumber(minutes, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
}
