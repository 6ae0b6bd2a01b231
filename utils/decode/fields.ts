import { z } from 'zod';
import { MAX_ID } from '../booking/booking-id.ts';

/*
 * How the platform writes its kinds of field. Each schema takes what stands in a reply and gives what a `Booking` holds.
 */

// An extension's pages forbid code made from strings, and zod would try; each try is a violation in the browser's log.
z.config({ jitless: true });

/** A .NET `Int32` in a range. JSON has a `-0`, which is 0. */
const int32 = (least: number) =>
  z
    .int()
    .min(least)
    .max(MAX_ID)
    .transform((number) => number + 0);

export const id = int32(1);
export const minutes = int32(1);
export const count = int32(0);
/** Positive minus negative, so it may be below zero. */
export const score = int32(-MAX_ID - 1);

/** Text that has to be there. */
export const text = z.string().regex(/\S/);

/** Text that may be missing; null where it is blank, so that no view shows an empty line. */
export const textOrNull = z
  .string()
  .nullable()
  .transform((value) => (value === null || value.trim() === '' ? null : value));

/**
 * An exact decimal, not below zero, written as a number or as a string, in its shortest form: `8.0000` is `8`.
 * As many digits as a .NET `Decimal` can have; an exponent, which .NET does not write, is refused.
 */
export const decimal = z
  .string()
  .regex(/^\d{1,29}(\.\d{1,28})?$/)
  .transform((value) => {
    const [whole = '', fraction = ''] = value.split('.');
    const places = fraction.replace(/0+$/, '');
    return whole.replace(/^0+(?=\d)/, '') + (places && `.${places}`);
  });

/** .NET's `DateTime.MinValue`, which stands for "no date". */
const NO_DATE = /^0001-01-01T00:00:00(\.0+)?$/;

/** A real calendar date and a time of day with up to seven decimals, with no zone and no offset. */
const wallTimeOrNoDate = z.iso
  .datetime({ local: true })
  .regex(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?$/);

export const wallTime = wallTimeOrNoDate.refine((value) => !NO_DATE.test(value));

export const wallTimeOrNull = wallTimeOrNoDate
  .nullable()
  .transform((value) => (value === null || NO_DATE.test(value) ? null : value));
