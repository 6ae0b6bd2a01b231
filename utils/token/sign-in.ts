import { ACCOUNT_SCOPE, AUTHORIZE_URL, BOOKINGS_SCOPE } from '../api/environments.ts';
import { newSecret } from '../booking/new-secret.ts';
import type { SignInResult } from '../booking/token-status.ts';
import { QUIET_PAGE_LIMIT_MS } from './timings.ts';

interface AuthFlow {
  url: string;
  interactive: boolean;
  /** Chromium only: false lets a page that has loaded go on and redirect by script. */
  abortOnLoadForNonInteractive?: boolean;
  /** Chromium only: milliseconds for all of a flow without a window. */
  timeoutMsForNonInteractive?: number;
}

/** The one part of the browser that signing in needs. */
export interface IdentityApi {
  getRedirectURL(): string;
  launchWebAuthFlow(details: AuthFlow): Promise<string | undefined>;
  /** Whether the browser lets the end of a sign-in be seen. Left out: it does. */
  hasAccess?(): Promise<boolean>;
  /** Brings a sign-in that is open to the front. Left out: it is there. */
  show?(): Promise<void>;
  /** What is open is not wanted any more. Left out: it is left open. */
  abandon?(): Promise<void>;
}

export type SignInReply =
  | {
      ok: true;
      token: string;
      /** Seconds that the token lives; null where the platform does not say. */
      expiresIn: number | null;
    }
  | { ok: false; result: Exclude<SignInResult, 'signed-in' | 'no-client-id' | 'no-access' | 'forgotten'> };

/**
 * Without a window Chromium gives up as soon as a page has loaded, so before a page that redirects by script does so. Firefox knows
 * neither key, takes a call with an unknown one for a mistake, and follows only redirects by HTTP:
 * https://developer.chrome.com/docs/extensions/reference/api/identity#type-WebAuthFlowDetails
 */
const PATIENCE_WITH_SCRIPTS =
  import.meta.env.BROWSER === 'firefox'
    ? {}
    : { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: QUIET_PAGE_LIMIT_MS };

/** 128 random bits as hexadecimal digits, new for each sign-in (RFC 6749 §10.12). */
export const newState = newSecret;

/** The address that begins an implicit grant (RFC 6749 §4.2.1). */
export function authorizeUrl(request: { clientId: string; redirectUri: string; state: string }): string {
  const url = new URL(AUTHORIZE_URL);
  url.search = new URLSearchParams({
    response_type: 'token',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: `${BOOKINGS_SCOPE} ${ACCOUNT_SCOPE}`,
    state: request.state,
  }).toString();
  return url.href;
}

/**
 * What came back from a sign-in (RFC 6749 §4.2.2). The fragment holds the token; an end without one may be in the
 * query as well. A reply whose `state` is not ours is not read any further.
 */
export function readRedirect(redirect: string, state: string): SignInReply {
  if (!URL.canParse(redirect)) return { ok: false, result: 'failed' };
  const url = new URL(redirect);
  const fragment = new URLSearchParams(url.hash.slice(1));
  const said = (name: string) => fragment.get(name) ?? url.searchParams.get(name);

  if (said('status')?.toLowerCase() === 'cancelled') return { ok: false, result: 'cancelled' };
  // defence: redirect-state
  if (said('state') !== state) return { ok: false, result: 'wrong-state' };
  const error = said('error');
  if (error !== null) return { ok: false, result: error === 'access_denied' ? 'denied' : 'failed' };
  const token = fragment.get('access_token');
  if (!token) return { ok: false, result: 'no-token-in-reply' };
  const expiresIn = Number(fragment.get('expires_in') ?? Number.NaN);
  return {
    ok: true,
    token,
    expiresIn: Number.isFinite(expiresIn) && expiresIn > 0 ? expiresIn : null,
  };
}

/**
 * One sign-in from start to end. Never rejects: a browser's own error text is of no use to a person, and may hold the
 * address with the token in it.
 *
 * `interactive` false asks the platform without a window; it succeeds only for a member still signed in there.
 */
export async function signIn(
  identity: IdentityApi,
  request: { clientId: string; interactive: boolean },
): Promise<SignInReply> {
  const state = newState();
  const url = authorizeUrl({
    clientId: request.clientId,
    redirectUri: identity.getRedirectURL(),
    state,
  });
  try {
    const redirect = await identity.launchWebAuthFlow({
      url,
      interactive: request.interactive,
      ...(request.interactive ? {} : PATIENCE_WITH_SCRIPTS),
    });
    return redirect === undefined ? { ok: false, result: 'window-closed' } : readRedirect(redirect, state);
  } catch (error) {
    // Chromium: "The user did not approve access."; Firefox: "User cancelled or denied access."
    const closed = /did not approve|cancell?ed/i.test(String(error));
    return { ok: false, result: closed ? 'window-closed' : 'failed' };
  }
}
