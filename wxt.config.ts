import { createHash } from 'node:crypto';
import { defineConfig } from 'wxt';
import { ONE_CHUNK_WITH_THE_CARD } from './scripts/lib/chunks.ts';
import { contentScripts } from './scripts/lib/content-scripts.ts';
import { cutFromPackages } from './scripts/lib/cuts.ts';
import { noteShippedPackages, writeLicences } from './scripts/lib/licences.ts';
import { minifyFurther } from './scripts/lib/minify-further.ts';
import { drawToolbarIcons, THEME_ICONS } from './scripts/lib/toolbar-icons.ts';
import { API_ORIGINS } from './utils/api/environments.ts';
import { SITE_HOSTS, SITE_MATCHES } from './utils/booking/site.ts';
import { CARD_PAGE } from './utils/message/contract.ts';

/**
 * What our own pages and the worker may load and send, and who may frame them. Only the card's page can be framed at all
 * (`web_accessible_resources`), and no page of another site may be around it. `tel:` is for a frame in which a number is called.
 */
const PAGES_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${Object.values(API_ORIGINS).join(' ')}`,
  'frame-src tel:',
  "base-uri 'none'",
  "form-action 'none'",
  // defence: frame-ancestors
  `frame-ancestors ${SITE_HOSTS.flatMap((host) => [`https://${host}`, `http://${host}`]).join(' ')}`,
].join('; ');

const ADD_ON_ID = 'booking-peek@booking-peek.example';

/**
 * Where Firefox has a sign-in sent back to, with `identity` or without: `identity.getRedirectURL()` makes it of the add-on's ID
 * (https://firefox-source-docs.mozilla.org/toolkit/components/extensions/, ext-identity.js).
 */
const SIGN_IN_HOME = `https://${createHash('sha1').update(ADD_ON_ID).digest('hex')}.extensions.allizom.org/`;

/** https://wxt.dev/api/config.html */
export default defineConfig({
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  manifestVersion: 3,
  // A build may carry the client ID of a project (WXT_CLIENT_ID); what is built from the sources then does so too.
  zip: { includeSources: ['**/*', '.env.production'] },
  imports: false,
  vite: () => ({
    // defence: build-plugins
    plugins: [contentScripts(), cutFromPackages, noteShippedPackages, minifyFurther],
    // The oldest browsers that the manifests admit: nothing has to be written out for older ones.
    // All of them know `modulepreload`: a polyfill would be one more thing that loads others.
    build: {
      target: ['chrome144', 'firefox148'],
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: ONE_CHUNK_WITH_THE_CARD } },
    },
  }),
  hooks: {
    'build:done': async (wxt, output) => {
      await drawToolbarIcons(wxt, output);
      await writeLicences(wxt, output);
    },
  },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Booking Peek',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'identity', 'alarms', 'contextMenus'],
    host_permissions: [...SITE_MATCHES, ...Object.values(API_ORIGINS).map((origin) => `${origin}/*`)],
    action: {
      default_title: 'Booking Peek',
      ...(browser === 'firefox' && { theme_icons: THEME_ICONS }),
    },
    // The card's page alone, and that for the site alone. In Chromium its address is another one each time the browser starts.
    web_accessible_resources: [
      {
        // defence: no-file-for-pages
        resources: [CARD_PAGE],
        matches: SITE_MATCHES,
        ...(browser !== 'firefox' && { use_dynamic_url: true }),
      },
    ],
    // While developing, pages are loaded from the development server.
    ...(command === 'build' && { content_security_policy: { extension_pages: PAGES_POLICY } }),
    omnibox: { keyword: 'bp' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'open-focused-card': {
        suggested_key: { default: 'Alt+Shift+O' },
        description: '__MSG_reach_openFocused__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: ADD_ON_ID,
              strict_min_version: '148.0',
              // What that means, and why these two: docs/permissions.md.
              data_collection_permissions: { required: ['authenticationInfo', 'websiteContent'] },
            },
            gecko_android: { strict_min_version: '148.0' },
          },
          // Asked for at the press that signs in, and only where Firefox has no window for that, or no private one: docs/permissions.md.
          optional_permissions: ['webRequest', 'webRequestBlocking'],
          optional_host_permissions: [`${SIGN_IN_HOME}*`],
          // Firefox knows no `split`. One worker keeps the two kinds of window apart: docs/decisions/private-windows.md.
          incognito: 'spanning' as const,
        }
      : {
          minimum_chrome_version: '144',
          // defence: private-worker
          incognito: 'split' as const,
        }),
  }),
});
