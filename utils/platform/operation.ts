import { API_ORIGINS, type Environment } from '../api/environments.ts';
import { isId } from '../booking/booking-id.ts';
import { type Failure, LookupError } from '../booking/failure.ts';

/**
 * A question that the platform answers, declared. `A` is what is asked for, `T` what the answer says. How it is asked (token,
 * pauses, limits, failures) is the same for all: see `ask.ts` and `platform.ts`.
 *
 * @example
 * const GET_SETTINGS: Operation<null, Settings> = {
 *   route: '/v1/PhoneChat/GetSettings',
 *   groupsRoute: '/v1/Groups/PhoneChat/GetSettings',
 *   parameters: () => ({}),
 *   decode: decodeSettings,
 *   bodyLimit: 16 * 1024,
 *   scope: 'account_phonechat_settings',
 *   missing: null,
 * };
 */
export interface Operation<A, T> {
  /** In the documented casing. */
  route: string;
  /** The route for a member of one's group, who is named by `UserID`. Null: there is none. */
  groupsRoute: string | null;
  /** In the documented order. May throw `invalid-id`. */
  parameters(asked: A): Record<string, string | number>;
  /** What the body of a 2xx reply says. Throws `unreadable`. */
  decode(body: string, asked: A): T;
  /** Bytes: a longer body is no answer to this question. */
  bodyLimit: number;
  /** The scope that a 403 may be for want of. Null: a 403 is not explained. */
  scope: string | null;
  /**
   * What a 404 or 400 in the API's own form says, and a 403 although the scope is granted. Null: the platform has a fault
   * (`platform-error`).
   */
  missing: Failure | null;
}

/** Whose answer is wanted, and where. */
export interface Place {
  environment: Environment;
  /** The user ID of a member of the token's group. Null: the token's own member. */
  actingFor: number | null;
}

/** The address of a question. Throws `invalid-id` for a member's ID that is none. */
export function urlOf<A>(operation: Operation<A, unknown>, asked: A, place: Place): URL {
  const { environment, actingFor } = place;
  if (actingFor !== null && !isId(actingFor)) throw new LookupError({ kind: 'invalid-id' });
  const groupsRoute = actingFor === null ? null : operation.groupsRoute;
  const url = new URL(groupsRoute ?? operation.route, API_ORIGINS[environment]);
  if (groupsRoute !== null) url.searchParams.set('UserID', `${actingFor}`);
  for (const [name, value] of Object.entries(operation.parameters(asked))) {
    url.searchParams.set(name, `${value}`);
  }
  return url;
}
