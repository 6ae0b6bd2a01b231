import { randomBytes } from 'node:crypto';
import {
  AuthorizationServer,
  type OAuthClient,
  OAuthException,
  type OAuthScope,
} from '@jmondi/oauth2-server';
import { page } from './pages/layout.ts';
import { MANAGER, PERMISSIONS, type PlatformToken } from './people.ts';
import { html, type Reply, redirect } from './reply.ts';
import { type LoggedRequest, queryValue } from './request-log.ts';
import { askingPage, CLIENT_ID, type SignIn } from './sign-in.ts';

/**
 * A sign-in page behind which is an OAuth 2.0 server that others wrote, in place of the stand-in's own; see
 * `docs/decisions/development-dependencies.md`. What a member sees and presses is ours; the server reads the request, judges client, redirect URI
 * and scopes, issues the token (a signed JWT), and writes the redirect.
 *
 * @param redirectUri The one that the project has named.
 * @param tokens The tokens that the API knows: the issued ones are added.
 */
export function createOAuthServer(
  redirectUri: string,
  signIn: Pick<SignIn, 'mode' | 'issued'>,
  tokens: Map<string, PlatformToken>,
): (request: LoggedRequest) => Promise<Reply> {
  const scopes: OAuthScope[] = PERMISSIONS.map((name) => ({ name }));
  const client: OAuthClient = {
    id: CLIENT_ID,
    name: 'Booking Peek',
    redirectUris: [redirectUri],
    allowedGrants: ['implicit'],
    scopes,
  };
  const server = new AuthorizationServer(
    // The package's types leave an unknown client out; it answers `invalid_client` to it.
    {
      getByIdentifier: async (id) => (id === CLIENT_ID ? client : refuse()),
      isClientValid: async () => true,
    },
    {
      issueToken: async (of, granted, user = null) => ({
        accessToken: randomBytes(16).toString('hex'),
        accessTokenExpiresAt: new Date(),
        client: of,
        user,
        scopes: granted,
      }),
      persist: async () => {},
      issueRefreshToken: async (token) => token,
      revoke: async () => {},
      isRefreshTokenRevoked: async () => true,
      getByRefreshToken: async () => refuse(),
    },
    {
      getAllByIdentifiers: async (names) => scopes.filter(({ name }) => names.includes(name)),
      finalize: async (granted) => granted,
    },
    randomBytes(32).toString('hex'),
    { implicitRedirectMode: 'fragment' },
  );
  server.enableGrantType('implicit');

  async function decide(request: LoggedRequest, isApproved: boolean): Promise<Reply> {
    const asked = await server.validateAuthorizationRequest(asOAuth(request));
    asked.user = { id: MANAGER.userId };
    asked.isAuthorizationApproved = isApproved;
    const { headers } = await server.completeAuthorizationRequest(asked);
    const to = String(headers.location);
    const issued = new URLSearchParams(new URL(to).hash.slice(1));
    const token = issued.get('access_token') ?? '';
    signIn.issued.push(token);
    tokens.set(token, {
      userId: MANAGER.userId,
      scopes: ['userid', ...asked.scopes.map(({ name }) => name)],
      expiresAt: Date.now() + Number(issued.get('expires_in')) * 1000,
    });
    return noStore(redirect(to));
  }

  return async (request) => {
    const isPage = request.path.toLowerCase() === '/oauth/authorize';
    try {
      await server.validateAuthorizationRequest(asOAuth(request));
      if (isPage && signIn.mode === 'ask') return html(askingPage(request));
      return await decide(request, (queryValue(request.query, 'decision') ?? 'allow') === 'allow');
    } catch (error) {
      if (!(error instanceof OAuthException)) throw error;
      // RFC 6749 §4.2.2.1: an end is told to the client only where it is known and the address is its own.
      if (error.errorType !== 'access_denied')
        return { ...html(page('Error', `<p>${error.errorType}</p>`)), status: error.status };
      const said = { error: error.errorType, state: queryValue(request.query, 'state') ?? '' };
      return noStore(redirect(`${redirectUri}#${new URLSearchParams(said)}`));
    }
  };
}

function refuse(): never {
  throw OAuthException.invalidClient();
}

function asOAuth({ query, headers }: LoggedRequest) {
  return { query: Object.fromEntries(query), headers, body: {} };
}

/** A reply that holds a token is not to be kept by anybody (RFC 6749 §5.1). */
function noStore(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'cache-control': 'no-store' } };
}
