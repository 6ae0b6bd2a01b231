import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { quietly } from '../bootstrap/quietly.mjs';
import { say, stop } from '../bootstrap/say.mjs';
import { type BrowserKind, findBrowser, PATH_VARIABLES } from '../find-browsers.mjs';
import { majorVersion } from './major-version.ts';

/** `oldest` is what wxt.config.ts asks for in the manifest: an older browser refuses the extension. */
const BROWSERS: Record<BrowserKind, { name: string; oldest: number; debianPackage: string }> = {
  chromium: { name: 'Chromium (or Chrome, or Edge)', oldest: 144, debianPackage: 'chromium' },
  firefox: { name: 'Firefox', oldest: 148, debianPackage: 'firefox-esr' },
};

/** A bare Debian has no fonts; without them text is boxes, and its width is anyone's guess. */
const FONT_PACKAGES = ['fonts-liberation', 'fonts-noto-core'];

/** Finds the browsers, installing what is missing where that can be done unasked. Else ends the run and says what to do. */
export function ensureBrowsers(...kinds: readonly BrowserKind[]): void {
  const missing = kinds.filter((kind) => findBrowser(kind) === null);
  for (const kind of missing) {
    const named = process.env[PATH_VARIABLES[kind]];
    if (named) stop(`${PATH_VARIABLES[kind]} names ${named}, and there is no program there.`);
  }
  if (missing.length > 0) {
    const installer = debianInstaller();
    if (!installer) stop(howToInstall(missing));
    const packages = missing.map((kind) => BROWSERS[kind].debianPackage);
    say(`Installing ${packages.join(' and ')} by apt-get, for this machine has none`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const [command, ...first] = [...installer, 'apt-get'];
    const installed =
      quietly(command, [...first, 'update'], { env }) &&
      quietly(
        command,
        [...first, 'install', '-y', '--no-install-recommends', ...packages, ...FONT_PACKAGES],
        { env },
      );
    const still = missing.filter((kind) => findBrowser(kind) === null);
    if (!installed || still.length > 0) stop(howToInstall(still.length > 0 ? still : missing));
  }
  kinds.forEach(refuseUnfit);
}

/** What to put before `apt-get` on a Debian where we may install; null on any other machine. */
function debianInstaller(): string[] | null {
  if (process.platform !== 'linux' || !/^ID=debian$/m.test(osRelease())) return null;
  if (process.getuid?.() === 0) return [];
  const withoutPassword = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return withoutPassword ? ['sudo', '-n'] : null;
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function howToInstall(kinds: readonly BrowserKind[]): string {
  const wishes = kinds.map((kind) => {
    const { name, oldest } = BROWSERS[kind];
    return `  ${name}, version ${oldest} or newer; if it is in an unusual place, set ${PATH_VARIABLES[kind]} to its program`;
  });
  const debian = kinds.map((kind) => BROWSERS[kind].debianPackage).join(' ');
  return [
    'A browser is missing. Please install:',
    ...wishes,
    `On Debian: apt-get install ${debian}. On Ubuntu take the browser maker's own package, not the snap, which cannot see temporary folders.`,
  ].join('\n');
}

/** Chrome on Windows answers no `--version`; there its age shows only when it refuses the extension. */
function refuseUnfit(kind: BrowserKind): void {
  const path = findBrowser(kind);
  if (!path || process.platform === 'win32') return;
  const { name, oldest } = BROWSERS[kind];
  const remedy = `Mend it, or set ${PATH_VARIABLES[kind]} to another.`;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) stop(`${path} does not start. ${remedy}`);
  const version = majorVersion(stdout);
  if (version !== null && version < oldest) {
    stop(`${path} is version ${version}; ${name} has to be ${oldest} or newer. ${remedy}`);
  }
}
