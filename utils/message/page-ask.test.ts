import { describe, expect, it } from 'vitest';
import { pageAskSchema } from './schema.ts';

describe('what a page may send', () => {
  it.each([
    [{ kind: 'card' }],
    [{ kind: 'finder' }],
    [{ kind: 'start' }],
    [{ kind: 'selected', holds: 'number' }],
    [{ kind: 'selected', holds: 'words' }],
    [{ kind: 'selected', holds: 'nothing' }],
  ])('is %j', (message) => {
    expect(pageAskSchema.safeParse(message)).toEqual({ success: true, data: message });
  });

  it.each([
    [null],
    ['card'],
    [[]],
    [{}],
    [{ kind: 'card', file: 'other.js' }],
    [{ kind: 'finder', file: 'other.js' }],
    [{ kind: 'start', id: 123 }],
    [{ kind: 'selected' }],
    [{ kind: 'selected', holds: 123 }],
    [{ kind: 'selected', holds: 'Look up something else' }],
    [{ kind: 'selected', holds: 'number', id: 123 }],
    [{ kind: 'get-state' }],
    [{ kind: 'save-token', token: 'abc' }],
  ])('is not %j', (message) => {
    expect(pageAskSchema.safeParse(message).success).toBe(false);
  });
});
