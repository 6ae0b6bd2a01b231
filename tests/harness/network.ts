import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What the way to a host is like: `refused` means a name that does not resolve and for a network that is down. */
export type NetworkState = 'up' | 'refused' | 'bad-tls';

/**
 * The only way out of a browser under test: a proxy that knows the platform's hosts, leads them to the
 * stand-in's ports on loopback and refuses everything else, noting who was asked for.
 */
export interface Network {
  readonly port: number;
  /** `host:port` of every connection that was asked for and refused because it is none of the platform's. */
  readonly outside: string[];
  /** Cuts open connections of the host (default: all of them) and gives new ones this state. */
  set(state: NetworkState, host?: string): void;
  close(): Promise<void>;
}

/**
 * A name that browsers are given for services of their own which nothing else switches off. Asking for it
 * is refused like everything else, but not noted.
 */
export const SILENCED_HOST = 'silenced.invalid';

export interface Ports {
  https: number;
  http: number;
}

export async function startNetwork(hosts: readonly string[], ports: Ports): Promise<Network> {
  const outside: string[] = [];
  const states = new Map<string, NetworkState>();
  let stateOfAll: NetworkState = 'up';
  const open = new Map<Duplex, string>();

  const stateOf = (host: string) => states.get(host) ?? stateOfAll;
  const isOurs = (host: string) => hosts.includes(host);
  const refuse = (host: string, hostAndPort: string) => {
    if (!isOurs(host) && host !== SILENCED_HOST) outside.push(hostAndPort);
  };
  const track = (socket: Duplex, host: string) => {
    open.set(socket, host);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  };

  const server = createServer((incoming: IncomingMessage, response: ServerResponse) => {
    const url = URL.parse(incoming.url ?? '');
    if (!url || !isOurs(url.hostname) || stateOf(url.hostname) !== 'up') {
      refuse(url?.hostname ?? '', url?.host ?? String(incoming.url));
      response.writeHead(502).end();
      return;
    }
    const onward = httpRequest(
      {
        host: '127.0.0.1',
        port: ports.http,
        method: incoming.method,
        path: url.pathname + url.search,
        headers: incoming.headers,
      },
      (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });

  server.on('connect', (incoming, socket, head) => {
    const [host = '', port] = (incoming.url ?? '').split(':');
    track(socket, host);
    if (!isOurs(host) || stateOf(host) === 'refused') {
      refuse(host, `${host}:${port}`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    if (stateOf(host) === 'bad-tls') {
      socket.end('HTTP/1.1 200 Connection Established\r\n\r\nThis is no TLS record at all.');
      return;
    }
    const onward: Socket = connect(port === '80' ? ports.http : ports.https, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    track(onward, host);
    onward.once('close', () => socket.destroy());
    socket.once('close', () => onward.destroy());
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (host?: string) => {
    for (const [socket, itsHost] of open) if (host === undefined || host === itsHost) socket.destroy();
  };

  return {
    port: (server.address() as AddressInfo).port,
    outside,
    set(state, host) {
      if (host === undefined) {
        states.clear();
        stateOfAll = state;
      } else {
        states.set(host, state);
      }
      cut(host);
    },
    async close() {
      cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
