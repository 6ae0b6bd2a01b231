import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { type ApiData, answerApi, MOVED } from './api.ts';
import { type StoredBooking, startingBookings, startingSandboxBookings } from './bookings.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { FaultList, type FaultName, type FaultOptions, NOT_THE_LIST } from './faults.ts';
import { sendFaulty } from './faulty-reply.ts';
import { type Hold, HoldList } from './holds.ts';
import { API_HOST, PLATFORM_HOSTS, SANDBOX_API_HOST, SIGN_IN_HOST } from './hosts.ts';
import { answerMobilePage, answerPage } from './pages/pages.ts';
import { startingMembers, startingTokens } from './people.ts';
import { send } from './reply.ts';
import { type LoggedRequest, RequestLog } from './request-log.ts';
import { answerSignIn, type SignIn, startingSignIn } from './sign-in.ts';

export interface PlatformData extends ApiData {
  sandboxBookings: Map<number, StoredBooking>;
}

/** The stand-in platform: all of its hosts on loopback, told apart by the Host header. */
export interface Platform {
  /** Ports on 127.0.0.1. */
  readonly ports: { https: number; http: number };
  readonly certificate: Certificate;
  readonly requests: RequestLog;
  /** Everything that it answers from. Alter it at will. */
  readonly data: PlatformData;
  readonly signIn: SignIn;
  /** Makes the next API requests go wrong. */
  setFault(name: FaultName, options?: FaultOptions): void;
  clearFaults(): void;
  /** Holds API requests whose path matches (default: all) before they are answered. */
  hold(path?: RegExp): Hold;
  /** Data, sign-in, faults, holds and log as they were at the start. */
  reset(): void;
  close(): Promise<void>;
}

export async function startPlatform(): Promise<Platform> {
  const certificate = await makeCertificate(PLATFORM_HOSTS);
  const requests = new RequestLog();
  const faults = new FaultList();
  const holds = new HoldList();
  const data = startingData();
  const signIn = startingSignIn();

  const listener: RequestListener = (message, response) => {
    answer(message, response).catch((error: unknown) => {
      console.error('stand-in platform:', error);
      response.destroy();
    });
  };

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    message.resume();
    const request = logged(message);
    requests.add(request);
    switch (request.host) {
      case API_HOST:
        return answerAsApi(request, data, response);
      case SANDBOX_API_HOST:
        return answerAsApi(request, { ...data, bookings: data.sandboxBookings }, response);
      case SIGN_IN_HOST:
        return send(response, (await signIn.server?.(request)) ?? answerSignIn(request, signIn, data.tokens));
      case 'm.adultwork.com':
        return send(response, answerMobilePage(request));
      case 'www.adultwork.com':
      case 'adultwork.com':
        return send(response, answerPage(request));
      default:
        return send(response, { status: 421 });
    }
  }

  async function answerAsApi(request: LoggedRequest, from: ApiData, response: ServerResponse): Promise<void> {
    const fault = MOVED.test(request.path) ? null : faults.take(request.path);
    await holds.pass(request.path);
    const good = answerApi(request, from);
    return fault ? sendFaulty(fault, request, good, response) : send(response, good);
  }

  const https = createHttpsServer({ key: certificate.key, cert: certificate.chain }, listener);
  const http = createHttpServer(listener);
  const ports = { https: await listen(https), http: await listen(http) };

  return {
    ports,
    certificate,
    requests,
    data,
    signIn,
    setFault: (name, options) => faults.set(name, options),
    clearFaults: () => faults.clear(),
    hold: (path = NOT_THE_LIST) => holds.add(path),
    reset() {
      Object.assign(data, startingData());
      Object.assign(signIn, startingSignIn());
      faults.clear();
      holds.releaseAll();
      requests.clear();
    },
    async close() {
      holds.releaseAll();
      for (const server of [https, http]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function startingData(): PlatformData {
  const now = Date.now();
  return {
    bookings: startingBookings(now),
    sandboxBookings: startingSandboxBookings(),
    members: startingMembers(),
    tokens: startingTokens(now),
    listItems: 'rows',
  };
}

function logged(message: IncomingMessage): LoggedRequest {
  const host = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const url = new URL(message.url ?? '/', `https://${host || 'unknown.invalid'}`);
  return {
    host,
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    time: Date.now(),
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
