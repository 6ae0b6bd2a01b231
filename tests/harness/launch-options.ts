import { env } from 'node:process';
import type { Platform } from '../platform/platform.ts';
import type { BrowserKind } from './find-browsers.ts';

export interface LaunchOptions {
  platform: Platform;
  /** Default: the environment's `BROWSER`, or chromium. */
  kind?: BrowserKind;
  /** The folder of the extension; default: the production build for this browser. Null: a browser without it. */
  extension?: string | null;
  /** What becomes of the options page that opens on install; default: it is closed. */
  firstRun?: 'close' | 'keep';
  headless?: boolean;
  /** Further arguments on the browser's command line. */
  args?: string[];
  /** A profile to keep; default: a new one that goes with the browser. */
  userDataDir?: string;
  /** The language that pages see: `de`. The browser's own words, and with them the extension's, follow if it has them. */
  lang?: string;
  /** The time zone that the machine is in: `America/New_York`. */
  timeZone?: string;
  /** Firefox only: preferences. */
  preferences?: Record<string, boolean | number | string>;
}

/** The environment that the browser runs in. */
export function environmentFor({ lang, timeZone }: LaunchOptions): Record<string, string | undefined> {
  return { ...env, ...(lang && { LANGUAGE: lang }), ...(timeZone && { TZ: timeZone }) };
}
