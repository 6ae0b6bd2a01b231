import { delimiter, join, relative } from 'node:path';

/** What a command needs to know of the machine: its words, its displays, its browsers, its way to npm's registry. */
const OF_THE_MACHINE =
  /^(LANG|LC_\w+|TZ|TERM|USER|LOGNAME|SHELL|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|XDG_RUNTIME_DIR|CHROMIUM_PATH|FIREFOX_PATH|(HTTPS?|NO)_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR))$/i;

/** What npm puts before PATH while a script runs. */
const BY_NPM = /[\\/](node_modules[\\/]\.bin|node-gyp-bin)$/;

/**
 * The environment of somebody who has just cloned: nothing of this checkout and of the npm that started us, and a home with
 * no settings in it.
 * @param root the checkout, whose folders leave PATH
 */
export function cleanEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  { root, home }: { root: string; home: string },
): Record<string, string> {
  const path = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !isWithin(root, folder) && !BY_NPM.test(folder));
  const kept = Object.entries(env).flatMap(([name, value]) =>
    OF_THE_MACHINE.test(name) && value !== undefined ? [[name, value] as const] : [],
  );
  // The gallery opens in the browser of one's own, and nobody would be there to close it.
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter), HOME: home, BROWSER: 'none' };
}

function isWithin(root: string, folder: string): boolean {
  const way = relative(root, join(folder));
  return folder !== '' && !way.startsWith('..');
}
