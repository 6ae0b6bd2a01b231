/** Something of the product that stands between an attacker, or a mishap, and what there is to guard. */
export interface Defence {
  /** As `docs/security.md` speaks of it. */
  readonly name: string;
  /** How it is taken away: `code` stands in `file` exactly once, and `instead` comes in its place. */
  readonly file: string;
  readonly code: string;
  readonly instead: string;
  /** Which tests have to notice. */
  readonly heldBy: HeldBy;
}

export interface HeldBy {
  readonly project: 'unit' | 'build' | 'chromium' | 'firefox';
  readonly file: string;
  /** Part of the full names of the tests; left out: all of the file. */
  readonly named?: string;
}

const inPage = (file: string, named?: string): HeldBy => ({
  project: 'chromium',
  file: `tests/e2e/hostile/${file}.test.ts`,
  ...(named && { named }),
});
const onDisk = (project: 'chromium' | 'firefox'): HeldBy => ({
  project,
  file: 'tests/e2e/discretion/profile.test.ts',
});
const unit = (file: string, named?: string): HeldBy => ({
  project: 'unit',
  file,
  ...(named && { named }),
});

const SURFACE = 'utils/page/surface.ts';
const GUARD = 'if (event.isTrusted && !covered) return;';
const SENDER_IS_SITE = "return url && isSite(url) ? 'page' : null;";

