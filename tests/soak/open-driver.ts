import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import type { LookupAsk } from '../../utils/message/contract.ts';
import type { BrowserSession } from '../harness/session.ts';
import type { Driver, Tally } from './driver.ts';

declare global {
  /** In the driver's page. */
  var driver: Driver;
}

/** An extension page with the driver in it. */
export interface OpenDriver {
  readonly page: Page;
  lookUp(asks: readonly LookupAsk[], atOnce: number): Promise<Tally>;
}

export async function openDriver(session: BrowserSession): Promise<OpenDriver> {
  const code = await bundle(`${import.meta.dirname}/driver.ts`);
  const page = await session.openOptions();
  await page.evaluate(code);
  return {
    page,
    lookUp: (asks, atOnce) => page.evaluate((all, n) => driver.lookUp(all, n), [...asks], atOnce),
  };
}

/** One script of a module and all that it imports. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'soak' } },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('nothing was bundled');
  return output.output[0].code;
}
