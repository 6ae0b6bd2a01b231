import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

/** What is built is what was decided: docs/permissions.md has the reason of each entry. */

const read = (folder: string) => JSON.parse(readFileSync(`.output/${folder}/manifest.json`, 'utf8'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const SITE = ['*://www.adultwork.com/*', '*://adultwork.com/*', '*://m.adultwork.com/*'];
const API = ['https://api.adultwork.com/*', 'https://api-sandbox.adultwork.com/*'];

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src https://api.adultwork.com https://api-sandbox.adultwork.com',
  'frame-src tel:',
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors https://www.adultwork.com http://www.adultwork.com https://adultwork.com http://adultwork.com https://m.adultwork.com http://m.adultwork.com',
].join('; ');

const COMMON = {
  manifest_version: 3,
  name: '__MSG_extension_name__',
  short_name: 'Booking Peek',
  description: '__MSG_extension_description__',
  version,
  default_locale: 'en',
  icons: {
    16: 'icons/16.png',
    32: 'icons/32.png',
    48: 'icons/48.png',
    128: 'icons/128.png',
  },
  permissions: ['storage', 'scripting', 'identity', 'alarms', 'contextMenus'],
  host_permissions: [...SITE, ...API],
  content_security_policy: { extension_pages: POLICY },
  omnibox: { keyword: 'bp' },
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
    'open-focused-card': {
      suggested_key: { default: 'Alt+Shift+O' },
      description: '__MSG_reach_openFocused__',
    },
  },
  options_ui: { open_in_tab: true, page: 'options.html' },
  content_scripts: [
    {
      matches: [...SITE].sort(),
      all_frames: true,
      match_origin_as_fallback: true,
      run_at: 'document_start',
      js: ['content-scripts/page.js'],
    },
  ],
};

// Whole, so that whatever is new has to be looked at: a permission, a host, a page that the site could load.
describe('the manifest', () => {
  it('for Chrome, Edge and other Chromiums', () => {
    expect(read('chrome-mv3')).toEqual({
      ...COMMON,
      web_accessible_resources: [{ resources: ['card.html'], matches: SITE, use_dynamic_url: true }],
      action: { default_title: 'Booking Peek', default_popup: 'popup.html' },
      background: { service_worker: 'background.js' },
      incognito: 'split',
      minimum_chrome_version: '144',
    });
  });

  it('for Firefox', () => {
    expect(read('firefox-mv3')).toEqual({
      ...COMMON,
      web_accessible_resources: [{ resources: ['card.html'], matches: SITE }],
      action: {
        default_title: 'Booking Peek',
        default_popup: 'popup.html',
        theme_icons: [
          { dark: 'icons/16.png', light: 'icons/on-dark-16.png', size: 16 },
          { dark: 'icons/32.png', light: 'icons/on-dark-32.png', size: 32 },
        ],
      },
      background: { scripts: ['background.js'] },
      browser_specific_settings: {
        gecko: {
          id: 'booking-peek@booking-peek.example',
          strict_min_version: '148.0',
          data_collection_permissions: { required: ['authenticationInfo', 'websiteContent'] },
        },
        gecko_android: { strict_min_version: '148.0' },
      },
      optional_permissions: ['webRequest', 'webRequestBlocking'],
      optional_host_permissions: [
        'https://fd7d8b55d29da209853d54e370653c346d670b9a.extensions.allizom.org/*',
      ],
      incognito: 'spanning',
    });
  });
});

describe.each(['chrome-mv3', 'firefox-mv3'])('the build in %s', (folder) => {
  const files = readdirSync(`.output/${folder}`, { recursive: true, encoding: 'utf8' });

  it('holds every file that its manifest names', () => {
    const named = JSON.stringify(read(folder)).match(/"[\w/-]+\.(?:html|js|png)"/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    for (const file of named) expect(files).toContain(JSON.parse(file));
  });

  it('gives the site’s page nothing that could draw a booking, and the card’s page nothing that could read a token', () => {
    const codeOf = (file: string) => readFileSync(`.output/${folder}/${file}`, 'utf8');
    for (const script of ['page.js', 'placer.js', 'finder.js']) {
      expect(codeOf(`content-scripts/${script}`)).not.toMatch(/getMessage|actionClient|sessionDate/);
    }
    const html = codeOf('card.html');
    const scripts = [...html.matchAll(/"\/(chunks\/[^"]+\.js)"/g)].map(([, file = '']) => file);
    expect(scripts.length).toBeGreaterThan(0);
    for (const file of scripts) expect(codeOf(file), file).not.toMatch(/\.storage\b|indexedDB|\bfetch\(/);
  });

  it('ends the finder quietly in a document that has no placer: the frame may have gone on since it was asked for', () => {
    const code = readFileSync(`.output/${folder}/content-scripts/finder.js`, 'utf8');
    const world = { browser: { runtime: { id: 'ours' } }, URL };
    expect(() => runInNewContext(code, world)).not.toThrow();
  });

  it('has a name that says nothing of the site, and fits into the fields that the stores set', () => {
    for (const locale of files.filter((file) => file.endsWith('messages.json'))) {
      const messages = JSON.parse(readFileSync(`.output/${folder}/${locale}`, 'utf8'));
      // Anyone who looks on can read the name in the browser's lists, menus and dialogs: it names no site.
      expect(messages.extension_name.message).toBe('Booking Peek');
      expect(messages.extension_description.message.length).toBeLessThanOrEqual(132);
      expect(messages.reach_openFocused.message).not.toBe('');
    }
  });

  it('holds no code from text, no map and nothing of development', () => {
    expect(files.filter((file) => /\.(?:map|ts|tsx|md)$/.test(file))).toEqual([]);
    for (const file of files.filter((one) => one.endsWith('.js'))) {
      const code = readFileSync(`.output/${folder}/${file}`, 'utf8');
      expect(code).not.toMatch(/\beval\(|\bFunction\(|localhost|sourceMappingURL|\.innerHTML\s*=/);
    }
  });
});
