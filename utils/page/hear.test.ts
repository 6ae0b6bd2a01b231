// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hear } from './hear.ts';

const listening = new AbortController();
const root = document.documentElement;

afterEach(() => {
  listening.abort();
  vi.restoreAllMocks();
});

describe('hearing', () => {
  it('goes on after a page has written itself anew, and ends when it should', async () => {
    const add = vi.spyOn(window, 'addEventListener').mockImplementation(() => {});
    const onRewrite = vi.fn();
    const onEvent = vi.fn();
    hear({ passive: ['pointermove'], active: ['click'], onEvent, onRewrite }, listening.signal);
    expect(add.mock.calls.map(([type]) => type)).toEqual(['pointermove', 'click']);

    // What `document.open()` does, but for the sweep: no stand-in for a browser has that.
    root.remove();
    document.append(document.createElement('html'));
    await vi.waitFor(() => expect(onRewrite).toHaveBeenCalledTimes(1));
    expect(add).toHaveBeenCalledTimes(4);

    listening.abort();
    document.documentElement.remove();
    document.append(root);
    await new Promise((done) => setTimeout(done));
    expect(add).toHaveBeenCalledTimes(4);
  });
});
