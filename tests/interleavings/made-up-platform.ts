import { API_ORIGINS, BOOKINGS_SCOPE, type Environment } from '../../utils/api/environments.ts';
import { SAMPLE_REPLY } from '../fixtures/sample-booking.ts';
import type { Luck } from './steps.ts';

/** Two members of the platform, each the manager of a group of one. */
export const MEMBERS = { A: 101, B: 202 } as const;
export const GROUPS: Record<number, number> = { [MEMBERS.A]: 901, [MEMBERS.B]: 902 };

/** An ID below this is a booking of everyone's, who each have another with it; above, there is none. */
const FIRST_MISSING_ID = 4;

/** Seconds for which a stray 429 asks to be left alone. */
export const RETRY_AFTER_S = 40;

interface IssuedToken {
  owner: number;
  hasScope: boolean;
  isDead: boolean;
}

/** What an answer says of the token that it was given to; null: nothing. */
export type Word = 'good' | 'refused' | 'named' | 'lacks scope';

export interface PlatformAnswer {
  response: Response;
  word: Word | null;
}

/** Whose booking it is, and where, for all to see. */
export const nicknameOf = (environment: Environment, userId: number, id: number) =>
  `${environment} ${userId} ${id}`;

/** The platform, as far as one can tell from its answers. */
export function createMadeUpPlatform() {
  const tokens = new Map<string, IssuedToken>();

  function issue(owner: number): string {
    const value = `token-${tokens.size + 1}-of-${owner}`;
    tokens.set(value, { owner, hasScope: true, isDead: false });
    return value;
  }

  function answerTo(
    { pathname, searchParams, origin }: URL,
    { owner, hasScope }: IssuedToken,
  ): PlatformAnswer {
    const environment = origin === API_ORIGINS.production ? 'production' : 'sandbox';
    if (pathname.endsWith('/verifyCredentials'))
      return { response: Response.json({ UserID: owner, IsGroupManager: true }), word: 'named' };
    if (pathname.endsWith('/GetPermissions')) {
      const granted = hasScope ? [{ Permission: BOOKINGS_SCOPE, Status: 'granted' }] : [];
      return { response: Response.json({ Permissions: granted }), word: hasScope ? 'good' : 'lacks scope' };
    }
    const userId = Number(searchParams.get('UserID') ?? owner);
    const isTheirs = userId === owner || userId === GROUPS[owner];
    if (!hasScope || !isTheirs) return { response: Response.json({}, { status: 403 }), word: null };
    const booking = (id: number) => ({
      ...SAMPLE_REPLY,
      BookingID: id,
      Candidate: { ...SAMPLE_REPLY.Candidate, Nickname: nicknameOf(environment, userId, id) },
    });
    if (pathname.endsWith('/MadeBookings'))
      return { response: Response.json([booking(1), booking(2)]), word: 'good' };
    const id = Number(searchParams.get('BookingID'));
    if (id >= FIRST_MISSING_ID) return { response: Response.json({}, { status: 404 }), word: null };
    return { response: Response.json(booking(id)), word: 'good' };
  }

  return {
    issue,
    ownerOf: (value: string): number | undefined => tokens.get(value)?.owner,
    /** All that was ever issued. */
    issued: (): string[] => [...tokens.keys()],
    /** Something happens to a token at the platform's. */
    change: (value: string, change: Partial<IssuedToken>): void => {
      const token = tokens.get(value);
      if (token) Object.assign(token, change);
    },

    answer(url: URL, value: string, luck: Luck): PlatformAnswer {
      const none = (response: Response): PlatformAnswer => ({ response, word: null });
      const refused = (): PlatformAnswer => ({
        response: Response.json({}, { status: 401 }),
        word: 'refused',
      });
      switch (luck) {
        case 'lost':
          throw new TypeError('Failed to fetch');
        case 'server error':
          return none(new Response('', { status: 500 }));
        case 'challenge page':
          return none(new Response('<!DOCTYPE html><p>Just a moment...</p>', { status: 403 }));
        case 'stray 429':
          return none(new Response('', { status: 429, headers: { 'Retry-After': `${RETRY_AFTER_S}` } }));
        case 'stray 401':
          return refused();
        case 'stray 403':
          return none(Response.json({}, { status: 403 }));
        case 'fine': {
          const token = tokens.get(value);
          return !token || token.isDead ? refused() : answerTo(url, token);
        }
      }
    },
  };
}
