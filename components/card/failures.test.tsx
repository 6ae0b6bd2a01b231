// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { drawCard } from '../../tests/drawn-card.ts';
import { cardProps, FAILURES, failureProps, NOW } from '../../tests/gallery/states.ts';
import type { FailureView } from '../../utils/card/card-props.ts';
import { failureWords } from '../../utils/words/failure-words.ts';
import { formatClock } from '../../utils/words/wall-time.ts';

/** The next step of every failure: the button's words and the action behind it; null where the text alone helps. */
const STEPS: Record<string, [string, 'refresh' | 'renew'] | null> = {
  'no-token': ['Set up access', 'renew'],
  'no-token-signed-out': ['Sign in', 'renew'],
  'token-rejected': ['Sign in again', 'renew'],
  'scope-missing': ['Sign in again', 'renew'],
  'not-found': ['Try again', 'refresh'],
  'not-found-not-manager': ['Try again', 'refresh'],
  'not-found-not-member': ['Try again', 'refresh'],
  'rate-limited-over': ['Try again', 'refresh'],
  'platform-error': ['Try again', 'refresh'],
  'platform-error-redirect': ['Try again', 'refresh'],
  offline: ['Try again', 'refresh'],
  'offline-access-withheld': ['Grant access', 'renew'],
  'timed-out': ['Try again', 'refresh'],
  unreadable: ['Try again', 'refresh'],
  'unreadable-field': ['Try again', 'refresh'],
  'invalid-id': null,
};

describe('every failure', () => {
  it.each(Object.entries(FAILURES))('%s is told in the status, with words of its own', (_, failure) => {
    const { title, text } = failureWords(failure, NOW);
    const status = drawCard(failureProps(failure)).status();
    expect(status.textContent).toBe(`${title}#123${text}`);
    expect(text.length).toBeGreaterThan(20);
  });

  it('has words that no other has', () => {
    const texts = Object.values(FAILURES).map((failure) => failureWords(failure, NOW).text);
    expect(new Set(texts.map((text) => text.replace(/[\d:]+/g, ''))).size).toBe(
      // A rate limit that ends soon differs from one that ends later by the time alone.
      texts.length - 1,
    );
  });

  it.each(Object.entries(STEPS))('%s has its next step', (name, step) => {
    const refresh = vi.fn();
    const renew = vi.fn();
    const props = failureProps(FAILURES[name] as (typeof FAILURES)[string]);
    const card = drawCard({ ...props, actions: { ...props.actions, refresh, renew } });
    expect(card.buttons()).toEqual([...(step ? [step[0]] : []), 'Close']);
    if (!step) return;
    card.button(step[0]).click();
    expect({ refresh: refresh.mock.calls.length, renew: renew.mock.calls.length }).toEqual({
      refresh: step[1] === 'refresh' ? 1 : 0,
      renew: step[1] === 'renew' ? 1 : 0,
    });
  });
});

describe('The step of a failure', () => {
  it.each(Object.keys(STEPS))('%s is in full colour only where it is what the text says', (name) => {
    const card = drawCard(failureProps(FAILURES[name] as (typeof FAILURES)[string]));
    const step = card.place.querySelector('.step');
    const mayHelp = /^(not-found|unreadable-field)/.test(name);
    if (step) expect(step.classList.contains('maybe')).toBe(mayHelp);
  });
});

