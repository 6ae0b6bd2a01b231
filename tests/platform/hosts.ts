/**
 * The platform's hosts, written out here once more on purpose: the stand-in judges the product, so it
 * does not take the product's word for where the platform lives.
 */
export const SITE_HOSTS = ['www.adultwork.com', 'adultwork.com', 'm.adultwork.com'] as const;
export const API_HOST = 'api.adultwork.com';
export const SANDBOX_API_HOST = 'api-sandbox.adultwork.com';
export const SIGN_IN_HOST = 'platform.adultwork.com';

export const PLATFORM_HOSTS: readonly string[] = [...SITE_HOSTS, API_HOST, SANDBOX_API_HOST, SIGN_IN_HOST];

/** The address of one of the site's pages. */
export function siteUrl(path: string, host: (typeof SITE_HOSTS)[number] = 'www.adultwork.com'): string {
  return new URL(path, `https://${host}/`).href;
}
