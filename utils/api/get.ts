import pRetry, { AbortError as DoNotRetry } from 'p-retry';
import type { EpochMs } from '../booking/booking.ts';
import { type Failure, LookupError } from '../booking/failure.ts';
import { unreadable } from '../decode/unreadable.ts';
import { isApiForm, isWebPage } from './body-form.ts';
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

/** What a request tells of its reply to those who count 429s. */
export interface SentRequest {
  /** 429. `retryAt` null: the platform did not say when to come back. Resolves to when the next request may go out. */
  refused(retryAt: EpochMs | null): Promise<EpochMs>;
  /** 2xx. */
  answered(): Promise<void>;
}

export interface GetRequest {
  url: URL;
  token: string;
  signal: AbortSignal;
  /** Bytes: a longer body is no answer to this question. */
  bodyLimit: number;
  /** Called before each try; it may throw, and then nothing is sent. */
  beforeSending: () => Promise<SentRequest>;
}

/** A reply of the platform's API: 2xx, or one of the statuses whose meaning depends on the question. */
export interface ApiReply {
  status: number;
  body: string;
}

/** Statuses that each operation has a meaning for. */
const MEANT_BY_OPERATION = [400, 403, 404];

/** The gateway failed, not the request: the same request may well succeed a moment later. */
const PASSING_STATUSES = [502, 503, 504];

/**
 * Sends one GET with a bearer token and gives the API's reply: a 2xx, or a 400, 403 or 404 in a form that the API uses. A
 * request that got no reply, or one that says that the platform is briefly away, is sent a second time.
 *
 * Rejects with a `LookupError` otherwise. 401 is `token-rejected`, 429 is `rate-limited`, a 2xx longer than the limit is
 * `unreadable`. A web page in place of an answer is `platform-error` with its status, whatever that is, since the CDN in front of
 * the API sends challenge pages with several; so is every other status. Neither the token nor the URL is in any error. When
 * `signal` aborts, rejects with its reason.
 */
export function createGet({ fetch, now, online = () => true, hasAccess = async () => true }: GetDeps) {
  function send({ url, token, signal }: GetRequest): Promise<Response> {
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

  async function attempt(request: GetRequest): Promise<ApiReply> {
    const sent = await request.beforeSending();
    try {
      const response = await send(request);
      return await readReply(response, request.bodyLimit, sent);
    } catch (error) {
      if (error instanceof LookupError || error instanceof DoNotRetry) throw error;
      // Whatever else a request or its body fails with (a `TypeError`, in words of each browser's own) is the network.
      const because = (await isWithheld()) ? 'access-withheld' : 'network';
      throw new LookupError({ kind: 'offline', because });
    }
  }

  async function readReply(response: Response, limit: number, sent: SentRequest): Promise<ApiReply> {
    const { status, ok } = response;
    if (status === 429 || !mayHoldAnswer(status)) {
      // Cancel the unread body, so that the connection is released.
      response.body?.cancel().catch(() => {});
      const retryAt = parseRetryAfter(
        response.headers.get('Retry-After'),
        now(),
        response.headers.get('Date'),
      );
      if (status !== 429) throw platformError(status, retryAt);
      throw new LookupError({ kind: 'rate-limited', retryAt: await sent.refused(retryAt) });
    }
    const { text, whole } = await readBody(response, limit);
    if (isWebPage(text) || response.headers.has('cf-mitigated')) throw platformError(status);
    if (ok) {
      await sent.answered();
      if (!whole) throw unreadable(null);
      return { status, body: text };
    }
    if (status === 401) throw new LookupError({ kind: 'token-rejected' });
    if (!whole || !isApiForm(text)) throw platformError(status);
    return { status, body: text };
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

  return function get(request: GetRequest): Promise<ApiReply> {
    return pRetry(() => attempt(request), {
      // defence: one-retry
      retries: 1,
      minTimeout: RETRY_PAUSE_MS.least + Math.random() * (RETRY_PAUSE_MS.most - RETRY_PAUSE_MS.least),
      shouldRetry: ({ error }) => error instanceof LookupError && mayPass(error.failure),
      signal: request.signal,
    });
  };
}

/** Whether anything but its status can matter of a reply. */
function mayHoldAnswer(status: number): boolean {
  return (status >= 200 && status < 300) || status === 401 || MEANT_BY_OPERATION.includes(status);
}

/** A reply that names a time to come back at is not retried before it. */
function platformError(status: number, retryAt: EpochMs | null = null): Error {
  // A browser does not even tell us the status of a redirect: it says 0.
  // https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect
  const isRedirect = status >= 300 && status < 400;
  const error = new LookupError({ kind: 'platform-error', status: isRedirect ? 0 : status });
  return retryAt === null ? error : new DoNotRetry(error);
}
