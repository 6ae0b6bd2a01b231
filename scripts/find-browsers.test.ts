import { describe, expect, it } from 'vitest';
import { type BrowserKind, findBrowser, type Machine } from './find-browsers.mjs';

const machine = (platform: NodeJS.Platform, env: Machine['env'], ...programs: string[]): Machine => ({
  platform,
  env,
  isProgram: (path) => programs.includes(path),
});

const linux = (...programs: string[]) => machine('linux', { PATH: '/usr/local/bin:/usr/bin' }, ...programs);

describe('findBrowser', () => {
  it.each<[string, BrowserKind, Machine, string | null]>([
    ['Debian', 'chromium', linux('/usr/bin/chromium'), '/usr/bin/chromium'],
    ['Debian', 'firefox', linux('/usr/bin/firefox-esr'), '/usr/bin/firefox-esr'],
    [
      'Debian, past its start script',
      'chromium',
      linux('/usr/bin/chromium', '/usr/lib/chromium/chromium'),
      '/usr/lib/chromium/chromium',
    ],
    ['only Chrome', 'chromium', linux('/usr/bin/google-chrome'), '/usr/bin/google-chrome'],
    [
      'both, whatever the order of PATH',
      'chromium',
      linux('/usr/local/bin/google-chrome', '/usr/bin/chromium'),
      '/usr/bin/chromium',
    ],
    ['the other browser only', 'firefox', linux('/usr/bin/chromium'), null],
    ['no PATH at all', 'chromium', machine('linux', {}, '/usr/bin/chromium'), '/usr/bin/chromium'],
    [
      'a Mac',
      'chromium',
      machine('darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      "a Mac, in the user's own folder",
      'firefox',
      machine('darwin', { HOME: '/Users/ann' }, '/Users/ann/Applications/Firefox.app/Contents/MacOS/firefox'),
      '/Users/ann/Applications/Firefox.app/Contents/MacOS/firefox',
    ],
    [
      'Windows',
      'firefox',
      machine(
        'win32',
        { PROGRAMFILES: 'C:\\Program Files' },
        'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
      ),
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    [
      'Windows, for one user',
      'chromium',
      machine('win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\Google\\Chrome\\Application\\chrome.exe'),
      'C:\\L\\Google\\Chrome\\Application\\chrome.exe',
    ],
  ])('%s: %s', (_where, kind, where, expected) => {
    expect(findBrowser(kind, where)).toBe(expected);
  });

  it('takes the browser that the environment names before any other', () => {
    const named = machine(
      'linux',
      { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/c' },
      '/opt/c',
      '/usr/bin/chromium',
    );
    expect(findBrowser('chromium', named)).toBe('/opt/c');
  });

  it('takes no other where the named browser is not there', () => {
    const named = machine('linux', { PATH: '/usr/bin', FIREFOX_PATH: '/opt/f' }, '/usr/bin/firefox-esr');
    expect(findBrowser('firefox', named)).toBeNull();
  });
});
