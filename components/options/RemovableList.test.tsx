// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { get, leave, press, query, show, until, withoutPainting } from '../shared/testing/screen.ts';
import { RemovableList } from './RemovableList.tsx';

/** Three rows, or as many of them as are drawn at once. Each goes a moment after its button is pressed, as once the worker has answered. */
function Three({ drawn = 3 }) {
  const [names, setNames] = useState(['Robin', 'Wren', 'Sparrow']);
  const remove = async (name: string) => {
    await null;
    setNames((last) => last.filter((one) => one !== name));
  };
  return (
    <>
      <input aria-label="Elsewhere" />
      <RemovableList
        label="Birds"
        empty="None"
        said={null}
        rows={names.slice(0, drawn).map((name) => ({
          key: name,
          content: (
            <button type="button" onClick={() => remove(name)}>
              <span>{name}</span>
            </button>
          ),
        }))}
      />
    </>
  );
}

/** Presses the button of a row as a keyboard does, and is there as its row is gone. */
async function remove(name: string): Promise<void> {
  get('button', name).focus();
  await press(name);
  await until(() => expect(query('button', name)).toBeNull());
}

describe('the focus in a list whose rows can go', () => {
  afterEach(leave);

  it('is on the row in its place as a row is drawn away with it, and on the list once that is empty: a key that is pressed at once is not lost', async () => {
    show(<Three />);
    withoutPainting();
    await remove('Robin');
    expect(document.activeElement).toBe(get('button', 'Wren').closest('li'));
    await remove('Sparrow');
    expect(document.activeElement).toBe(get('button', 'Wren').closest('li'));
    await remove('Wren');
    expect(document.activeElement?.textContent).toContain('None');
    expect(document.activeElement).not.toBe(document.body);
  });

  it('is there also where another row comes, of those that were not drawn: there are as many as before', async () => {
    show(<Three drawn={2} />);
    await remove('Robin');
    expect(document.activeElement).toBe(get('button', 'Wren').closest('li'));
  });

  it('stays where a person has put it meanwhile', async () => {
    show(<Three />);
    get('button', 'Robin').click();
    get('textbox', 'Elsewhere').focus();
    await until(() => expect(query('button', 'Robin')).toBeNull());
    expect(document.activeElement).toBe(get('textbox', 'Elsewhere'));
  });
});
