import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/**
 * @typedef {'chromium' | 'firefox'} BrowserKind
 * @typedef {object} Machine what the search depends on; a test puts its own in place
 * @property {NodeJS.Platform} platform
 * @property {Record<string, string | undefined>} env
 * @property {(path: string) => boolean} isProgram
 */

/** Names the browser's program outright, before any search. @type {Record<BrowserKind, string>} */
export const PATH_VARIABLES = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/** Names on PATH, the plainest build of each kind first. @type {Record<BrowserKind, string[]>} */
const COMMANDS = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

/** Inside an Applications folder. @type {Record<BrowserKind, string[]>} */
const MAC_APPLICATIONS = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
};

/** Inside a folder for programs. @type {Record<BrowserKind, string[]>} */
const WINDOWS_PROGRAMS = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

/**
 * Where a browser's program is: what the environment names (see PATH_VARIABLES), else the usual places of the
 * operating system. Null where there is none; also where the environment names one that is not there, since one who names
 * a browser wants no other.
 * @param {BrowserKind} kind
 * @param {Machine} [machine]
 * @returns {string | null}
 */
export function findBrowser(kind, machine = { platform: process.platform, env: process.env, isProgram }) {
  const named = machine.env[PATH_VARIABLES[kind]];
  const candidates = named ? [named] : usualPlaces(kind, machine);
  return candidates.find((path) => machine.isProgram(path)) ?? null;
}

/**
 * @param {BrowserKind} kind
 * @param {Machine} machine
 */
function usualPlaces(kind, { platform, env }) {
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(isSet);
    return folders.flatMap((folder) => WINDOWS_PROGRAMS[kind].map((program) => win32.join(folder, program)));
  }
  const folders = [...(env.PATH ?? '').split(':').filter(isSet), '/usr/bin', '/snap/bin'];
  const onPath = [
    // Debian's /usr/bin/chromium is a script that adds the user's own flags and writes to the terminal: go round it.
    ...(kind === 'chromium' ? ['/usr/lib/chromium/chromium'] : []),
    ...COMMANDS[kind].flatMap((command) => folders.map((folder) => posix.join(folder, command))),
  ];
  if (platform !== 'darwin') return onPath;
  const applications = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
  return [
    ...applications.flatMap((folder) => MAC_APPLICATIONS[kind].map((path) => posix.join(folder, path))),
    ...onPath,
  ];
}

/**
 * @param {string | undefined} value
 * @returns {value is string}
 */
function isSet(value) {
  return value !== undefined && value !== '';
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