/** Every defence against somebody, and what falls without it. */
export const DEFENCES: readonly Defence[] = [
  // What a page does is not what a person does.
  {
    name: 'the loader ignores events that scripts make',
    file: 'utils/page/loader.ts',
    code: '    if (!event.isTrusted) return;\n',
    instead: '',
    heldBy: inPage('page-makes-no-request', 'while our first part listens'),
  },
  {
    name: 'so does the card part',
    file: 'utils/page/signals.ts',
    code: '    if (!event.isTrusted) return;\n',
    instead: '',
    heldBy: inPage('page-makes-no-request', 'once the card part is there'),
  },
  {
    name: 'a page that moves under a resting pointer says nothing',
    file: 'utils/page/signals.ts',
    code: 'if (still || (type',
    instead: 'if ((type',
    heldBy: unit('utils/page/signals.test.ts', 'the pointer'),
  },
  {
    name: 'focus counts shortly after a real key only',
    file: 'utils/page/loader.ts',
    code: "return sinceKey < KEY_TO_FOCUS ? 'focus' : undefined",
    instead: "return 'focus'",
    heldBy: inPage('page-makes-no-request', 'for a focus that it sets itself'),
  },
  {
    name: 'a frame without an address counts by the origin that it inherited',
    file: 'utils/worker/sender.ts',
    code: SENDER_IS_SITE,
    instead: "return (url && isSite(url)) || sender.url.startsWith('about:') ? 'page' : null;",
    heldBy: unit('utils/worker/sender.test.ts'),
  },

  // The card is no one's but the person's.
  {
    name: 'closed shadow root',
    file: SURFACE,
    code: "mode: 'closed'",
    instead: "mode: 'open'",
    heldBy: inPage('page-learns-nothing', 'the card'),
  },
  {
    name: 'numbers are not drawn before they are asked for',
    file: 'components/card/Contact.tsx',
    code: '<bdi>{text}</bdi>',
    instead: '<bdi title={value}>{text}</bdi>',
    heldBy: inPage('page-learns-nothing', 'no phone number'),
  },
  {
    name: 'what is done in the card sets off nothing of the page’s',
    file: SURFACE,
    code: '    root.addEventListener(type, (event) => event.stopPropagation());\n',
    instead: '',
    heldBy: {
      project: 'chromium',
      file: 'tests/e2e/card-places.test.ts',
      named: 'hears of no click and no key',
    },
  },
  {
    name: 'only a person presses what is in the card',
    file: SURFACE,
    code: GUARD,
    instead: 'if (!covered) return;',
    heldBy: {
      project: 'firefox',
      file: 'tests/e2e/hostile/page-learns-nothing.test.ts',
      named: 'cannot be pressed',
    },
  },
  {
    name: 'and only where the card is on top',
    file: SURFACE,
    code: GUARD,
    instead: 'if (event.isTrusted) return;',
    heldBy: inPage('page-fights-the-card', 'something of the page over it'),
  },
  {
    name: 'the top layer',
    file: SURFACE,
    code: '    layer.showPopover({ source: spot ?? (element as HTMLElement) });',
    instead:
      "    layer.popover = null; layer.style.cssText += ';display:flex;flex-direction:column;z-index:2147483647;inset:80px auto auto 80px';",
    heldBy: inPage('page-fights-the-card', 'something of the page over it'),
  },
  {
    name: 'important rules of our own shadow tree',
    file: 'utils/page/surface.css',
    code: '  all: initial !important;\n',
    instead: '  all: initial;\n',
    heldBy: inPage('page-fights-the-card', 'change nothing of how it looks'),
  },
  {
    name: 'a card on a page that is faded goes',
    file: SURFACE,
    code: 'const LEAST_OPACITY = 0.6;',
    instead: 'const LEAST_OPACITY = 0;',
    heldBy: inPage('page-fights-the-card', 'fade or hide'),
  },
  {
    name: 'a page that removes cards has its way after three',
    file: 'utils/page/card-part.ts',
    code: 'const MAX_FIGHTS = 3;',
    instead: 'const MAX_FIGHTS = 300;',
    heldBy: inPage('page-fights-the-card', 'removing every card'),
  },

  // Nobody learns that we are there.
  {
    name: 'no start-up event on the page',
    file: 'wxt.config.ts',
    code: 'plugins: [quietContentScripts, ',
    instead: 'plugins: [',
    heldBy: inPage('page-learns-nothing', 'adds nothing to the page'),
  },
  {
    name: 'no file that a page can load',
    file: 'wxt.config.ts',
    code: "    omnibox: { keyword: 'bp' },\n",
    instead:
      "    omnibox: { keyword: 'bp' },\n    web_accessible_resources: [{ resources: ['icons/*'], matches: ['*://www.adultwork.com/*'] }],\n",
    heldBy: inPage('page-learns-nothing', 'the extension'),
  },

  // The doors.
  {
    name: 'a page is not one of our own pages',
    file: 'utils/worker/sender.ts',
    code: SENDER_IS_SITE,
    instead: "return url && isSite(url) ? 'trusted' : null;",
    heldBy: inPage('messages', 'a message from the page'),
  },
  {
    name: 'a page of another site is nobody',
    file: 'utils/worker/sender.ts',
    code: SENDER_IS_SITE,
    instead: "return 'page';",
    heldBy: unit('utils/worker/sender.test.ts'),
  },
  {
    name: 'a message with more in it than it should hold is none',
    file: 'utils/message/schema.ts',
    code: 'export const lookupAskSchema = z.strictObject({',
    instead: 'export const lookupAskSchema = z.object({',
    heldBy: inPage('messages', 'a message from the page'),
  },
  {
    name: 'a limit for each tab',
    file: 'utils/message/rate-limit.ts',
    code: 'export const BURST = 40;',
    instead: 'export const BURST = 4000;',
    heldBy: inPage('messages', 'a thousand at once'),
  },
  {
    name: 'no sign-in window where none is needed',
    file: 'utils/token/renewal.ts',
    code: '    if (access && !needsAttention(await tokenManager.status())) return null;\n',
    instead: '',
    heldBy: inPage('messages', 'open no window'),
  },
  {
    name: 'one sign-in window at a time',
    file: 'utils/token/sign-ins.ts',
    code: '      if (signInWindow) return signInWindow;\n',
    instead: '',
    heldBy: unit('utils/token/token-manager.test.ts', 'opens one window however often'),
  },
  {
    name: 'a redirect with a state that is not ours is not read',
    file: 'utils/token/sign-in.ts',
    code: "  if (said('state') !== state) return { ok: false, result: 'wrong-state' };\n",
    instead: '',
    heldBy: unit('utils/token/sign-in.test.ts', 'only to the state'),
  },

  // The platform, and who speaks through it.
  {
    name: 'no redirect is followed',
    file: 'utils/api/get.ts',
    code: "      redirect: 'manual',\n",
    instead: '',
    heldBy: unit('utils/api/api-over-http.test.ts', 'a redirect is not followed'),
  },
  {
    name: 'no cookie goes along',
    file: 'utils/api/get.ts',
    code: "      credentials: 'omit',\n",
    instead: "      credentials: 'include',\n",
    heldBy: { project: 'chromium', file: 'tests/e2e/road.test.ts' },
  },
  {
    name: 'a body has a largest size',
    file: 'utils/api/read-body.ts',
    code: '    if (bytes > BODY_LIMIT_BYTES) throw unreadable(null);\n',
    instead: '',
    heldBy: unit('utils/api/api.test.ts', 'a 2xx reply'),
  },
  {
    name: 'no way from text to markup or code is built',
    file: 'wxt.config.ts',
    code: 'cutFromPackages, noteShipped',
    instead: 'noteShipped',
    heldBy: { project: 'build', file: 'tests/build/manifest.test.ts', named: 'no code from text' },
  },

  {
    name: 'a request is made anew once at most',
    file: 'utils/api/get.ts',
    code: 'retries: 1,',
    instead: 'retries: 5,',
    heldBy: unit('utils/api/api-faults.test.ts', 'is the only one'),
  },
  {
    name: 'a 429 is obeyed by all views',
    file: 'utils/lookup/back-off.ts',
    code: 'return since <= now() && now() < until ? until : null;',
    instead: 'return since > until ? until : null;',
    heldBy: unit('utils/lookup/lookup.test.ts', '429'),
  },
  {
    name: 'no package runs a script as it is installed',
    file: '.npmrc',
    code: 'ignore-scripts=true',
    instead: 'ignore-scripts=false',
    heldBy: unit('tests/supply-chain.test.ts', 'runs no script'),
  },

  // Nothing stays behind.
  ...(['chromium', 'firefox'] as const).map((project) => ({
    name: `the token is in memory alone (${project})`,
    file: 'utils/settings/registry.ts',
    code: 'token: inMemory<Token | null>(',
    instead: 'token: onDisk<Token | null>(',
    heldBy: onDisk(project),
  })),
  ...(['chromium', 'firefox'] as const).map((project) => ({
    name: `requests are not kept by the browser (${project})`,
    file: 'utils/api/get.ts',
    code: "      cache: 'no-store',\n",
    instead: '',
    heldBy: onDisk(project),
  })),
  {
    name: 'fields are not kept by the browser',
    file: 'components/shared/TextField.tsx',
    code: '          autocomplete="off"\n',
    instead: '',
    heldBy: onDisk('firefox'),
  },
  {
    name: 'another member finds nothing of the last one’s',
    file: 'utils/token/owner-note.ts',
    code: 'if (last !== null) {',
    instead: 'if (last === userId) {',
    heldBy: unit('utils/worker/worker.test.ts', 'keeps members'),
  },
  {
    name: 'a private window has a memory of its own',
    file: 'utils/settings/memory.ts',
    code: 'return browser.extension?.inIncognitoContext ? privateMemory : browser.storage.session;',
    instead:
      'return browser.extension?.inIncognitoContext === null ? privateMemory : browser.storage.session;',
    heldBy: { project: 'chromium', file: 'tests/e2e/discretion/private-windows.test.ts' },
  },
  {
    name: 'and a worker of its own',
    file: 'wxt.config.ts',
    code: "incognito: 'split' as const",
    instead: "incognito: 'spanning' as const",
    heldBy: { project: 'chromium', file: 'tests/e2e/discretion/private-windows.test.ts' },
  },
  {
    name: 'not in private windows of Firefox',
    file: 'wxt.config.ts',
    code: "          incognito: 'not_allowed' as const,\n",
    instead: '',
    heldBy: { project: 'firefox', file: 'tests/e2e/discretion/private-windows.test.ts' },
  },

  // The token is told to no one.
  {
    name: 'our own pages get a status, not the token',
    file: 'utils/worker/trusted-door.ts',
    code: '  return {\n    token,',
    instead: '  return {\n    ...({ secret: await settings.token.get() } as object),\n    token,',
    heldBy: { project: 'chromium', file: 'tests/e2e/discretion/token.test.ts' },
  },
  {
    name: 'a saved token leaves its field',
    file: 'components/options/TokenSection.tsx',
    code: "else if (reply) setTyped((current) => (current === typed ? '' : current));",
    instead: '',
    heldBy: { project: 'chromium', file: 'tests/e2e/discretion/token.test.ts' },
  },
];
