import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Answer, askForBooking } from './ask.ts';
import type { FaultName } from './faults.ts';
import { TOKENS } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => platform.reset());
afterAll(() => platform.close());

const askOne = () => askForBooking(platform, TOKENS.manager, 'BookingID=1');
const booking = ({ body }: Answer) => JSON.parse(body);

it.each<[FaultName, (answer: Answer) => unknown, unknown]>([
  ['400', ({ status }) => status, 400],
  ['401', ({ status }) => status, 401],
  ['403', ({ status }) => status, 403],
  ['404', ({ status }) => status, 404],
  ['429', ({ status, headers }) => [status, headers['retry-after']], [429, undefined]],
  ['429-seconds', ({ status, headers }) => [status, headers['retry-after']], [429, '30']],
  ['429-date', ({ headers }) => Date.parse(headers['retry-after'] ?? '') > Date.now(), true],
  ['500', ({ status }) => status, 500],
  ['503', ({ status, headers }) => [status, headers['retry-after']], [503, undefined]],
  ['503-retry-after', ({ status, headers }) => [status, headers['retry-after']], [503, '30']],
  ['html-200', ({ status, headers }) => [status, headers['content-type']], [200, 'text/html; charset=utf-8']],
  ['html-400', ({ status }) => status, 400],
  ['html-403', ({ status, body }) => [status, body.startsWith('<!DOCTYPE html>')], [403, true]],
  ['html-404', ({ status }) => status, 404],
  ['empty', ({ status, body }) => [status, body], [200, '']],
  ['truncated-json', ({ body }) => body.startsWith('{"BookingID":1') && !body.endsWith('}'), true],
  ['wrong-types', (answer) => booking(answer).Duration, 'fifteen'],
  ['missing-field', (answer) => 'LastUpdated' in booking(answer), false],
  ['big-body', ({ body }) => body.length > 5_000_000, true],
  [
    'redirect-other-host',
    ({ status, headers }) => [status, headers.location],
    [302, 'https://www.adultwork.com/redirected.asp'],
  ],
  [
    'redirect-loop',
    ({ headers }) => headers.location,
    'https://api.adultwork.com/v1/PhoneChat/MadeBookingDetails?BookingID=1',
  ],
  ['wrong-content-type', ({ headers }) => headers['content-type'], 'text/plain'],
  ['xml-reply', ({ body }) => body.startsWith('<MadeBooking '), true],
  ['other-booking', (answer) => booking(answer).BookingID, 2],
  ['string-decimal', (answer) => booking(answer).Credits, '8.00'],
])('makes %s', async (fault, read, expected) => {
  platform.setFault(fault);
  expect(read(await askOne())).toEqual(expected);
});

it('cuts the connection', async () => {
  platform.setFault('reset');
  await expect(askOne()).rejects.toThrow(/ECONNRESET|socket hang up/);
});

it.each(['slow-headers', 'slow-body'] as const)('is %s, and whole in the end', async (fault) => {
  platform.setFault(fault, { delay: 20 });
  expect(booking(await askOne()).BookingID).toBe(1);
});

it('leads to another path that answers', async () => {
  platform.setFault('redirect-same-host');
  const { headers } = await askOne();
  const moved = new URL(headers.location ?? '');
  const answer = await askForBooking(platform, TOKENS.manager, moved.search.slice(1), {
    route: moved.pathname,
  });
  expect(booking(answer).BookingID).toBe(1);
});

it('goes wrong as often as told, on the paths it was told, one fault after the other', async () => {
  platform.setFault('500', { times: 2, path: /MadeBookingDetails/ });
  platform.setFault('404', { times: 1 });
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await askOne()).status);
  expect(statuses).toEqual([500, 500, 404, 200]);
});
