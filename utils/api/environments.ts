/** The platform's two API hosts (seed: "Samples"; the production host is named in its public docs). */
export const API_ORIGINS = {
  production: 'https://api.adultwork.com',
  sandbox: 'https://api-sandbox.adultwork.com',
} as const;

export type Environment = keyof typeof API_ORIGINS;

export const ENVIRONMENTS = Object.keys(API_ORIGINS) as [Environment, ...Environment[]];

/** Where a member signs in; one page for both environments. */
export const AUTHORIZE_URL = 'https://platform.adultwork.com/OAuth/Authorize';

/** The one scope the lookups need (seed: "Scopes"). */
export const BOOKINGS_SCOPE = 'account_phonechat_bookings';
/** Asked for too, so that options can name the member's group; lookups work without it. */
export const ACCOUNT_SCOPE = 'account_information';
