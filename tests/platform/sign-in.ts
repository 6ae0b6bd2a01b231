import { randomBytes } from 'node:crypto';
import { escapeHtml, page } from './pages/layout.ts';
import { MANAGER, type PlatformToken } from './people.ts';
import { html, type Reply, redirect } from './reply.ts';
import { type LoggedRequest, queryValue } from './request-log.ts';

/** How the sign-in page behaves; tests alter it. */
export interface SignIn {
  /**
   * `ask`: the member has to press a button. `at-once`: already signed in and allowed, so it redirects. `by-script`: the same, but a
   * page comes first, and its script redirects 300 ms after it has loaded.
   */
  mode: 'ask' | 'at-once' | 'by-script';
  /**
   * What is wrong with the answer to "Allow". `cancelled-in-query`: "Cancel" comes back in the query
   * as the platform's other grant does it, instead of in the fragment.
   */
  misbehaviour: 'wrong-state' | 'no-state' | 'no-token' | 'no-expiry' | 'cancelled-in-query' | null;
  /** Whose token is issued. */
  userId: number;
  /** Seconds that an issued token lasts. */
  expiresIn: number;
  /** Scopes granted out of those asked for; null: all of them. */
  granted: string[] | null;
  /** The projects that the platform knows. */
  clientIds: Set<string>;
  /** Every token issued, oldest first. */
  issued: string[];
  /** Another server that answers in its place; null: none. */
  server: ((request: LoggedRequest) => Promise<Reply>) | null;
}

export const CLIENT_ID = 'stand-in-client';

export function startingSignIn(): SignIn {
  return {
    mode: 'ask',
    misbehaviour: null,
    userId: MANAGER.userId,
    expiresIn: 1200,
    granted: null,
    clientIds: new Set([CLIENT_ID]),
    issued: [],
    server: null,
  };
}

/** `/OAuth/Authorize` (the page) and `/OAuth/Decide` (where its buttons lead). Implicit grant, RFC 6749 §4.2. */
export function answerSignIn(
  request: LoggedRequest,
  signIn: SignIn,
  tokens: Map<string, PlatformToken>,
): Reply {
  const path = request.path.toLowerCase();
  if (path !== '/oauth/authorize' && path !== '/oauth/decide') return { status: 404 };
  const redirectUri = queryValue(request.query, 'redirect_uri');
  const clientId = queryValue(request.query, 'client_id') ?? '';
  // RFC 6749 §4.2.2.1: no redirect for an unknown client or without a place to go.
  if (!redirectUri || !URL.canParse(redirectUri) || !signIn.clientIds.has(clientId)) {
    return { ...html(page('Error', '<p>This application is not known.</p>')), status: 400 };
  }
  const state = queryValue(request.query, 'state') ?? '';
  if (queryValue(request.query, 'response_type') !== 'token') {
    return back(redirectUri, { error: 'unsupported_response_type', state });
  }
  if (path === '/oauth/authorize' && signIn.mode === 'ask') return html(askingPage(request));
  if (path === '/oauth/authorize' && signIn.mode === 'by-script') return html(scriptPage(request));
  switch (queryValue(request.query, 'decision') ?? 'allow') {
    case 'allow':
      return allow(request, redirectUri, state, signIn, tokens);
    case 'deny':
      return back(redirectUri, { error: 'access_denied', state });
    default:
      return cancel(redirectUri, state, signIn);
  }
}

function allow(
  request: LoggedRequest,
  redirectUri: string,
  state: string,
  signIn: SignIn,
  tokens: Map<string, PlatformToken>,
): Reply {
  const asked = (queryValue(request.query, 'scope') ?? '').split(/[\s,]+/).filter(Boolean);
  const token = `tok-issued-${randomBytes(12).toString('hex')}`;
  const { misbehaviour, expiresIn, granted } = signIn;
  if (misbehaviour !== 'no-token') {
    signIn.issued.push(token);
    tokens.set(token, {
      userId: signIn.userId,
      scopes: ['userid', ...asked.filter((scope) => granted?.includes(scope) ?? true)],
      expiresAt: Date.now() + expiresIn * 1000,
    });
  }
  return back(redirectUri, {
    ...(misbehaviour !== 'no-token' && { access_token: token, token_type: 'bearer' }),
    ...(misbehaviour !== 'no-expiry' && { expires_in: String(expiresIn) }),
    ...(misbehaviour !== 'no-state' && { state: misbehaviour === 'wrong-state' ? `${state}x` : state }),
  });
}

function cancel(redirectUri: string, state: string, signIn: SignIn): Reply {
  if (signIn.misbehaviour !== 'cancelled-in-query') return back(redirectUri, { state, status: 'cancelled' });
  const to = new URL(redirectUri);
  to.search = new URLSearchParams({ code: '', state, status: 'cancelled' }).toString();
  return redirect(to.href);
}

/** A reply that holds a token is not to be kept by anybody (RFC 6749 §5.1). Without that word, browsers do keep it. */
function back(redirectUri: string, values: Record<string, string>): Reply {
  const reply = redirect(`${redirectUri}#${new URLSearchParams(values)}`);
  return { ...reply, headers: { ...reply.headers, 'cache-control': 'no-store' } };
}

/** A page that goes on to where "Allow" leads. */
function scriptPage(request: LoggedRequest): string {
  const to = `/OAuth/Decide?${new URLSearchParams([...request.query])}`;
  return page('Sign in', '<p>One moment…</p>', {
    bodyAttributes: `onload="setTimeout(() => { location.href = '${escapeHtml(to)}'; }, 300)"`,
  });
}

/** Asks the member, and brings their answer to `/OAuth/Decide` beside what was asked. */
export function askingPage(request: LoggedRequest): string {
  const hidden = [...request.query]
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('\n');
  const button = (decision: string, label: string) =>
    `<button type="submit" name="decision" value="${decision}">${label}</button>`;
  return page(
    'Sign in',
    `<form action="/OAuth/Decide" method="get">
      <p>An application asks to act for you. Scopes: ${escapeHtml(queryValue(request.query, 'scope') ?? '')}</p>
      ${hidden}
      ${button('allow', 'Allow')} ${button('deny', 'Deny')} ${button('cancel', 'Cancel')}
    </form>`,
  );
}
