import { defineConfig } from 'wxt';
import { API_ORIGINS, SITE_MATCHES } from './utils/api/environments.ts';

/** https://wxt.dev/api/config.html */
export default defineConfig({
  modules: ['@wxt-dev/i18n/module'],
  manifestVersion: 3,
  imports: false,
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Booking Peek',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'identity', 'alarms'],
    host_permissions: [...SITE_MATCHES, ...Object.values(API_ORIGINS).map((origin) => `${origin}/*`)],
    action: { default_title: 'Booking Peek' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'booking-peek@booking-peek.example',
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['authenticationInfo'] },
            },
            gecko_android: { strict_min_version: '153.0' },
          },
        }
      : { minimum_chrome_version: '148', incognito: 'split' as const }),
  }),
});
