/** The largest ID the platform can hand out: its IDs are .NET `Int32`. */
export const MAX_ID = 2_147_483_647;

/** Whether a value is an ID of the platform (a booking's or a member's): a whole number from 1 to 2147483647. */
export function isId(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_ID;
}

/**
 * The ID that a run of ASCII digits means, or null where it is none.
 * Leading zeros are accepted; a sign, a point or more than ten significant digits are not.
 */
export function parseId(digits: string): number | null {
  if (!/^0*[0-9]{1,10}$/.test(digits)) return null;
  const id = Number(digits);
  return isId(id) ? id : null;
}
