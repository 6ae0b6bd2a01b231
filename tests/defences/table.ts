/** A part of the product between an attacker, or a mishap, and what there is to guard. */
export interface Defence {
  /** As `docs/security.md` speaks of it. */
  readonly name: string;
  /** The line after the comment `defence: <marker>` in the source is the defence. */
  readonly marker: string;
  /** What comes in the place of that line; left out: nothing. */
  readonly without?: (line: string) => string;
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

/** The line with a part of it changed. */
const swap = (part: string | RegExp, instead: string) => (line: string) => line.replace(part, instead);

/** Another line. */
const becomes = (instead: string) => () => instead;

/** Every defence, in the order of docs/defences.md. */
export const DEFENCES: readonly Defence[] = [
  // What a page does is not what a person does.
  {
    name: 'the loader ignores events that scripts make',
    marker: 'loader-hears-people-only',
    heldBy: inPage('page-makes-no-request', 'while our first part listens'),
  },
  {
    name: 'so does the card part',
    marker: 'card-part-hears-people-only',
    heldBy: inPage('page-makes-no-request', 'once the card part is there'),
  },
  {
    name: 'a page that moves under a resting pointer says nothing',
    marker: 'resting-pointer',
    without: swap('still || ', ''),
    heldBy: unit('utils/page/signals.test.ts', 'the pointer'),
  },
  {
    name: 'focus counts shortly after a real key only',
    marker: 'focus-after-a-key',
    without: swap(/return .*;/, "return 'focus';"),
    heldBy: inPage('page-makes-no-request', 'for a focus that it sets itself'),
  },
  {
    name: 'a frame without an address counts by the origin that it inherited',
    marker: 'sender-is-site',
    without: swap('? origin', "? 'https://www.adultwork.com/'"),
    heldBy: unit('utils/worker/sender.test.ts'),
  },

  // The card is no one's but the person's.
  {
    name: 'closed shadow root',
    marker: 'closed-root',
    without: swap('closed', 'open'),
    heldBy: inPage('page-learns-nothing', 'the card'),
  },
  {
    name: 'numbers are not drawn before they are asked for',
    marker: 'masked-number',
    without: swap('!card.revealed[kind]', 'false'),
    heldBy: unit('components/card/Card.test.tsx', 'have one masked line and one button each'),
  },
  {
    name: 'only a person presses what is in the card',
    marker: 'press-guard',
    without: swap('!event.isTrusted || ', ''),
    heldBy: unit('utils/frame/press-guard.test.ts', 'made by a script'),
  },
  {
    name: 'and only where the card is on top at five points',
    marker: 'five-points',
    without: swap('pointsOf(box, pressed)', 'pressed ? [pressed] : []'),
    // In Chromium the card's own page is told by the browser whether it can be seen.
    heldBy: {
      project: 'firefox',
      file: 'tests/e2e/hostile/page-cannot-press.test.ts',
      named: 'opened anew over it',
    },
  },
  {
    name: 'the top layer',
    marker: 'top-layer',
    without: becomes(
      "Object.assign(layer, { showPopover() {}, hidePopover() {}, matches: () => true }).style.zIndex = '2147483647';",
    ),
    heldBy: inPage('page-fights-the-card', 'something of the page over it'),
  },
  {
    name: 'important rules of our own shadow tree',
    marker: 'important-host-rules',
    without: swap(' !important', ''),
    heldBy: inPage('page-fights-the-card', 'change nothing of how it looks'),
  },
  {
    name: 'a card on a page that is faded goes',
    marker: 'least-opacity',
    without: swap(/\/.*\//, '/./'),
    heldBy: inPage('page-fights-the-card', 'fade or hide'),
  },
  {
    name: 'a page that removes cards has its way after three',
    marker: 'most-fights',
    without: swap(/\d+/, '300'),
    heldBy: inPage('page-fights-the-card', 'removing every card'),
  },

  // The card page's own.
  {
    name: 'a ticket is good once',
    marker: 'ticket-once',
    heldBy: unit('utils/worker/card-doors.test.ts', 'a ticket that was used'),
  },
  {
    name: 'and in its own tab',
    marker: 'ticket-of-its-tab',
    without: swap('issued.get(ticket)?.tabId !== tabId', '!issued.has(ticket)'),
    heldBy: unit('utils/worker/card-doors.test.ts', 'and its ticket is worth nothing there'),
  },
  {
    name: 'the card page believes the proof alone',
    marker: 'proof',
    without: swap(' || data?.proof !== proof', ''),
    heldBy: unit('utils/frame/handshake.test.ts', 'ignores what is posted'),
  },
  {
    name: 'no booking is asked for where a frame of another site is around the page',
    marker: 'no-foreign-frame',
    without: swap(' || !framesAround(window)', ''),
    heldBy: inPage('page-cannot-press', 'of a page of another origin gets no card'),
  },
  {
    name: 'and the browser shows no card page there',
    marker: 'frame-ancestors',
    without: becomes("  'frame-ancestors *',"),
    heldBy: { project: 'build', file: 'tests/build/manifest.test.ts' },
  },

  // No page learns that we are there.
  {
    name: 'no start-up event on the page',
    marker: 'build-plugins',
    without: swap('contentScripts(), ', ''),
    heldBy: inPage('page-learns-nothing', 'adds nothing to the page'),
  },
  {
    name: 'no file that the site can load, but for the card’s page',
    marker: 'no-file-for-pages',
    without: swap('CARD_PAGE', "CARD_PAGE, 'icons/*'"),
    heldBy: inPage('page-learns-nothing', 'the extension'),
  },

  // The doors.
  {
    name: 'a page is not one of our own pages',
    marker: 'page-door',
    without: swap("'page'", "'trusted'"),
    heldBy: inPage('messages', 'a message from the page'),
  },
  {
    name: 'a page of another site gets no door',
    marker: 'sender-is-site',
    heldBy: unit('utils/worker/sender.test.ts'),
  },
  {
    name: 'a message with more in it than it should hold is none',
    marker: 'strict-messages',
    without: swap('strictObject', 'object'),
    heldBy: inPage('messages', 'a message from the page'),
  },
  {
    name: 'a limit for each tab',
    marker: 'tab-limit',
    without: becomes('      return null;'),
    heldBy: unit('utils/worker/card-doors.test.ts', 'of a tab that has had its share'),
  },
  {
    name: 'no sign-in window where none is needed',
    marker: 'needless-sign-in',
    heldBy: unit('utils/token/renewal.test.ts', 'opens nothing while'),
  },
  {
    name: 'one sign-in window at a time',
    marker: 'one-sign-in-window',
    without: swap('signInWindow', 'null'),
    heldBy: unit('utils/token/token-manager.test.ts', 'opens one window however often'),
  },
  {
    name: 'the redirect of a sign-in by a tab is stopped in that tab alone',
    marker: 'only-own-sign-in-tab',
    without: swap('{}', '{ cancel: true }'),
    heldBy: unit('utils/token/tab-sign-in.test.ts', 'any other tab alone'),
  },
  {
    name: 'a redirect with a state that is not ours is not read',
    marker: 'redirect-state',
    heldBy: unit('utils/token/sign-in.test.ts', 'only to the state'),
  },

  // The platform, and who speaks through it.
  {
    name: 'no redirect is followed',
    marker: 'no-redirect',
    heldBy: unit('utils/platform/ask-over-http.test.ts', 'a redirect is not followed'),
  },
  {
    name: 'no cookie goes along',
    marker: 'no-cookie',
    without: swap('omit', 'include'),
    heldBy: { project: 'chromium', file: 'tests/e2e/road.test.ts' },
  },
  {
    name: 'a body has a largest size',
    marker: 'body-limit',
    heldBy: unit('utils/platform/ask.test.ts', 'a 2xx reply'),
  },
  {
    name: 'no way from text to markup or code is built',
    marker: 'build-plugins',
    without: swap('cutFromPackages, ', ''),
    heldBy: { project: 'build', file: 'tests/build/manifest.test.ts', named: 'no code from text' },
  },

  {
    name: 'a request is made anew once at most',
    marker: 'one-retry',
    without: swap(/\d+/, '5'),
    heldBy: unit('utils/platform/ask-faults.test.ts', 'is the only one'),
  },
  {
    name: 'a 429 is obeyed by all views',
    marker: 'rate-limit-pause',
    without: becomes('return since > until;'),
    heldBy: unit('utils/platform/pauses.test.ts', 'requests that overlap'),
  },
  {
    name: 'no package runs a script as it is installed',
    marker: 'no-install-scripts',
    without: swap('true', 'false'),
    heldBy: unit('tests/supply-chain.test.ts', 'runs no script'),
  },

  // Nothing stays behind.
  ...(['chromium', 'firefox'] as const).map((project) => ({
    name: `the token is in memory alone (${project})`,
    marker: 'token-in-memory',
    without: swap('inMemory', 'onDisk'),
    heldBy: onDisk(project),
  })),
  ...(['chromium', 'firefox'] as const).map((project) => ({
    name: `requests are not kept by the browser (${project})`,
    marker: 'no-http-cache',
    heldBy: onDisk(project),
  })),
  {
    name: 'fields are not kept by the browser',
    marker: 'no-form-history',
    heldBy: onDisk('firefox'),
  },
  {
    name: 'another member finds nothing of the last one’s',
    marker: 'another-member',
    without: swap('!== null', '=== userId'),
    heldBy: unit('utils/worker/worker.test.ts', 'keeps members'),
  },
  {
    name: 'a private window has a memory of its own',
    marker: 'private-memory',
    without: swap('isPrivate()', 'false'),
    heldBy: { project: 'chromium', file: 'tests/e2e/discretion/private-windows.test.ts' },
  },
  {
    name: 'and a worker of its own',
    marker: 'private-worker',
    without: swap('split', 'spanning'),
    heldBy: { project: 'chromium', file: 'tests/e2e/discretion/private-windows.test.ts' },
  },
  {
    name: 'a page that says another kind of window than its tab is refused',
    marker: 'window-kind',
    without: swap('said === undefined || said === told ? told : null', 'said ?? told'),
    heldBy: unit('utils/worker/window-kind.test.ts', 'says another'),
  },
  {
    name: 'what is kept for private windows of Firefox ends with them',
    marker: 'private-end',
    heldBy: unit('utils/worker/private-windows.test.ts', 'leave nothing once the last of them is closed'),
  },
  {
    name: 'their rooms are told nothing once they are closed',
    marker: 'private-over',
    heldBy: unit('utils/settings/shared-memory.test.ts', 'gives nothing and takes nothing'),
  },
  {
    name: 'they sign in by a tab of theirs alone',
    marker: 'no-window-in-private',
    heldBy: unit('utils/worker/private-windows.test.ts', 'sign in by a tab of theirs'),
  },
  {
    name: 'pages are told what concerns their kind of window alone',
    marker: 'broadcast-of-its-kind',
    without: becomes('      const own = tabs;'),
    heldBy: unit('utils/worker/private-windows.test.ts', 'tell their own pages alone'),
  },

  // The token is told to no one.
  {
    name: 'our own pages get a status, not the token',
    marker: 'status-without-token',
    without: swap('{', '{ ...({ secret: await settings.token.get() } as object),'),
    heldBy: { project: 'chromium', file: 'tests/e2e/discretion/token.test.ts' },
  },
  {
    name: 'a saved token leaves its field',
    marker: 'emptied-field',
    heldBy: { project: 'chromium', file: 'tests/e2e/discretion/token.test.ts' },
  },
];
