import { z } from 'zod';
import { type Kind, type KindValues, METHODS, PLATFORM_ZONE } from '../booking/booking.ts';
import { MAX_ID } from '../booking/booking-id.ts';
import { asLine, asText } from './people-text.ts';

/*
 * How the platform writes its kinds of field. Each schema takes what a reply holds and gives what a `Booking` holds; null
 * means that the platform has no value there. Each is made when it is first needed, as in `settings/registry.ts`.
 */

// An extension's pages forbid code made from strings, and zod would try; each try is a violation in the browser's log:
// https://github.com/colinhacks/zod/issues/4461
z.config({ jitless: true });

/** A .NET `Int32` in a range. JSON has a `-0`, which is 0. */
const int32 = (least: number) =>
  z.lazy(() =>
    z
      .int()
      .min(least)
      .max(MAX_ID)
      .transform((number) => number + 0),
  );

export const id = int32(1);

/** Any text; null where it is blank, so that no view shows an empty line. */
const textBy = (clean: (text: string) => string) =>
  z.lazy(() =>
    z.string().transform((value) => {
      const text = clean(value);
      return /\S/.test(text) ? text : null;
    }),
  );

export const line = textBy(asLine);

/**
 * An exact decimal, not below zero, written as a number or as a string, in its shortest form: `8.0000` is `8`.
 * As many digits as a .NET `Decimal` can have; an exponent, which .NET does not write, is refused.
 */
const decimal = z.lazy(() =>
  z
    .string()
    .regex(/^\d{1,29}(\.\d{1,28})?$/)
    .transform((value) => {
      const [whole = '', fraction = ''] = value.split('.');
      const places = fraction.replace(/0+$/, '');
      return whole.replace(/^0+(?=\d)/, '') + (places && `.${places}`);
    }),
);

/** .NET's `DateTime.MinValue`, which means "no date". */
const NO_DATE = /^0001-01-01T00:00:00(\.0+)?$/;

/** A real calendar date and a time of day: seconds may be missing, with up to seven decimals, with or without an offset. */
const makeDateTime = () =>
  z
    .string()
    .regex(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?$/)
    .overwrite((value) => value.replace(/(T\d\d:\d\d)(?=$|[Z+-])/, '$1:00'))
    .pipe(z.iso.datetime({ local: true, offset: true }));

/** A `WallTime`. A date with an offset names an instant, and is given as the platform's clock shows it then. */
const wallTime = z.lazy(() =>
  makeDateTime().transform((value, context) => {
    const [, written = '', offset] = /^(.{19}[^Z+-]*)(.+)?$/.exec(value) ?? [];
    if (NO_DATE.test(written)) return null;
    if (!offset) return written;
    const shown = Temporal.Instant.from(written + offset)
      .toZonedDateTimeISO(PLATFORM_ZONE)
      .toPlainDateTime();
    // An offset may carry a date beyond the four digits of a year.
    if (shown.year < 1 || shown.year > 9999) {
      context.addIssue('out of range');
      return z.NEVER;
    }
    return shown.toString();
  }),
);

/** The schema of each kind of field. */
export const READERS: { [K in Kind]: z.ZodType<KindValues[K] | null> } = {
  id,
  minutes: int32(1),
  decimal,
  status: line,
  method: z.lazy(() => z.literal(METHODS)),
  line,
  text: textBy(asText),
  wallTime,
  score: int32(-MAX_ID - 1),
  count: int32(0),
};
