import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import type { Outcome } from '../booking/outcome.ts';
import type { LookupAnswer } from '../message/contract.ts';
import type { CardView } from './card-props.ts';
import { failureOn, viewOfAnswer, viewOfAsk, waitsForRenewal } from './next-view.ts';

const found: Outcome = { ok: true, booking: SAMPLE, fetchedAt: 1, actingFor: null, staleBecause: null };
const told = (outcome: Outcome, final = true): LookupAnswer => ({ kind: 'outcome', outcome, final });
const failed = (kind: 'timed-out' | 'token-rejected') =>
  told({ ok: false, failure: { kind }, actingFor: null });
const renewing: LookupAnswer = { kind: 'renewing', where: 'sign-in' };

/** What a card shows after a lookup, and then each of these presses and answers. */
function shown(...steps: (LookupAnswer | 'show' | 'refresh' | 'renew')[]): CardView {
  return steps.reduce<CardView>(
    (view, step) => (typeof step === 'string' ? viewOfAsk(view, step) : viewOfAnswer(view, step)),
    { kind: 'loading' },
  );
}

describe('a booking on a card', () => {
  it('stays when a refresh fails, with the failure beside it', () => {
    expect(shown(told(found), 'refresh')).toMatchObject({ kind: 'booking', refreshing: true });
    expect(shown(told(found), 'refresh', failed('timed-out'))).toMatchObject({
      kind: 'booking',
      booking: SAMPLE,
      fetchedAt: 1,
      refreshing: false,
      staleBecause: { kind: 'timed-out' },
    });
  });

  it('loses the notice as soon as it is asked for again', () => {
    const view = shown(told(found), 'refresh', failed('timed-out'), 'refresh');
    expect(failureOn(view)).toBeNull();
    expect(failureOn(shown(told(found), 'refresh', failed('timed-out'), 'refresh', told(found)))).toBeNull();
  });

  it('keeps the notice while what mends it is open, and says what is open', () => {
    const rejected = [told(found), 'refresh', failed('token-rejected'), 'renew'] as const;
    expect(failureOn(shown(...rejected))).toEqual({ kind: 'token-rejected' });
    expect(waitsForRenewal(shown(...rejected))).toBe(false);
    expect(shown(...rejected, renewing)).toMatchObject({ kind: 'booking', renewing: 'sign-in' });
    expect(waitsForRenewal(shown(...rejected, renewing, told(found)))).toBe(false);
  });

  it('gives way to the answer that it is not there any more', () => {
    const gone = told({ ok: false, failure: { kind: 'not-found', because: 'booking' }, actingFor: null });
    expect(shown(told(found), 'refresh', gone)).toMatchObject({ kind: 'failure' });
  });
});

describe('a failure on a card', () => {
  it('says what is open to mend it, and is loading once it is asked about again', () => {
    expect(shown(failed('token-rejected'), 'renew', renewing)).toMatchObject({ renewing: 'sign-in' });
    expect(shown(failed('timed-out'), 'refresh')).toEqual({ kind: 'loading' });
  });
});

it('a card that loads has no failure to mend', () => {
  expect(shown(renewing)).toEqual({ kind: 'loading' });
  expect(failureOn(undefined)).toBeNull();
});
