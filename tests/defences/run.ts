import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { readMarkers, takeAway } from './markers.ts';
import type { Defence, HeldBy } from './table.ts';

/** What became of the tests that hold a defence. */
export interface Verdict {
  readonly passed: number;
  /** Full names of those that failed. */
  readonly failed: readonly string[];
  /** They could not be run at all, and why; null: they were. */
  readonly trouble: string | null;
}

/** A build takes seconds, and the slowest test file a minute; what takes longer hangs, ms. */
const TIME_LIMIT = 5 * 60_000;

/** What has to be built for the tests of a project. */
const TARGETS = { unit: [], build: ['chrome', 'firefox'], chromium: ['chrome'], firefox: ['firefox'] };

/** What is made, and not written by hand, is made anew in the copy. */
const LEFT_BEHIND = ['.git', '.output', '.wxt', 'node_modules', 'scripts/node/node_modules'];

/** A copy of this checkout, in which defences can be taken away without anybody being the less safe. */
export async function openScratch() {
  const folder = await mkdtemp(join(tmpdir(), 'defences-'));
  const here = resolve('.');
  await cp(here, folder, {
    recursive: true,
    filter: (path) => !LEFT_BEHIND.includes(relative(here, path)),
  });
  await symlink(join(here, 'node_modules'), join(folder, 'node_modules'));
  await run(folder, 'wxt', ['prepare']);

  async function test(held: HeldBy): Promise<Verdict> {
    for (const target of TARGETS[held.project]) {
      const output = await run(folder, 'wxt', ['build', '-b', target]);
      if (output !== null) return { passed: 0, failed: [], trouble: `the build failed: ${output}` };
    }
    const report = join(folder, '.output/report.json');
    await rm(report, { force: true });
    const filter = held.named ? ['-t', asPattern(held.named)] : [];
    const options = ['--retry=0', '--bail=1', '--reporter=json', `--outputFile=${report}`];
    await run(folder, 'vitest', ['run', '--project', held.project, ...options, ...filter, held.file]);
    return readReport(report);
  }

  return {
    /** Runs the tests of a defence that is in place. */
    test,
    /** Runs them without it. */
    async testWithout({ marker, without = () => '', heldBy }: Defence): Promise<Verdict> {
      const marked = readMarkers().find((one) => one.marker === marker);
      if (!marked) return { passed: 0, failed: [], trouble: `"defence: ${marker}" is nowhere in the source` };
      const path = join(folder, marked.file);
      const source = await readFile(path, 'utf8');
      await writeFile(path, takeAway(source, marker, without));
      try {
        return await test(heldBy);
      } finally {
        await writeFile(path, source);
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

interface Report {
  testResults: {
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

async function readReport(path: string): Promise<Verdict> {
  try {
    const { testResults }: Report = JSON.parse(await readFile(path, 'utf8'));
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const of = (status: string) => tests.filter((test) => test.status === status);
    const passed = of('passed').length;
    const failed = of('failed').map(({ fullName }) => fullName.trim());
    const message = testResults.map((result) => result.message).join(' ');
    return { passed, failed, trouble: passed + failed.length > 0 ? null : `no test was run. ${message}` };
  } catch {
    return { passed: 0, failed: [], trouble: 'the tests gave no report' };
  }
}

/** Runs a tool in the copy; null: it ended well. Otherwise its last words. */
async function run(folder: string, tool: string, args: string[]): Promise<string | null> {
  const program = resolve('node_modules/.bin', tool);
  // A group of its own, so that what it has started, browsers above all, goes with it.
  const child = spawn(program, args, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-2000);
    });
  }
  const late = setTimeout(() => endGroup(child), TIME_LIMIT);
  const [code] = await once(child, 'close');
  clearTimeout(late);
  return code === 0 ? null : output;
}

function endGroup({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGKILL');
}

/** Text as a regular expression for it. */
function asPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