describe('a booking that was not found, where a group’s members are known', () => {
  const ALICE = { userId: 42, name: 'Alice' };
  const ROBIN = { userId: 43, name: 'Robin' };
  const notFound = (more: Partial<FailureView>) =>
    cardProps({
      kind: 'failure',
      failure: { kind: 'not-found', because: 'booking' },
      actingFor: null,
      others: [ALICE, ROBIN],
      renewing: null,
      ...more,
    });
  const choice = () => document.querySelector('select') as HTMLSelectElement;
  const choices = () => [...choice().options].map(({ textContent }) => textContent);

  it('may be a member’s: the card says so, and offers each of them in place of "Try again"', () => {
    const card = drawCard(notFound({}));
    expect(card.status().textContent).toBe(
      'Not a PhoneChat booking you made#123A member of your group may have made it. Or it is one that was received, or a booking of another kind.',
    );
    expect(choice().labels[0]?.textContent).toBe('Look under');
    expect(choices()).toEqual(['Alice (42)', 'Robin (43)']);
    expect(card.buttons()).toEqual(['Look up', 'Close']);
  });

  it('says for whom it was looked up, and offers oneself', () => {
    const card = drawCard(notFound({ actingFor: ALICE, others: [null, ROBIN] }));
    expect(card.status().textContent).toContain('Not found under Alice#123');
    expect(card.status().textContent).toContain('Looked up for Alice (42)');
    expect(card.text()).not.toContain('you made');
    expect(choices()).toEqual(['Myself', 'Robin (43)']);
  });

  it.each([
    ['Robin (43)', 43],
    ['Myself', null],
  ])('is looked up under %s by one press, and the focus stays on the card', (option, userId) => {
    const props = notFound({ actingFor: ALICE, others: [null, ROBIN] });
    const lookUnder = vi.fn();
    const card = drawCard({ ...props, actions: { ...props.actions, lookUnder } });
    const wanted = [...choice().options].find(({ textContent }) => textContent === option);
    choice().value = wanted?.value ?? 'none';
    // The card is drawn anew each second.
    card.redraw({ ...props, now: NOW + 1000, actions: { ...props.actions, lookUnder } });
    card.button('Look up').click();
    expect(lookUnder.mock.calls).toEqual([[userId]]);
    expect(document.activeElement).toBe(card.group());
  });

  it('keeps the choice out of the page’s order of Tab until the card is entered', () => {
    drawCard({ ...notFound({}), entered: false });
    expect(choice().tabIndex).toBe(-1);
    drawCard(notFound({}));
    expect(choice().tabIndex).toBe(0);
  });
});

describe('a press that takes a failure away', () => {
  it('leaves the focus on the card', () => {
    const name = 'Try again';
    const card = drawCard(failureProps({ kind: 'timed-out' }));
    card.button(name).focus();
    card.button(name).click();
    card.redraw(cardProps({ kind: 'loading' }));
    expect(document.activeElement).toBe(card.group());
  });
});

describe('a rate limit', () => {
  it('says when to try again, and waits until then', () => {
    const retryAt = NOW + 5 * 60_000;
    const time = formatClock(retryAt, NOW);
    expect(time).toMatch(/^\d\d:\d\d$/);
    const card = drawCard(failureProps({ kind: 'rate-limited', retryAt }));
    expect(card.button(`Try again at ${time}`).disabled).toBe(true);
    expect(card.status().textContent).toContain(time);
    card.redraw(failureProps({ kind: 'rate-limited', retryAt }, { now: retryAt }));
    expect(card.button('Try again').disabled).toBe(false);
  });
});

describe('what failed', () => {
  it('is named: the status, the field', () => {
    expect(failureWords({ kind: 'platform-error', status: 503 }, NOW).text).toContain('503');
    expect(failureWords({ kind: 'unreadable', field: 'SessionDate' }, NOW).text).toContain('SessionDate');
  });
});

describe('a press on', () => {
  it.each([
    ['Sign in again', 'sign-in', { kind: 'token-rejected' }, 'The sign-in page is open.'],
    ['Sign in again', 'options', { kind: 'token-rejected' }, 'Save an access token there'],
    ['Grant access', 'options', { kind: 'offline', because: 'access-withheld' }, 'Grant access there'],
  ] as const)('"%s" that opened %s is answered', (press, renewing, failure, said) => {
    const card = drawCard(cardProps({ kind: 'failure', failure, actingFor: null, others: [], renewing }));
    expect(card.status().textContent).toContain(said);
    expect(card.button(press)).toBeTruthy();
  });
});
