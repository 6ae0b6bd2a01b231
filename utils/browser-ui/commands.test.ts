import { beforeEach, expect, it, vi } from 'vitest';
import type { PageCommand } from '../message/contract.ts';
import { createCommands, OPEN_FOCUSED } from './commands.ts';

const sendMessage = vi.fn(async (_tab: number, _command: PageCommand) => undefined);
const query = vi.fn(async () => [{ id: 7 }]);
const onCommand = createCommands({ query, sendMessage } as never);

beforeEach(() => {
  sendMessage.mockReset().mockResolvedValue(undefined);
  query.mockClear();
});

it('tells the tab in which it was pressed', async () => {
  await onCommand(OPEN_FOCUSED, { id: 3 });
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith(3, { kind: 'open-focused' });
  expect(query).not.toHaveBeenCalled();
});

it('tells the tab in front where the browser does not say which', async () => {
  await onCommand(OPEN_FOCUSED);
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith(7, { kind: 'open-focused' });
});

it('is quiet where no part of ours is', async () => {
  sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
  await expect(onCommand(OPEN_FOCUSED, { id: 3 })).resolves.toBeUndefined();
});

it('leaves every other command alone', async () => {
  await onCommand('_execute_action', { id: 3 });
  expect(sendMessage).not.toHaveBeenCalled();
});
