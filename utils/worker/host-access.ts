import type { Browser } from 'webextension-polyfill';
import { API_ORIGINS } from '../api/environments.ts';
import { SITE_MATCHES } from '../booking/site.ts';

/** Whether the person lets the extension reach the site and the platform. A browser that does not say is taken to. */
export function hostAccess(permissions: Pick<Browser['permissions'], 'contains'>): () => Promise<boolean> {
  const origins = [...SITE_MATCHES, ...Object.values(API_ORIGINS).map((origin) => `${origin}/*`)];
  return () => permissions.contains({ origins }).catch(() => true);
}
