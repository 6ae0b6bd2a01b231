import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startPatience } from './patience.ts';

const onLost = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  onLost.mockClear();
});
afterEach(() => vi.useRealTimers());

it('waits for a card page that a busy machine takes ten seconds to load', () => {
  const patience = startPatience(onLost);
  vi.advanceTimersByTime(10_000);
  patience.onLoad();
  vi.advanceTimersByTime(2000);
  patience.end();
  vi.advanceTimersByTime(60_000);
  expect(onLost).not.toHaveBeenCalled();
});

it('ends six seconds after something else was loaded in its place', () => {
  const patience = startPatience(onLost);
  vi.advanceTimersByTime(1000);
  patience.onLoad();
  vi.advanceTimersByTime(5999);
  expect(onLost).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onLost).toHaveBeenCalledOnce();
});

it('ends by itself where nothing is ever loaded', () => {
  startPatience(onLost);
  vi.advanceTimersByTime(25_000);
  expect(onLost).toHaveBeenCalledOnce();
});

it('does not begin anew with a load once it has ended', () => {
  const patience = startPatience(onLost);
  patience.end();
  patience.onLoad();
  vi.advanceTimersByTime(60_000);
  expect(onLost).not.toHaveBeenCalled();
});
