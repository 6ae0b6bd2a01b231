import { mkdirSync } from 'node:fs';
import { createServer, type ReloadContentScriptPayload, type WxtDevServer } from 'wxt';
import { startNetwork } from '../../tests/harness/network.ts';
import { PLATFORM_HOSTS, siteUrl } from '../../tests/platform/hosts.ts';
import { TOKENS } from '../../tests/platform/people.ts';
import { startPlatform } from '../../tests/platform/platform.ts';
import { say } from '../bootstrap/say.mjs';
import { findBrowser } from '../find-browsers.mjs';
import { canShowWindows } from '../lib/can-show-windows.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';

/** Kept from one time to the next, so that the browser's own settings for development stay. */
const PROFILE = '.wxt/dev-profile';

const windows = canShowWindows(process);
if (windows) ensureBrowsers('chromium');
else say('There is no display, so no browser will open; the build in .output/chrome-mv3-dev is kept fresh');

mkdirSync(PROFILE, { recursive: true });
const platform = await startPlatform();
const network = await startNetwork(PLATFORM_HOSTS, platform.ports);
const server = await createServer({
  browser: 'chrome',
  // Or else the gallery's page would be searched for packages too, which is of no use here.
  vite: () => ({ optimizeDeps: { entries: ['entrypoints/**/*.html'] } }),
  webExt: {
    disabled: !windows,
    binaries: { chrome: findBrowser('chromium') ?? '' },
    startUrls: [siteUrl('/PhoneChatBookings.asp')],
    chromiumProfile: PROFILE,
    keepProfileChanges: true,
    chromiumArgs: [
      // Everything but this machine goes to the proxy, which knows the stand-in platform and nothing else.
      `--proxy-server=127.0.0.1:${network.port}`,
      `--ignore-certificate-errors-spki-list=${platform.certificate.spkiHash}`,
      '--disable-quic',
      '--no-first-run',
      // Ctrl-C ends the browser at once; next time it would offer to bring back what was open.
      '--hide-crash-restore-bubble',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  },
});
reloadPagesForCard(server);
// The browser would outlive a terminal that is closed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => server.stop().finally(() => process.exit()));
await server.start();
say(`The stand-in platform is up; its access token is ${TOKENS.manager}`);

/**
 * WXT reloads the tabs of a content script that the browser knows. It does not know the card's, which the worker puts into
 * a page when it is asked for; so a changed card goes with the script that is in every page.
 */
function reloadPagesForCard(server: WxtDevServer): void {
  const reload = server.reloadContentScript;
  let inEveryPage: ReloadContentScriptPayload | undefined;
  server.reloadContentScript = (script) => {
    if (script.registration !== 'runtime') inEveryPage = script;
    if (inEveryPage) reload(inEveryPage);
  };
}
