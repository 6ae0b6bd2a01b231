import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { json, sample } from '../../tests/fixtures/made-booking.ts';
import { pauseSetting } from '../../tests/fixtures/scripted-api.ts';
import { LookupError } from '../booking/failure.ts';
import { createAsk } from './ask.ts';
import { MADE_BOOKING_DETAILS } from './operations.ts';
import { createPauses } from './pauses.ts';

/** What a fetch made up by a test cannot show: a real one, over a real connection to this very computer. */

let server: Server;

/** The road to a platform on the loopback address. */
async function startPlatform(listener: RequestListener) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = createAsk({
    fetch: (url, init) => fetch(String(url).replace(/^https:\/\/[^/]+/, `http://127.0.0.1:${port}`), init),
    now: Date.now,
    pauses: createPauses(pauseSetting(), Date.now),
  });
  return (signal = new AbortController().signal) =>
    ask(MADE_BOOKING_DETAILS, 1, { environment: 'production', token: 'token', actingFor: null, signal });
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('over a real connection', () => {
  it('a booking comes, and the request is what it should be', async () => {
    let seen: unknown;
    const look = await startPlatform(({ method, url, headers }, response) => {
      seen = { method, url, ...headers };
      response.end(json);
    });
    expect(await look()).toStrictEqual(sample);
    expect(seen).toMatchObject({
      method: 'GET',
      url: '/v1/PhoneChat/MadeBookingDetails?BookingID=1',
      accept: 'application/json',
      authorization: 'bearer token',
    });
    expect(seen).not.toHaveProperty('referer');
    expect(seen).not.toHaveProperty('cookie');
  });

  it('a redirect is not followed', async () => {
    const asked: unknown[] = [];
    const look = await startPlatform(({ url }, response) => {
      asked.push(url);
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    await expect(look()).rejects.toStrictEqual(new LookupError({ kind: 'platform-error', status: 0 }));
    expect(asked).toHaveLength(1);
  });

  it('a connection that is cut once is mended by the retry', async () => {
    let requests = 0;
    const look = await startPlatform((request, response) => {
      requests += 1;
      if (requests === 1) request.socket.destroy();
      else response.end(json);
    });
    expect(await look()).toStrictEqual(sample);
    expect(requests).toBe(2);
  });

  it('a body that is cut short is offline, not unreadable', async () => {
    const look = await startPlatform((request, response) => {
      response.writeHead(200, { 'Content-Length': json.length });
      response.write(json.slice(0, 100), () => request.socket.destroy());
    });
    await expect(look()).rejects.toStrictEqual(new LookupError({ kind: 'offline', because: 'network' }));
  });

  it('a letter that arrives in two halves is whole', async () => {
    const bytes = Buffer.from(json.replace('"Comments": null', '"Comments": "é"'));
    const middle = bytes.indexOf(Buffer.from('é')) + 1;
    const look = await startPlatform((_, response) => {
      response.write(bytes.subarray(0, middle));
      setTimeout(() => response.end(bytes.subarray(middle)), 20);
    });
    expect(await look()).toStrictEqual({ ...sample, comments: 'é' });
  });

  it('a body without end is given up, and its connection closed', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const look = await startPlatform((_, response) => {
      const more = setInterval(() => response.write(' '.repeat(65_536)), 1);
      closed = new Promise((resolve) => response.once('close', resolve)).finally(() => clearInterval(more));
    });
    await expect(look()).rejects.toStrictEqual(new LookupError({ kind: 'unreadable', field: null }));
    await closed;
  });

  it.each(['headers', 'body'])(
    'a caller who gives up while waiting for the %s closes the connection',
    async (part) => {
      const caller = new AbortController();
      let closed: Promise<unknown> = Promise.resolve();
      const look = await startPlatform((_, response) => {
        closed = new Promise((resolve) => response.once('close', resolve));
        if (part === 'body') response.write(json.slice(0, 100));
        setTimeout(() => caller.abort(), 50);
      });
      const error = await look(caller.signal).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'AbortError' });
      expect(error).toBe(caller.signal.reason);
      await closed;
    },
  );
});
