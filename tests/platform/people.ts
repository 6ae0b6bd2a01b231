/** The members of the stand-in and the tokens that open their accounts. */
export interface PlatformMember {
  userId: number;
  nickname: string;
  group: { id: number; name: string } | null;
  isGroupManager: boolean;
  /** Default: the member seeks services, as those do who make bookings. */
  offersServices?: boolean;
}

export interface PlatformToken {
  userId: number;
  /** Granted scopes. */
  scopes: string[];
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Every permission the platform's GetPermissions lists here, granted or not. */
export const PERMISSIONS = [
  'userid',
  'account_information',
  'account_email',
  'account_phonechat_bookings',
  'account_webcam_bookings',
] as const;

const GROUP = { id: 77, name: 'Northern Lights' };

/** The account that most tests use is the manager's: it can do everything that there is to do. */
export const MANAGER: PlatformMember = {
  userId: 500100,
  nickname: 'MaudManages',
  group: GROUP,
  isGroupManager: true,
};
export const GROUP_MEMBER: PlatformMember = {
  userId: 500101,
  nickname: 'EdwinInGroup',
  group: GROUP,
  isGroupManager: false,
};
export const OTHER_GROUP_MEMBER: PlatformMember = {
  userId: 500102,
  nickname: 'PriyaInGroup',
  group: GROUP,
  isGroupManager: false,
};
/** Belongs to no group. */
export const LONER: PlatformMember = {
  userId: 500900,
  nickname: 'OttoAlone',
  group: null,
  isGroupManager: false,
};

/** Tokens that the stand-in knows from the start. Odd enough to be searched for in pages, logs and profiles. */
export const TOKENS = {
  manager: 'tok-manager-3f9c2e71b8d64a05',
  member: 'tok-member-9a61d0f5c7e24b38',
  loner: 'tok-loner-51e7b2c9480f4d6a',
  /** The manager's, without `account_phonechat_bookings`. */
  withoutScope: 'tok-noscope-c04d8b6e2f7a4913',
  /** The manager's, with no scope but the one for bookings: who is behind it stays unknown. */
  bookingsOnly: 'tok-bookings-7be3f1a9d5c04826',
  expired: 'tok-expired-e86a0c4d19f74b52',
} as const;

const ALL_SCOPES = ['userid', 'account_information', 'account_phonechat_bookings'];

export function startingMembers(): Map<number, PlatformMember> {
  const members = [MANAGER, GROUP_MEMBER, OTHER_GROUP_MEMBER, LONER];
  return new Map(members.map((member) => [member.userId, { ...member }]));
}

export function startingTokens(now: number): Map<string, PlatformToken> {
  const day = 86_400_000;
  const token = (userId: number, scopes: string[], expiresAt = now + day): PlatformToken => ({
    userId,
    scopes: [...scopes],
    expiresAt,
  });
  return new Map([
    [TOKENS.manager, token(MANAGER.userId, ALL_SCOPES)],
    [TOKENS.member, token(GROUP_MEMBER.userId, ALL_SCOPES)],
    [TOKENS.loner, token(LONER.userId, ALL_SCOPES)],
    [TOKENS.withoutScope, token(MANAGER.userId, ['userid', 'account_information'])],
    [TOKENS.bookingsOnly, token(MANAGER.userId, ['account_phonechat_bookings'])],
    [TOKENS.expired, token(MANAGER.userId, ALL_SCOPES, now - 1000)],
  ]);
}
