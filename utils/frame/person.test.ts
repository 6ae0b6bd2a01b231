import { Window as OwnWindow } from 'happy-dom';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CardStanding, FromCard } from './channel.ts';
import { listenToPerson } from './person.ts';

let view: Window & typeof globalThis;
let standing: CardStanding;
let said: FromCard['kind'][];
let stops: HTMLElement[];

beforeEach(() => {
  // A window of its own for each: listeners on it are never taken off.
  view = new OwnWindow() as unknown as typeof view;
  view.document.body.innerHTML = '<button tabindex="-1"></button>'.repeat(3);
  stops = [...view.document.querySelectorAll('button')];
  [standing, said] = [{ pinned: false, entered: false }, []];
  listenToPerson({ view, standing: () => standing, say: ({ kind }) => said.push(kind) });
});

/** What a person does. */
function act(type: string, target: EventTarget, init: Record<string, unknown> = {}): Event {
  const event = new view.Event(type, { bubbles: true, cancelable: true });
  for (const [key, value] of Object.entries({ isTrusted: true, ...init }))
    Object.defineProperty(event, key, { value });
  target.dispatchEvent(event);
  return event;
}

function press(index: number): void {
  act('pointerdown', stops[index] ?? view);
  stops[index]?.focus();
}

/** Whether the browser is kept from moving the focus itself; and the control that has it then. */
function tab(shiftKey = false): [boolean, number] {
  const { activeElement } = view.document;
  const { defaultPrevented } = act('keydown', activeElement ?? view.document.body, { key: 'Tab', shiftKey });
  return [defaultPrevented, stops.indexOf(view.document.activeElement as HTMLElement)];
}

describe('Tab in a card', () => {
  it('leads on from where the pointer has pressed, round in the card, and tells that the card is entered', () => {
    press(1);
    expect(tab()).toEqual([true, 2]);
    expect(said).toContain('enter');
    expect(tab()).toEqual([true, 0]);
    expect(tab(true)).toEqual([true, 2]);
    expect(tab(true)).toEqual([true, 1]);
  });

  it('leads out of a pinned one at its end', () => {
    standing = { pinned: true, entered: false };
    press(1);
    expect(tab()).toEqual([true, 2]);
    expect(tab()).toEqual([false, 2]);
  });

  it('is the browser’s within one that was entered, and leads round at its ends', () => {
    for (const stop of stops) stop.tabIndex = 0;
    standing = { pinned: false, entered: true };
    stops[1]?.focus();
    expect(tab()).toEqual([false, 1]);
    stops[2]?.focus();
    expect(tab()).toEqual([true, 0]);
    expect(tab(true)).toEqual([true, 2]);
    expect(said).not.toContain('enter');
  });

  it('is the browser’s where no person has led the focus into it', () => {
    stops[0]?.focus();
    expect(tab()).toEqual([false, 0]);
    press(0);
    act('blur', view);
    expect(tab()).toEqual([false, 0]);
    expect(said).not.toContain('enter');
  });
});

describe('The pointer in a card', () => {
  const move = (timeStamp: number) => act('pointermove', view.document.documentElement, { timeStamp });
  const leave = (timeStamp: number) => act('pointerleave', view.document.documentElement, { timeStamp });

  it('is told of when it comes and when it leaves', () => {
    for (const at of [10, 26, 42]) move(at);
    leave(58);
    leave(59);
    expect(said).toEqual(['pointer', 'pointer']);
  });

  it('is told of again where it has left through another window, of which no frame hears', () => {
    move(10);
    move(9_000);
    expect(said).toEqual(['pointer', 'pointer']);
  });
});

describe('A press on a choice in a card', () => {
  it('enters the card until the pointer is back, since its list hangs out of the card and leaves the pointer there', () => {
    const select = view.document.createElement('select');
    view.document.body.append(select);
    act('pointerdown', select, { timeStamp: 5 });
    act('pointermove', view.document.documentElement, { timeStamp: 9 });
    act('pointermove', view.document.documentElement, { timeStamp: 10 });
    expect(said).toEqual(['pointer', 'enter', 'pointer', 'enter']);
  });

  it('leaves a card that was entered by the keyboard as it is', () => {
    standing = { pinned: false, entered: true };
    const select = view.document.createElement('select');
    view.document.body.append(select);
    act('pointerdown', select, { timeStamp: 5 });
    act('pointermove', view.document.documentElement, { timeStamp: 9 });
    expect(said).not.toContain('enter');
  });
});
