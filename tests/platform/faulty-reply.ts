import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiBooking, makeBooking } from './api-booking.ts';
import { bookingXml } from './booking-xml.ts';
import type { Fault } from './faults.ts';
import { siteUrl } from './hosts.ts';
import { HTML_TYPE, html, JSON_TYPE, json, message, type Reply, redirect, send, XML_TYPE } from './reply.ts';
import type { LoggedRequest } from './request-log.ts';

const LONG_WAIT = 60_000;
const BIG_BODY = 5_000_000;

const CHALLENGE_PAGE = `<!DOCTYPE html><html><head><title>Just a moment...</title></head>
<body><h1>Checking your browser before accessing the site.</h1></body></html>`;

/**
 * Sends what the fault makes of a reply.
 * @param good the reply that the request would have got
 */
export async function sendFaulty(
  fault: Fault,
  request: LoggedRequest,
  good: Reply,
  response: ServerResponse,
): Promise<void> {
  switch (fault.name) {
    case 'reset':
      response.destroy();
      return;
    case 'slow-headers':
      await pause(fault, response);
      if (!response.destroyed) send(response, good);
      return;
    case 'slow-body': {
      const body = Buffer.from(good.body ?? '');
      const half = Math.floor(body.length / 2);
      response.writeHead(good.status, { ...good.headers, 'content-length': body.length });
      response.write(body.subarray(0, half));
      await pause(fault, response);
      response.end(body.subarray(half));
      return;
    }
    default:
      send(response, wrongReply(fault, request, good));
  }
}

/** Waits, but no longer than the other side does. */
async function pause(fault: Fault, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  await sleep(fault.delay ?? LONG_WAIT, undefined, { signal: gone.signal, ref: false }).catch(() => {});
}

function wrongReply(fault: Fault, request: LoggedRequest, good: Reply): Reply {
  const seconds = fault.retryAfter ?? 30;
  const body = good.body ?? '';
  switch (fault.name) {
    case '400':
      return message(400, 'The request is invalid.');
    case '401':
      return message(401, 'Authorization has been denied for this request.');
    case '403':
      return message(403, 'You are not allowed to do this.');
    case '404':
      return message(404, 'The booking was not found.');
    case '429':
      return message(429, 'Too many requests.');
    case '429-seconds':
      return retryAfter(message(429, 'Too many requests.'), String(seconds));
    case '429-date':
      return retryAfter(
        message(429, 'Too many requests.'),
        new Date(Date.now() + seconds * 1000).toUTCString(),
      );
    case '500':
      return message(500, 'An error has occurred.');
    case '503':
      return { status: 503, headers: { 'content-type': HTML_TYPE }, body: '<h1>Service Unavailable</h1>' };
    case '503-retry-after':
      return retryAfter(message(503, 'Down for maintenance.'), String(seconds));
    case 'html-200':
    case 'html-400':
    case 'html-403':
    case 'html-404':
      return { ...html(CHALLENGE_PAGE), status: Number(fault.name.slice(-3)) };
    case 'empty':
      return { ...good, body: '' };
    case 'truncated-json':
      return { ...good, body: body.slice(0, Math.floor(body.length / 2)) };
    case 'wrong-types':
      return changed(good, (booking) => ({ ...booking, Duration: 'fifteen', Status: 7, Candidate: [] }));
    case 'missing-field':
      return changed(good, ({ LastUpdated: _, ...booking }) => booking);
    case 'big-body':
      return changed(good, (booking) => ({ ...booking, Comments: 'x'.repeat(BIG_BODY) }));
    case 'redirect-other-host':
      return redirect(siteUrl('/redirected.asp'));
    case 'redirect-same-host':
      return redirect(`https://${request.host}/moved${request.path}?${request.query}`);
    case 'redirect-loop':
      return redirect(`https://${request.host}${request.path}?${request.query}`);
    case 'wrong-content-type':
      return { ...good, headers: { ...good.headers, 'content-type': 'text/plain' } };
    case 'xml-reply':
      return isBooking(good)
        ? { ...good, headers: { 'content-type': XML_TYPE }, body: bookingXml(JSON.parse(body)) }
        : good;
    case 'other-booking':
      return changed(good, (booking) => ({ ...makeBooking(booking.BookingID + 1) }));
    case 'string-decimal':
      return changed(good, (booking) => ({ ...booking, Credits: booking.Credits.toFixed(2) }));
    default:
      throw new Error(`${fault.name} makes no reply`);
  }
}

function retryAfter(reply: Reply, value: string): Reply {
  return { ...reply, headers: { ...reply.headers, 'retry-after': value } };
}

function isBooking({ status, headers, body }: Reply): boolean {
  return (
    status === 200 &&
    headers?.['content-type'] === JSON_TYPE &&
    'BookingID' in JSON.parse(body?.toString() ?? '{}')
  );
}

/** A good booking, altered; any other reply stays as it is. */
function changed(good: Reply, alter: (booking: ApiBooking) => unknown): Reply {
  return isBooking(good) ? json(good.status, alter(JSON.parse(good.body ?? ''))) : good;
}
