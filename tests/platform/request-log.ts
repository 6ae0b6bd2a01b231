import type { IncomingHttpHeaders } from 'node:http';
import { API_HOST, SANDBOX_API_HOST } from './hosts.ts';

export interface LoggedRequest {
  host: string;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Milliseconds since the epoch, at arrival. */
  time: number;
}

/** Every request that reached the stand-in, oldest first. */
export class RequestLog {
  readonly all: LoggedRequest[] = [];
  readonly #watchers = new Set<() => void>();

  add(request: LoggedRequest): void {
    this.all.push(request);
    for (const watcher of this.#watchers) watcher();
  }

  clear(): void {
    this.all.length = 0;
  }

  toHost(host: string): LoggedRequest[] {
    return this.all.filter((request) => request.host === host);
  }

  apiRequests(): LoggedRequest[] {
    return this.all.filter(({ host }) => host === API_HOST || host === SANDBOX_API_HOST);
  }

  /** Requests for a booking's details, by either route; of one booking, or of all. */
  bookingRequests(id?: number): LoggedRequest[] {
    return this.apiRequests().filter(
      ({ path, query }) => isBookingPath(path) && (id === undefined || bookingIdOf(query) === String(id)),
    );
  }

  /** Waits until `read` finds at least `count` requests; fails after `timeout` milliseconds. */
  waitFor(read: (log: RequestLog) => LoggedRequest[], count = 1, timeout = 10_000): Promise<LoggedRequest[]> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        this.#watchers.delete(look);
      };
      const look = () => {
        const found = read(this);
        if (found.length < count) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited ${timeout} ms for ${count} request(s), saw ${read(this).length}`));
      }, timeout);
      this.#watchers.add(look);
      look();
    });
  }
}

function isBookingPath(path: string): boolean {
  return /\/phonechat\/madebookingdetails$/i.test(path);
}

/** A query parameter by its name in any case, as ASP.NET reads it. */
export function queryValue(query: URLSearchParams, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const [key, value] of query) if (key.toLowerCase() === wanted) return value;
  return null;
}

function bookingIdOf(query: URLSearchParams): string | null {
  return queryValue(query, 'BookingID');
}
