/** The settings changed under a request; who still waits asks again under the new ones. */
export class Superseded extends Error {}

interface SharedRequest<T> {
  answer: Promise<T>;
  /** How many callers wait for it. */
  waiting: number;
  /** Whether it has left, and is therefore worth finishing. */
  sent: boolean;
  abort: () => void;
}

/** Told to those who make a request. */
export interface RequestStart {
  signal: AbortSignal;
  /** To be called when the request leaves. */
  onSend: () => void;
  /** Whether what it brings may still be kept: nothing was restarted since it began. */
  startedInEpoch: () => boolean;
}

/** Requests under way, by key: all who ask for the same wait for the same one. */
export function createSharedRequests<T>() {
  const requests = new Map<string, SharedRequest<T>>();
  /** Raised whenever what was learned before may no longer be shown. */
  let epoch = 0;

  function startRequest(key: string, make: (start: RequestStart) => Promise<T>): SharedRequest<T> {
    const controller = new AbortController();
    const startedIn = epoch;
    const request: SharedRequest<T> = {
      answer: Promise.reject(new Superseded()),
      waiting: 0,
      sent: false,
      abort: () => controller.abort(new Superseded()),
    };
    const start: RequestStart = {
      signal: controller.signal,
      onSend() {
        request.sent = true;
      },
      startedInEpoch: () => startedIn === epoch,
    };
    // Avoid an unhandled rejection, of this placeholder too.
    request.answer.catch(() => {});
    request.answer = make(start).finally(() => {
      if (requests.get(key) === request) requests.delete(key);
    });
    // Avoid an unhandled rejection when no caller is waiting.
    request.answer.catch(() => {});
    requests.set(key, request);
    return request;
  }

  /**
   * Waits for the request of this key, which `make` makes where there is none. Rejects as it does, and with `Superseded` after
   * `restart`. A request that has not left and that no caller waits for any more is dropped.
   */
  async function joinRequest(
    key: string,
    signal: AbortSignal,
    make: (start: RequestStart) => Promise<T>,
  ): Promise<T> {
    const joinedIn = epoch;
    const request = requests.get(key) ?? startRequest(key, make);
    request.waiting += 1;
    const stopWaiting = () => {
      request.waiting -= 1;
      if (request.waiting > 0 || request.sent) return;
      if (requests.get(key) === request) requests.delete(key);
      request.abort();
    };
    signal.addEventListener('abort', stopWaiting, { once: true });
    try {
      const answer = await request.answer;
      // It had come before the restart, and was still being kept.
      if (joinedIn !== epoch) throw new Superseded();
      return answer;
    } finally {
      signal.removeEventListener('abort', stopWaiting);
    }
  }

  /** Drops what is under way; what it would bring may not be kept. */
  function restart(): void {
    epoch += 1;
    for (const request of requests.values()) request.abort();
    requests.clear();
  }

  return { joinRequest, restart, /** Another number after each `restart`. */ epoch: () => epoch };
}
