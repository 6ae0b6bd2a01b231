import type { Browser, Page } from 'puppeteer-core';
import type { AxNode, Box } from './ax-tree.ts';
import type { BrowserKind } from './find-browsers.ts';
import type { Network } from './network.ts';

/** What a person may have set in the system. */
export interface Emulation {
  colorScheme?: 'light' | 'dark';
  reducedMotion?: boolean;
  forcedColors?: boolean;
}

/** Where a card's frame is on the top page, and whether that is what a person would hit there. */
export interface FramePlace {
  /** CSS pixels of the top page's viewport. */
  box: Box;
  /** The topmost thing at the middle of the frame, as the page around it finds it, is the frame's own host. */
  isHit: boolean;
}

/** A card that is shown on a page now, reached from outside through the closed shadow root and into the frame. */
export interface CardInPage {
  /** Its accessible name: `PhoneChat booking 123`. */
  name: string;
  place: FramePlace;
  /** Runs a function in the card page with the card's element as its first argument. */
  evaluate<Args extends unknown[], Result>(
    fn: (card: HTMLElement, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** What a screen reader is told of it; boxes count from the top page's corner. */
  tree(): Promise<AxNode>;
}

/** The popup as the browser itself shows it. */
export interface RealPopup {
  tree(): Promise<AxNode>;
  /** The popup as a page to drive; null in Firefox, where it can be read but not driven. */
  page: Page | null;
  close(): Promise<void>;
}

/** A browser with the extension, whose only network is the stand-in platform. */
export interface BrowserSession {
  readonly kind: BrowserKind;
  readonly browser: Browser;
  readonly network: Network;
  /** An address inside the extension: `extensionUrl('popup.html')`. */
  extensionUrl(path: string): string;
  /** Opens a page in a tab of its own, in front. Takes extension addresses too. */
  openPage(url: string): Promise<Page>;
  /** Gives a page back that is not needed any more: its tab is emptied and kept for the next web page, or closed. */
  leave(page: Page | undefined): Promise<void>;
  /** Waits for a page that the extension or another page opens: by the start of its address. */
  waitForPage(urlStart: string, timeout?: number): Promise<Page>;
  /** The addresses of all tabs and windows that are open. */
  openUrls(): Promise<string[]>;
  /** Goes to an address in a page that is open. */
  goto(page: Page, url: string): Promise<void>;
  openPopup(): Promise<Page>;
  openOptions(): Promise<Page>;
  /** The toolbar's popup over `page`. */
  openRealPopup(page: Page): Promise<RealPopup>;
  /** Ends the background worker as the browser would; done when it is gone. The next event starts it. */
  killWorker(): Promise<void>;
  workerRuns(): Promise<boolean>;
  /** Sets what is given and leaves the rest. In Firefox it holds for all pages. */
  emulate(page: Page, emulation: Emulation): Promise<void>;
  /** What the browser tells a screen reader about the page. */
  readTree(page: Page): Promise<AxNode>;
  /** The cards that are shown on the page, in its frames too. */
  findCards(page: Page): Promise<CardInPage[]>;
  /** Switches the network as the system would report it; `navigator.onLine` follows. */
  setOffline(offline: boolean): Promise<void>;
  /** What was written to the consoles: of pages, content scripts and worker; in Firefox, errors alone. */
  readConsole(): Promise<string[]>;
  /** Takes the extension away with all that it keeps, and installs it again: it is as on the first day. */
  reinstall(): Promise<void>;
  close(): Promise<void>;
}

/** Only what is named like this, and in a frame of the extension's own, is our card; a page can write the name too. */
export const CARD_NAME = /^PhoneChat booking \d+$/;
