import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settings } from '../settings/registry.ts';
import { POINTING_LASTS_MS } from '../teach/pointing-lasts.ts';
import { createPointing } from './pointing.ts';

let now = 1_000_000;
const executeScript = vi.fn(async (_: { args?: unknown[] }) => []);
const openPopup = vi.fn(async () => {});
const onChange = vi.fn();
const pointing = createPointing({
  setting: settings.pointing,
  scripting: { executeScript } as never,
  now: () => now,
  onChange,
});
const from = (id: number) => ({ id: 'x', tab: { id } }) as never;
/** What the part in the page was told to do. */
const called = () => executeScript.mock.calls.flatMap(([{ args }]) => args?.[1] ?? []);

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  now = 1_000_000;
});

it('is begun in the tab that the popup names, and opens the popup once a person has pointed there', async () => {
  await pointing.begin(5);
  expect(called()).toEqual(['begin']);
  now += 10_000;
  await pointing.onNews({ kind: 'pointing', step: 'pointed' }, from(5), openPopup);
  expect(openPopup).toHaveBeenCalledOnce();
  expect(await settings.pointing.get()).toEqual({ tabId: 5, at: 1_000_000, pointedAt: 1_010_000 });
  expect(called()).toEqual(['begin', 'end']);
});

it('is over in all frames once the person leaves off in one', async () => {
  await pointing.begin(5);
  await pointing.onNews({ kind: 'pointing', step: 'left' }, from(5), openPopup);
  expect(await settings.pointing.get()).toBeNull();
  expect(called()).toEqual(['begin', 'end']);
  expect(openPopup).not.toHaveBeenCalled();
});

it.each([
  ['where it was not begun', async () => {}, 5],
  ['in another tab', () => pointing.begin(5), 6],
  [
    'a second time',
    async () => {
      await pointing.begin(5);
      await pointing.onNews({ kind: 'pointing', step: 'pointed' }, from(5), async () => {});
    },
    5,
  ],
  [
    'after its time',
    async () => {
      await pointing.begin(5);
      now += POINTING_LASTS_MS + 1;
    },
    5,
  ],
])('hears nothing from a page %s', async (_, arrange, tab) => {
  await arrange();
  const before = await settings.pointing.get();
  for (const step of ['pointed', 'left'] as const)
    await pointing.onNews({ kind: 'pointing', step }, from(tab), openPopup);
  expect(await settings.pointing.get()).toEqual(before);
  expect(openPopup).not.toHaveBeenCalled();
});

it('is not there where the browser does not let us into the tab, and says so', async () => {
  executeScript.mockRejectedValueOnce(new Error('no access'));
  await expect(pointing.begin(5)).rejects.toThrow('no access');
  expect(await settings.pointing.get()).toBeNull();
});
