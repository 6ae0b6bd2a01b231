import {
  BOOKING_FIELDS,
  type Booking,
  CANDIDATE_FIELDS,
  type Candidate,
  type Field,
  type FieldList,
  ownName,
  type ValuesOf,
} from '../booking/booking.ts';
import { READERS } from './fields.ts';
import { unreadable } from './unreadable.ts';

type Reply = Record<string, unknown>;

/** Whatever of a list of fields was there and fitted. */
type Loose<V> = { [K in keyof V]: V[K] | null };

/** A booking of which nothing is certain. */
export interface LooseBooking extends Loose<Omit<Booking, 'leftOut'>> {
  /** The fields that are missing or do not fit, by the platform's names. */
  odd: string[];
}

export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All that fits of one booking in a reply. */
export function readLooseBooking(reply: Reply): LooseBooking {
  const odd: string[] = [];
  return {
    ...readFields(BOOKING_FIELDS, reply, (name) => odd.push(name)),
    candidate: readCandidate(valueAt(reply, 'Candidate'), odd),
    odd,
  };
}

/**
 * The booking of which a reply tells. Throws `unreadable` where a field that has to fit does not; any other is left out by
 * name.
 */
export function readBooking(reply: Reply): Booking {
  const { odd, ...values } = readLooseBooking(reply);
  requireStrict(BOOKING_FIELDS, values);
  return { ...values, leftOut: odd };
}

function readCandidate(value: unknown, odd: string[]): Candidate | null {
  if (value === null) return null;
  const oddParts: string[] = [];
  const candidate = isReply(value)
    ? readFields(CANDIDATE_FIELDS, value, (name) => oddParts.push(name))
    : null;
  if (!candidate || Object.values(candidate).every((part) => part === null)) {
    odd.push('Candidate');
    return null;
  }
  odd.push(...oddParts.map((name) => `Candidate.${name}`));
  return candidate;
}

/** Each field's value under our own name; null where it is null, missing or does not fit. `isOdd` is told of the last two. */
function readFields<L extends FieldList>(fields: L, reply: Reply, isOdd: (name: string) => void) {
  const values = Object.entries(fields).map(([name, field]) => {
    const { fits, value } = readField(field, valueAt(reply, name));
    if (!fits) isOdd(name);
    return [ownName(name), value];
  });
  // `fromEntries` forgets which names it was given.
  return Object.fromEntries(values) as Loose<ValuesOf<L>>;
}

function readField({ kind, rule }: Field, value: unknown) {
  if (value === null) return { fits: rule === 'nullable', value };
  const { success, data = null } = READERS[kind].safeParse(value);
  return { fits: success && (data !== null || rule === 'nullable'), value: data };
}

function requireStrict<L extends FieldList, V extends Loose<ValuesOf<L>>>(
  fields: L,
  values: V,
): asserts values is V & ValuesOf<L> {
  const own: Reply = values;
  for (const [name, { rule }] of Object.entries(fields)) {
    if (rule === 'strict' && own[ownName(name)] === null) throw unreadable(name);
  }
}

/** A reply may lack a name that every object inherits (`toString`), or bring a prototype of its own. */
function valueAt(reply: Reply, name: string): unknown {
  return Object.hasOwn(reply, name) ? reply[name] : undefined;
}
