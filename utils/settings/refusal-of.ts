import type { z } from 'zod';
import type { Refusal } from '../booking/refusal.ts';

/**
 * What a person is told of a value that did not fit, from the first fault that the schema found.
 *
 * @param whole The name of the whole, for a fault that lies in no part of it.
 */
export function refusalOf({ issues: [issue] }: z.ZodError, whole?: string): Refusal {
  const field = issue?.path.findLast((part) => typeof part === 'string') ?? whole;
  const named = field === undefined ? {} : { field };
  if (issue?.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array')) {
    const reason = issue.origin === 'string' ? 'too-long' : 'too-many';
    return { reason, ...named, limit: Number(issue.maximum) };
  }
  return { reason: 'invalid', ...named };
}
