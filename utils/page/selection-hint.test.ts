// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SelectionHint } from '../message/contract.ts';
import { hintSelections } from './selection-hint.ts';

const sendMessage = vi.fn(async (_hint: SelectionHint) => null);
const runtime = { id: 'booking-peek' as string | undefined, sendMessage };
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  sendMessage.mockClear();
  runtime.id = 'booking-peek';
  document.body.innerHTML = '<p>Costs <b>123</b> and says <i>hello</i></p><ul></ul>';
  stop = listenFor(() => hintSelections({ runtime } as never));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Starts something that listens on the window, and gives back what ends it. */
function listenFor(start: () => void): () => void {
  const added = vi.spyOn(window, 'addEventListener');
  start();
  const calls = [...added.mock.calls];
  added.mockRestore();
  return () => {
    for (const [type, listener] of calls) window.removeEventListener(type, listener as never, true);
  };
}

/** Something happens on the page: by a person's hand, unless it is said that a script made it. */
function happen(type: string, { by = 'person', on = window as EventTarget } = {}): void {
  const event = new Event(type, { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: by === 'person' });
  on.dispatchEvent(event);
  vi.advanceTimersByTime(1_000);
}

function select(selector: string | null): void {
  const selection = window.getSelection();
  selection?.removeAllRanges();
  const element = selector && document.querySelector(selector);
  if (!element) return;
  const range = document.createRange();
  range.selectNodeContents(element);
  selection?.addRange(range);
}

const told = () => sendMessage.mock.calls.map(([{ holds }]) => holds);

describe('hintSelections', () => {
  it('tells that a number was selected by hand, and when that is over', () => {
    select('b');
    happen('mouseup');
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'selected', holds: 'number' });
    select('i');
    happen('mouseup');
    expect(told()).toEqual(['number', 'nothing']);
  });

  it('tells it for the keyboard too, and once', () => {
    select('b');
    for (let times = 0; times < 5; times++) happen('keyup');
    expect(told()).toEqual(['number']);
  });

  it('says nothing of anything else that is selected', () => {
    for (const selector of ['i', 'p', null]) {
      select(selector);
      happen('mouseup');
    }
    expect(told()).toEqual([]);
  });

  it.each(['mouseup', 'keyup', 'focus'])('does not listen to scripts: %s', (type) => {
    select('b');
    happen(type, { by: 'script' });
    expect(told()).toEqual([]);
  });

  it('does not look at a selection that the pointer is not near', () => {
    select('b');
    document.dispatchEvent(new Event('selectionchange'));
    vi.advanceTimersByTime(1_000);
    expect(told()).toEqual([]);
  });

  it.each(['blur', 'pagehide'])('takes it back when the page is left: %s', (type) => {
    select('b');
    happen('mouseup');
    happen(type);
    expect(told()).toEqual(['number', 'nothing']);
  });

  it('tells it again when the person comes back to it', () => {
    select('b');
    happen('mouseup');
    happen('blur');
    happen('focus');
    expect(told()).toEqual(['number', 'nothing', 'number']);
  });

  it('does not take an element that loses the focus for the page', () => {
    select('b');
    happen('mouseup');
    happen('blur', { on: document.body });
    expect(told()).toEqual(['number']);
  });

  it('does not read a selection that spans much of the page', () => {
    const list = document.querySelector('ul');
    list?.append(...Array.from({ length: 100 }, () => document.createElement('li')));
    list?.lastElementChild?.append('Booking #123');
    const read = vi.spyOn(Object.getPrototypeOf(window.getSelection()), 'toString');
    select('ul');
    window
      .getSelection()
      ?.getRangeAt(0)
      .setEnd(list?.lastElementChild?.firstChild as Node, 12);
    happen('mouseup');
    expect(read).not.toHaveBeenCalled();
    expect(told()).toEqual([]);
    read.mockRestore();
  });

  it('goes quiet once the extension was updated under the page', () => {
    runtime.id = undefined;
    select('b');
    happen('mouseup');
    runtime.id = 'booking-peek';
    select('i');
    happen('mouseup');
    select('b');
    happen('mouseup');
    expect(told()).toEqual([]);
  });
});
