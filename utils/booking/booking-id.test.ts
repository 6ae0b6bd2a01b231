import { describe, expect, it } from 'vitest';
import { MAX_ID, parseId } from './booking-id.ts';

describe('parseId', () => {
  it.each([
    ['1', 1],
    ['0123', 123],
    [String(MAX_ID), MAX_ID],
    ['0', null],
    ['2147483648', null],
    ['-1', null],
    ['1.0', null],
    ['', null],
    ['１２', null],
    ['00000000000000000000001', 1],
  ])('reads %j as %j', (digits, id) => {
    expect(parseId(digits)).toBe(id);
  });
});
