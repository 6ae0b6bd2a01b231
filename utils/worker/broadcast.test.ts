import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBroadcast } from './broadcast.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function tabs(answers: Record<number, Promise<unknown>>) {
  const sendMessage = vi.fn((id: number) => answers[id] ?? Promise.resolve());
  const query = vi.fn(async () => [{ id: 1 }, {}, { id: 2 }]);
  const say = vi.fn(async () => {});
  const broadcast = createBroadcast(
    { tabs: { query, sendMessage }, runtime: { sendMessage: say } } as never,
    () => false,
  );
  return { broadcast, query, sendMessage, say };
}

it('tells every tab, whatever its address, also where one has no part of ours', async () => {
  const { broadcast, query, sendMessage } = tabs({ 1: Promise.reject(new Error('no receiver')) });
  await broadcast.toPages({ kind: 'forget' });
  expect(query).toHaveBeenCalledExactlyOnceWith({});
  expect(sendMessage.mock.calls).toEqual([
    [1, { kind: 'forget' }],
    [2, { kind: 'forget' }],
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

it('does not wait for ever for a page that hangs', async () => {
  const { broadcast, sendMessage } = tabs({ 1: new Promise(() => {}) });
  const told = broadcast.toPages({ kind: 'forget' });
  await vi.advanceTimersByTimeAsync(1000);
  await told;
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

it('tells our own pages, which may all be closed', async () => {
  const { broadcast, say } = tabs({});
  say.mockRejectedValue(new Error('no receiver'));
  broadcast.toOwnPages();
  expect(say).toHaveBeenCalledWith({ kind: 'state-changed', isPrivate: false });
});
