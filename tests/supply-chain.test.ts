import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from './markdown-table.ts';

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  license?: string;
  link?: boolean;
}

const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('what reaches the user', () => {
  it('is what docs/decisions/run-time-dependencies.md gives a reason for, and no more', () => {
    const reasons = readTable('docs/decisions/run-time-dependencies.md').map(([name]) => name);
    expect(Object.keys(dependencies).sort()).toEqual(reasons.sort());
  });
});

describe('what we work with', () => {
  it('is what docs/decisions/development-dependencies.md gives a reason for, and no more', () => {
    const reasons = readTable('docs/decisions/development-dependencies.md').flatMap(([names = '']) =>
      names.split(', '),
    );
    expect(Object.keys(devDependencies).sort()).toEqual(reasons.sort());
  });
});

describe('versions', () => {
  it.each(Object.entries<string>({ ...dependencies, ...devDependencies }))(
    '%s is exact: %s',
    (_, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );
});

describe.each(['package-lock.json', 'scripts/node/package-lock.json'])('%s', (file) => {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  const { '': _root, ...locked }: Record<string, Locked> = packages;
  const all = Object.entries(locked);

  const without = (fits: (one: Locked) => boolean) =>
    all.filter(([, one]) => !fits(one)).map(([path]) => path);

  it('knows the hash of every package', () => {
    expect(all.length).toBeGreaterThan(0);
    expect(without(({ integrity = '' }) => integrity.startsWith('sha512-'))).toEqual([]);
  });

  it('names no place to fetch from, so that the one who installs chooses the registry', () => {
    expect(without(({ resolved, link }) => resolved === undefined && !link)).toEqual([]);
  });

  it('has no package that runs a script as it is installed', () => {
    expect(without(({ hasInstallScript }) => !hasInstallScript)).toEqual([]);
  });

  it('says under which licence each package is', () => {
    expect(
      without(({ license = '' }) => license !== '' && !/AGPL|SSPL|BUSL|UNLICENSED/.test(license)),
    ).toEqual([]);
  });
});

it('runs no script of any package as it installs', () => {
  expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
});
