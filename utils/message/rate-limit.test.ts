import { expect, it } from 'vitest';
import { BURST, createRateLimit, PER_SECOND } from './rate-limit.ts';

it('grants a burst, then a few each second, and says when', () => {
  let now = 0;
  const limit = createRateLimit(() => now);
  for (let i = 0; i < BURST; i += 1) expect(limit.take(1)).toBeNull();
  const retryAt = limit.take(1);
  expect(retryAt).toBe(1000 / PER_SECOND);
  now = retryAt ?? 0;
  expect(limit.take(1)).toBeNull();
  expect(limit.take(1)).not.toBeNull();
});

it('counts each tab for itself', () => {
  const limit = createRateLimit(() => 0);
  for (let i = 0; i <= BURST; i += 1) limit.take(1);
  expect(limit.take(1)).not.toBeNull();
  expect(limit.take(2)).toBeNull();
});

it('grants no more than the burst after a long rest, and nothing for a clock set back', () => {
  let now = 1_000_000;
  const limit = createRateLimit(() => now);
  for (let i = 0; i < BURST; i += 1) limit.take(1);
  now -= 500_000;
  expect(limit.take(1)).not.toBeNull();
  now += 10_000_000;
  for (let i = 0; i < BURST; i += 1) expect(limit.take(1)).toBeNull();
  expect(limit.take(1)).not.toBeNull();
});
