import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BURST } from '../message/rate-limit.ts';
import { settings } from '../settings/registry.ts';
import { featuresOf } from '../worker/browser-features.ts';
import { listenForBrowserUi } from './listen.ts';

const event = () => ({ addListener: vi.fn() });

/** As much of a browser as it takes; `less`: without what Firefox for Android has not. */
function browserWith({ less = false } = {}) {
  const surfaces = {
    contextMenus: { onClicked: event(), create: vi.fn(), update: vi.fn(async () => {}) },
    omnibox: {
      onInputStarted: event(),
      onInputChanged: event(),
      onInputEntered: event(),
      setDefaultSuggestion: vi.fn(),
    },
    commands: { onCommand: event() },
  };
  return {
    runtime: { onStartup: event(), onInstalled: event() },
    tabs: { onRemoved: event() },
    ...(less ? {} : surfaces),
    surfaces,
  };
}

const listen = (browser: ReturnType<typeof browserWith>) =>
  listenForBrowserUi({
    browser: browser as never,
    features: featuresOf(browser as never),
    settings,
    windowsOfPress: async () => null,
    now: () => 0,
    omniboxOf: 'chromium',
  });

beforeEach(() => fakeBrowser.reset());

describe('listenForBrowserUi', () => {
  it('listens at once, so that an event that wakes the worker is heard', () => {
    const browser = browserWith();
    listen(browser);
    const { contextMenus, omnibox, commands } = browser.surfaces;
    for (const heard of [
      contextMenus.onClicked,
      omnibox.onInputStarted,
      omnibox.onInputChanged,
      omnibox.onInputEntered,
      commands.onCommand,
    ]) {
      expect(heard.addListener).toHaveBeenCalledOnce();
    }
  });

  it('does without what a browser has not', async () => {
    const browser = browserWith({ less: true });
    await expect(listen(browser).onHint('number', 1)).resolves.toBeUndefined();
  });

  it('does not hear a page that says too much', async () => {
    const browser = browserWith();
    const { onHint } = listen(browser);
    for (let times = 0; times < 10 * BURST; times++) await onHint(times % 2 ? 'number' : 'words', 1);
    expect(browser.surfaces.contextMenus.update).toHaveBeenCalledTimes(BURST);
    await onHint('nothing', 2);
    expect(browser.surfaces.contextMenus.update).toHaveBeenCalledTimes(BURST + 1);
  });
});
