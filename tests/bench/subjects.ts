import type { Page } from 'puppeteer-core';
import { saveToken } from '../harness/journeys.ts';
import { launchBrowser } from '../harness/launch.ts';
import type { BrowserSession } from '../harness/session.ts';
import { TOKENS } from '../platform/people.ts';
import { type Platform, startPlatform } from '../platform/platform.ts';

const BUILD = '.output/chrome-mv3';
const NAIVE = 'tests/bench/naive';
const EMPTY = 'tests/bench/empty';

/** A browser, and what is in it that is measured. */
export interface Subject {
  readonly name: 'ours' | 'naive' | 'none' | 'empty';
  readonly session: BrowserSession;
  /** The extension's folder; empty for none. */
  readonly folder: string;
  /** How the addresses of the extension's own scripts begin. */
  readonly scripts: string;
}

/** Everything that the measures need: one platform, and on it browsers that differ in their extension alone. */
export interface Bench {
  readonly platform: Platform;
  readonly ours: Subject;
  readonly naive: Subject;
  /** A browser without an extension. */
  readonly none: Subject;
  /** An extension whose script in the page is empty. */
  readonly empty: Subject;
  close(): Promise<void>;
}

/** @param build the folder of the extension that is measured */
export async function openBench(build = BUILD): Promise<Bench> {
  const platform = await startPlatform();
  const open: Subject[] = [];
  const close = async () => {
    for (const { session } of open) await session.close();
    await platform.close();
  };
  const launch = async (name: Subject['name'], folder: string): Promise<Subject> => {
    const session = await launchBrowser({
      platform,
      kind: 'chromium',
      extension: folder || null,
      firstRun: name === 'ours' ? 'close' : 'keep',
    });
    const subject = { name, session, folder, scripts: session.extensionUrl('') };
    open.push(subject);
    return subject;
  };
  try {
    const none = await launch('none', '');
    const naive = await launch('naive', NAIVE);
    const empty = await launch('empty', EMPTY);
    const ours = await launch('ours', build);
    await giveNaiveToken(naive.session);
    await saveToken(ours.session, TOKENS.manager);
    return { platform, ours, naive, none, empty, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The reference has no options page: its token goes straight into its storage. */
async function giveNaiveToken({ browser }: BrowserSession): Promise<void> {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(
    (token) => Reflect.get(globalThis, 'chrome').storage.local.set({ token }),
    TOKENS.manager,
  );
}

/** Runs something on a page in front, which is closed again. */
export async function withPage<T>(subject: Subject, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await subject.session.browser.newPage();
  try {
    await page.bringToFront();
    return await work(page);
  } finally {
    await page.close();
  }
}
