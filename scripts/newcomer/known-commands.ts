/** How it shows that a command did what its reader was told. */
export interface Proof {
  /** In what it prints, both streams together. */
  readonly says?: string | RegExp;
  /** Files that it has to write, as patterns: one that stood there before is not enough. */
  readonly leaves?: readonly string[];
}

export interface KnownCommand {
  /** As the docs write it, placeholders included. */
  readonly command: string;
  /** What a reader would put for each placeholder. */
  readonly with?: Readonly<Record<string, string>>;
  /** Several times what it takes: it ends a command that hangs, not one on a slow machine. */
  readonly minutes: number;
  /**
   * `itself`: it ends, well, and has shown this by then. `stopped`: it goes on until Ctrl-C, which is pressed once it has
   * said this. `started`: what we are in; it is known, and not run.
   */
  readonly ends: 'itself' | 'stopped' | 'started';
  /** The same, where there is a display and the command opens a window that stays; then `saysInWindow` is waited for. */
  readonly saysInWindow?: string;
  readonly proof: Proof;
}

const PICTURES_OF_DEMO = ['options', 'hover-light', 'hover-dark', 'popup', 'token-expired'].map(
  (name) => `.output/demo/${name}.png`,
);
const BUILDS = ['chrome', 'firefox'].map((browser) => `.output/${browser}-mv3/manifest.json`);
const ARCHIVES = ['chrome', 'firefox', 'sources'].map((name) => `.output/*-${name}.zip`);
const TESTS_PASS = /^\d+ passed, 0 failed$/m;

/**
 * Every command that the docs mention, in the order in which a newcomer meets them: the first has to do with a clone and
 * nothing else.
 */
export const KNOWN_COMMANDS: readonly KnownCommand[] = [
  {
    command: 'npm run demo',
    minutes: 10,
    ends: 'itself',
    saysInWindow: 'The browser is yours',
    proof: { says: 'Screenshots in .output/demo', leaves: PICTURES_OF_DEMO },
  },
  {
    command: 'npm run demo -- --headless',
    minutes: 5,
    ends: 'itself',
    proof: { says: 'Screenshots in .output/demo', leaves: PICTURES_OF_DEMO },
  },
  { command: 'npm run build', minutes: 5, ends: 'itself', proof: { leaves: BUILDS } },
  {
    command: 'npm run dev',
    minutes: 5,
    ends: 'stopped',
    proof: { says: 'its access token is', leaves: ['.output/chrome-mv3-dev/manifest.json'] },
  },
  { command: 'npm run hooks', minutes: 1, ends: 'itself', proof: { leaves: ['.git/config'] } },
  { command: 'npm run check', minutes: 5, ends: 'itself', proof: { says: 'sizes (size-limit): fine' } },
  { command: 'npm run gallery', minutes: 2, ends: 'stopped', proof: { says: 'Local:' } },
  {
    command: 'npm run gallery:shoot',
    minutes: 5,
    ends: 'itself',
    proof: { says: 'axe: nothing', leaves: ['.output/gallery/light.png'] },
  },
  {
    command: 'npm run gallery:shoot -- <folder>',
    with: { '<folder>': '.output/pictures' },
    minutes: 5,
    ends: 'itself',
    proof: { says: 'axe: nothing', leaves: ['.output/pictures/light.png'] },
  },
  {
    command: 'npm run fuzz',
    minutes: 10,
    ends: 'itself',
    proof: { says: /Detection: inputs 1,000,000,.*Decoding: inputs 100,000,/s },
  },
  {
    command: 'npm run lint:firefox',
    minutes: 5,
    ends: 'itself',
    proof: { says: '0 errors, 0 warnings, 0 notices' },
  },
  { command: 'npm run zip', minutes: 5, ends: 'itself', proof: { leaves: ARCHIVES } },
  {
    command: 'npm run zip:check',
    minutes: 5,
    ends: 'itself',
    proof: { says: 'the same to the byte', leaves: ARCHIVES },
  },
  { command: 'npm run store', minutes: 5, ends: 'itself', proof: { leaves: ['store/screenshots/*.png'] } },
  { command: 'npm ci', minutes: 10, ends: 'itself', proof: { leaves: ['node_modules/.package-lock.json'] } },
  { command: 'npm test -- --project unit', minutes: 10, ends: 'itself', proof: { says: TESTS_PASS } },
  {
    command: 'npm test -- --project unit utils/detect',
    minutes: 5,
    ends: 'itself',
    proof: { says: TESTS_PASS },
  },
  { command: 'npm test -- utils/detect', minutes: 10, ends: 'itself', proof: { says: TESTS_PASS } },
  { command: 'npm test -- --project looks -u', minutes: 10, ends: 'itself', proof: { says: TESTS_PASS } },
  {
    command: 'npm run faults',
    minutes: 15,
    ends: 'itself',
    proof: { says: 'Every cell is as it should be' },
  },
  // Whether a goal is met is a matter of the machine; that each is measured is not.
  {
    command: 'npm run bench',
    minutes: 20,
    ends: 'itself',
    proof: { says: /^▸ (Every goal is met|Missed: )/m },
  },
  {
    command: 'npm run bench -- load',
    minutes: 10,
    ends: 'itself',
    proof: { says: /^▸ (Every goal is met|Missed: )/m },
  },
  { command: 'npm run soak', minutes: 20, ends: 'itself', proof: { says: /^✓ /m } },
  { command: 'npm test', minutes: 45, ends: 'itself', proof: { says: TESTS_PASS } },
  {
    command: 'npm run defences',
    minutes: 60,
    ends: 'itself',
    proof: { says: /(\d+) of \1 are missed/ },
  },
  {
    command: 'npm run defences -- redirect',
    minutes: 10,
    ends: 'itself',
    proof: { says: /(\d+) of \1 are missed/ },
  },
  { command: 'npm run newcomer', minutes: 0, ends: 'started', proof: {} },
  { command: 'npm run newcomer -- demo build', minutes: 0, ends: 'started', proof: {} },
];
