import pRetry, { AbortError as DoNotRetry } from 'p-retry';
import type { EpochMs } from '../booking/booking.ts';
import { type Failure, LookupError } from '../booking/failure.ts';
import { RETRY_PAUSE_MS } from './limits.ts';
import { readBody } from './read-body.ts';
import { parseRetryAfter } from './retry-after.ts';

export interface GetDeps {
  fetch: typeof fetch;
  now: () => EpochMs;
  /** What the browser says of its network. Left out: assumed to be there. */
  online?: () => boolean;
  /** Whether the person lets the extension reach the platform. Left out: assumed so. */
  hasAccess?: () => Promise<boolean>;
}

/** The gateway failed, not the request: the same request may well succeed a moment later. */
const PASSING_STATUSES = [502, 503, 504];

/**
 * Sends one GET with a bearer token and gives the body of a 2xx reply. A request that got no reply, or one that says
 * that the platform is briefly away, is sent a second time.
 *
 * Rejects with a `LookupError` that knows HTTP but not the operation: 401 is `token-rejected`, 429 is `rate-limited`
 * (`retryAt` 0 where the platform does not say when), and every other status that is not 2xx is `platform-error`.
 * Neither the token nor the URL is in any error. When `signal` aborts, rejects with its reason.
 */
export function createGet({ fetch, now, online = () => true, hasAccess = async () => true }: GetDeps) {
  function send(url: URL, token: string, signal: AbortSignal): Promise<Response> {
    return fetch(url.href, {
      headers: { Accept: 'application/json', Authorization: `bearer ${token}` },
      // The token says who we are; the cookies of the site are none of the platform's API's business.
      // defence: no-cookie
      credentials: 'omit',
      // What is kept, and for how long, is for the lookup's own cache: the browser's may write to the disk.
      // defence: no-http-cache
      cache: 'no-store',
      // A redirect could carry the token to another host.
      // defence: no-redirect
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal,
    });
  }

  async function attempt(url: URL, token: string, signal: AbortSignal): Promise<string> {
    try {
      const response = await send(url, token, signal);
      if (response.ok) return await readBody(response);
      // Nobody will read it; without this the connection would wait for somebody to.
      response.body?.cancel().catch(() => {});
      throw refusal(response, now());
    } catch (error) {
      if (error instanceof LookupError || error instanceof DoNotRetry) throw error;
      // Whatever else a request or its body fails with (a `TypeError`, in words of each browser's own) is the network.
      const because = (await isWithheld()) ? 'access-withheld' : 'network';
      throw new LookupError({ kind: 'offline', because });
    }
  }

  async function isWithheld(): Promise<boolean> {
    try {
      return !(await hasAccess());
    } catch {
      return false;
    }
  }

  function mayPass(failure: Failure): boolean {
    if (failure.kind === 'offline') return failure.because === 'network' && online();
    return failure.kind === 'platform-error' && PASSING_STATUSES.includes(failure.status);
  }

  return function get(url: URL, token: string, signal: AbortSignal): Promise<string> {
    return pRetry(() => attempt(url, token, signal), {
      // defence: one-retry
      retries: 1,
      minTimeout: RETRY_PAUSE_MS.least + Math.random() * (RETRY_PAUSE_MS.most - RETRY_PAUSE_MS.least),
      shouldRetry: ({ error }) => error instanceof LookupError && mayPass(error.failure),
      signal,
    });
  };
}

/** What a reply that is not 2xx stands for. One that names a time to come back at is not retried before it. */
function refusal(response: Response, now: EpochMs): Error {
  const { status, headers } = response;
  if (status === 401) return new LookupError({ kind: 'token-rejected' });
  const retryAt = parseRetryAfter(headers.get('Retry-After'), now, headers.get('Date'));
  if (status === 429) return new LookupError({ kind: 'rate-limited', retryAt: retryAt ?? 0 });
  // A browser does not even tell us the status of a redirect: it says 0.
  const isRedirect = status >= 300 && status < 400;
  const error = new LookupError({ kind: 'platform-error', status: isRedirect ? 0 : status });
  return retryAt !== null ? new DoNotRetry(error) : error;
}
