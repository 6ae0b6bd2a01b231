import { type IncomingHttpHeaders, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Platform } from './platform.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks the stand-in as a browser would, its certificate checked; follows no redirect. For its own tests. */
export function ask(
  platform: Platform,
  address: string,
  { headers = {}, method = 'GET' }: { headers?: Record<string, string>; method?: string } = {},
): Promise<Answer> {
  const url = new URL(address);
  const options = {
    host: '127.0.0.1',
    method,
    path: url.pathname + url.search,
    headers: { host: url.host, ...headers },
    agent: false as const,
  };
  return new Promise((resolve, reject) => {
    const sent =
      url.protocol === 'https:'
        ? secureRequest({
            ...options,
            port: platform.ports.https,
            servername: url.hostname,
            ca: platform.certificate.ca,
          })
        : request({ ...options, port: platform.ports.http });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.end();
  });
}

/** Asks for a booking with a token, of the production API unless told otherwise. */
export function askForBooking(
  platform: Platform,
  token: string,
  query: string,
  {
    route = '/v1/PhoneChat/MadeBookingDetails',
    host = 'api.adultwork.com',
    accept = 'application/json',
  } = {},
): Promise<Answer> {
  return ask(platform, `https://${host}${route}?${query}`, {
    headers: { authorization: `bearer ${token}`, accept },
  });
}
