import { describe, expect, it } from 'vitest';
import { formatCredits, formatMinutes, formatNumber, formatRate } from './amounts.ts';

describe('formatCredits', () => {
  it.each([
    ['8', '8 credits'],
    ['1', '1 credit'],
    ['0', '0 credits'],
    ['12.5', '12.5 credits'],
    ['0.5', '0.5 credits'],
    ['1234.5678', '1,234.5678 credits'],
    // A double would say …994.
    ['9007199254740993.0001', '9,007,199,254,740,993.0001 credits'],
  ])('writes %s as %s', (credits, written) => {
    expect(formatCredits(credits)).toBe(written);
  });
});

describe('formatRate', () => {
  it.each([
    ['8', 15, '0.53'],
    ['15', 15, '1'],
    ['7.5', 5, '1.5'],
    ['8', 0, null],
  ])('writes %s credits for %i minutes as %s', (credits, minutes, rate) => {
    expect(formatRate(credits, minutes)).toBe(rate);
  });
});

describe('formatMinutes', () => {
  it.each([
    [15, '15 minutes'],
    [1, '1 minute'],
    [1440, '1,440 minutes'],
  ])('writes %i as %s', (minutes, written) => {
    expect(formatMinutes(minutes)).toBe(written);
  });
});

describe('formatNumber', () => {
  it('writes a score below zero', () => {
    expect(formatNumber(-3)).toBe('-3');
  });
});
