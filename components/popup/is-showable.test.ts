import { describe, expect, it } from 'vitest';
import { mayStay, type Standing } from './is-showable.ts';

const mine: Standing = { environment: 'production', actingFor: null, owner: 700 };

describe('mayStay', () => {
  it.each<[string, Standing, Standing, { booking: boolean; failure: boolean }]>([
    ['nothing changed', mine, mine, { booking: true, failure: true }],
    ['another environment', mine, { ...mine, environment: 'sandbox' }, { booking: false, failure: false }],
    ['another member', mine, { ...mine, actingFor: 800 }, { booking: false, failure: false }],
    ['oneself again', { ...mine, actingFor: 800 }, mine, { booking: false, failure: false }],
    ['another owner', mine, { ...mine, owner: 701 }, { booking: false, failure: false }],
    ['the token ran out', mine, { ...mine, owner: null }, { booking: true, failure: true }],
    ['whose it was becomes known', { ...mine, owner: null }, mine, { booking: false, failure: true }],
    ['the first token came', { ...mine, owner: 'none' }, mine, { booking: true, failure: true }],
    ['the token was forgotten', mine, { ...mine, owner: 'none' }, { booking: false, failure: false }],
    [
      'there is still none',
      { ...mine, owner: 'none' },
      { ...mine, owner: 'none' },
      { booking: false, failure: true },
    ],
  ])('%s', (_, then, now, expected) => {
    expect({ booking: mayStay(then, now, true), failure: mayStay(then, now, false) }).toEqual(expected);
  });
});
