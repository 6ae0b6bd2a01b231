import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TrustedAsk, TrustedReply } from '../../utils/message/contract.ts';
import { ask, WorkerSilent } from './use-worker.ts';

const reply = { state: {} } as TrustedReply;
const never = () => new Promise<never>(() => {});
const sendMessage = vi.fn<(message: TrustedAsk) => Promise<unknown>>();

beforeEach(() => {
  vi.useFakeTimers();
  sendMessage.mockReset();
  Object.assign(fakeBrowser.runtime, { sendMessage });
});

afterEach(() => vi.useRealTimers());

describe('ask', () => {
  it('gives the reply', async () => {
    sendMessage.mockResolvedValue(reply);
    expect(await ask({ kind: 'get-state' })).toBe(reply);
    expect(sendMessage).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['is not there', () => Promise.reject(new Error('Could not establish connection.'))],
    ['goes away in the middle', () => Promise.reject(new Error('The message port closed.'))],
    ['answers nothing', async () => undefined],
    ['answers something else', async () => ({ ok: true })],
    ['hangs', never],
  ])('asks once more where the worker %s', async (_, silence) => {
    sendMessage.mockImplementationOnce(silence).mockResolvedValueOnce(reply);
    const answer = ask({ kind: 'forget-token' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await answer).toBe(reply);
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  it('gives up by name after the second silence', async () => {
    sendMessage.mockImplementation(never);
    const answer = expect(ask({ kind: 'get-state' })).rejects.toBeInstanceOf(WorkerSilent);
    await vi.advanceTimersByTimeAsync(10_000);
    await answer;
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  it('takes null, which no worker of ours answers, for silence', async () => {
    sendMessage.mockResolvedValue(null);
    await expect(ask({ kind: 'get-state' })).rejects.toBeInstanceOf(WorkerSilent);
  });

  it('gives a refusal at once: it is an answer, not silence', async () => {
    const refused = { refused: { reason: 'too-long', field: 'token', limit: 10_000 } };
    sendMessage.mockResolvedValue(refused);
    expect(await ask({ kind: 'save-token', token: 'x' })).toEqual(refused);
    expect(sendMessage).toHaveBeenCalledOnce();
  });

  it('leaves a check of the token the time that it may take', async () => {
    sendMessage.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 15_000, reply)));
    const answer = ask({ kind: 'check-token' });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await answer).toBe(reply);
    expect(sendMessage).toHaveBeenCalledOnce();
  });

  it('waits for a sign-in as long as the person takes', async () => {
    sendMessage.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 60 * 60_000, reply)));
    const answer = ask({ kind: 'sign-in' });
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(await answer).toBe(reply);
  });

  it('never opens a second sign-in window by itself', async () => {
    sendMessage.mockRejectedValue(new Error('The message port closed.'));
    await expect(ask({ kind: 'sign-in' })).rejects.toBeInstanceOf(WorkerSilent);
    expect(sendMessage).toHaveBeenCalledOnce();
  });
});
