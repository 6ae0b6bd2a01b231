// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { byHand } from '../page/testing/by-hand.ts';
import { guardPresses, SEEN_FOR } from './press-guard.ts';

let since: number | null;
let entered: boolean;
let counts: boolean;
let asked: ({ x: number; y: number } | null)[];
let dialled: string[];
let pressed: number;
let button: HTMLButtonElement;
let link: HTMLAnchorElement;
let doc: Document;

beforeEach(() => {
  // A document of its own each time: the guard never lets go of one.
  doc = document.implementation.createHTMLDocument();
  doc.body.innerHTML = '<button><span>Show</span></button><a href="tel:+441">+44 1</a><p>words</p>';
  button = doc.querySelector('button') as HTMLButtonElement;
  link = doc.querySelector('a') as HTMLAnchorElement;
  [since, entered, counts, asked, dialled, pressed] = [0, false, true, [], [], 0];
  vi.spyOn(performance, 'now').mockReturnValue(SEEN_FOR);
  button.addEventListener('click', () => {
    pressed += 1;
  });
  guardPresses({
    document: doc,
    sight: { since: () => since },
    isEntered: () => entered,
    ask: async (at) => {
      asked.push(at);
      return counts;
    },
    dial: (address) => dialled.push(address),
  });
});

const settle = () => new Promise((resolve) => setTimeout(resolve));
async function press(target: Element, init: Record<string, unknown> = {}): Promise<void> {
  byHand(target, 'click', { detail: 1, clientX: 20, clientY: 30, timeStamp: 10_000, ...init });
  await settle();
}
const key = (type: string, timeStamp: number) => byHand(button, type, { key: 'Enter', timeStamp });

describe('a press', () => {
  it('by pointer counts once the part in the page has found the card in sight there', async () => {
    await press(button.querySelector('span') as Element);
    expect([asked, pressed]).toEqual([[{ x: 20, y: 30 }], 1]);
  });

  it('counts not where that part finds it is not', async () => {
    counts = false;
    await press(button);
    expect([asked.length, pressed]).toEqual([1, 0]);
  });

  it('made by a script is none', async () => {
    button.click();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    await settle();
    expect([asked, pressed]).toEqual([[], 0]);
  });

  it.each([
    ['cannot be seen', null],
    ['has not been seen for long enough', 1],
  ])('counts not where the card %s', async (_why, seenSince) => {
    since = seenSince;
    await press(button);
    expect([asked, pressed]).toEqual([[], 0]);
  });

  it('on words asks for nothing', async () => {
    await press(doc.querySelector('p') as Element);
    expect(asked).toEqual([]);
  });

  it('on a number calls it, and the link itself goes nowhere', async () => {
    const click = byHand(link, 'click', { detail: 1 });
    await settle();
    expect([click.defaultPrevented, dialled]).toEqual([true, ['tel:+441']]);
    expect(byHand(link, 'auxclick', { detail: 1 }).defaultPrevented).toBe(true);
    expect(byHand(link, 'dragstart').defaultPrevented).toBe(true);
  });

  it('on a list of choices opens it, and asks for nothing', async () => {
    const list = doc.createElement('select');
    doc.body.append(list);
    const click = byHand(list, 'click', { detail: 1 });
    await settle();
    expect([click.defaultPrevented, asked]).toEqual([false, []]);
  });

  it('of a control that has gone meanwhile is none', async () => {
    byHand(button, 'click', { detail: 1 });
    button.remove();
    await settle();
    expect(pressed).toBe(0);
  });
});

describe('a press by key', () => {
  it('counts where the person has led the focus into the card', async () => {
    entered = true;
    key('keydown', 1000);
    await press(button, { detail: 0, timeStamp: 1001 });
    expect([asked, pressed]).toEqual([[null], 1]);
  });

  it('counts not where the focus was thrown in while the key was down elsewhere', async () => {
    entered = true;
    key('keypress', 1000);
    await press(button, { detail: 0, timeStamp: 1001 });
    expect([asked, pressed]).toEqual([[], 0]);
  });

  it('counts not where the person has not led the focus in', async () => {
    key('keydown', 1000);
    await press(button, { detail: 0, timeStamp: 1001 });
    expect([asked, pressed]).toEqual([[], 0]);
  });

  it('counts after a press of the pointer, which leads the focus in as well', async () => {
    await press(button);
    key('keydown', 20_000);
    await press(button, { detail: 0, timeStamp: 20_001 });
    expect(pressed).toBe(2);
  });

  it('that assistive technology makes, with no key of the keyboard, counts', async () => {
    key('keydown', 1000);
    await press(button, { detail: 0, timeStamp: 5000 });
    expect(pressed).toBe(1);
  });
});
