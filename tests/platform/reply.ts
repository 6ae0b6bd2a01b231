import type { ServerResponse } from 'node:http';

/** A reply, whole, before it is sent. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export const HTML_TYPE = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';
export const XML_TYPE = 'application/xml; charset=utf-8';

export function json(status: number, value: unknown): Reply {
  return { status, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(value) };
}

/** An error in the form that ASP.NET gives it. */
export function message(status: number, text: string): Reply {
  return json(status, { Message: text });
}

export function html(body: string, headers: Record<string, string> = {}): Reply {
  return { status: 200, headers: { 'content-type': HTML_TYPE, ...headers }, body };
}

export function redirect(to: string): Reply {
  return { status: 302, headers: { location: to } };
}

export function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  response.end(body);
}
