// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { get, leave, press, query, show, text, until, withoutPainting } from './testing/screen.ts';
import { useKeptFocus } from './use-kept-focus.ts';

type What = 'goes' | 'is disabled' | 'stays';
type Becomes = { [Name in 'First' | 'Second' | 'Third' | 'New']?: What };

/** Three buttons and a field that is folded away. What becomes of them is known a moment after a press, as once the worker has answered. */
function Three({ becomes }: { becomes: Becomes }) {
  useKeptFocus();
  const [isPressed, setPressed] = useState(false);
  const button = (name: keyof Becomes) =>
    isPressed && becomes[name] === 'goes' ? null : (
      <button
        type="button"
        disabled={isPressed && becomes[name] === 'is disabled'}
        onClick={async () => {
          await null;
          setPressed(true);
        }}
      >
        {name}
      </button>
    );
  return (
    <>
      {button('First')}
      <p>
        {button('Second')}
        {isPressed && becomes.New && <a href="#new">New</a>}
      </p>
      {button('Third')}
      <p>{isPressed && 'pressed'}</p>
    </>
  );
}

const focused = () => document.activeElement?.textContent;

/** Presses the second button with the keyboard, and is there as that is drawn. */
async function pressSecond(becomes: Becomes): Promise<void> {
  show(<Three becomes={becomes} />);
  withoutPainting();
  get('button', 'Second').focus();
  await press('Second');
  await until(() => expect(text()).toContain('pressed'));
}

describe('the focus of a control that is pressed and goes', () => {
  afterEach(leave);

  it.each<[Becomes, string]>([
    [{ Second: 'stays' }, 'Second'],
    [{ Second: 'goes' }, 'Third'],
    [{ Second: 'is disabled' }, 'Third'],
    [{ Second: 'goes', New: 'stays' }, 'New'],
    [{ First: 'goes', Second: 'goes' }, 'Third'],
    [{ Second: 'goes', Third: 'goes' }, 'First'],
    [{ Second: 'is disabled', Third: 'is disabled' }, 'First'],
  ])('is, after %j, on %s', async (becomes, where) => {
    await pressSecond(becomes);
    expect(focused()).toBe(where);
  });

  it('stays where a person has put it meanwhile', async () => {
    show(<Three becomes={{ Second: 'goes' }} />);
    get('button', 'Second').focus();
    get('button', 'Second').click();
    get('button', 'First').focus();
    await until(() => expect(query('button', 'Second')).toBeNull());
    expect(focused()).toBe('First');
  });

  it('goes nowhere once a person has left the control for none: the page would scroll from under what they read', async () => {
    show(<Three becomes={{ Second: 'goes' }} />);
    const second = get('button', 'Second');
    second.focus();
    second.blur();
    await new Promise((done) => setTimeout(done, 20));
    second.click();
    await until(() => expect(query('button', 'Second')).toBeNull());
    expect(document.activeElement).toBe(document.body);
  });
});
