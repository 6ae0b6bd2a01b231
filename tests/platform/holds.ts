/** A place where requests wait until a test lets them go on: how a test gets between request and reply. */
export interface Hold {
  /** Requests that are waiting now. */
  readonly waiting: number;
  /** Resolves once `count` requests have come here; fails after `timeout` milliseconds. */
  arrived(count?: number, timeout?: number): Promise<void>;
  /** Lets those waiting, and all later ones, go on. */
  release(): void;
}

export class HoldList {
  readonly #holds = new Set<OneHold>();

  add(path: RegExp): Hold {
    const hold = new OneHold(path, () => this.#holds.delete(hold));
    this.#holds.add(hold);
    return hold;
  }

  releaseAll(): void {
    for (const hold of [...this.#holds]) hold.release();
  }

  /** Waits wherever this path has to. */
  async pass(path: string): Promise<void> {
    for (const hold of [...this.#holds]) if (hold.path.test(path)) await hold.wait();
  }
}

class OneHold implements Hold {
  readonly path: RegExp;
  readonly #onRelease: () => void;
  readonly #released = Promise.withResolvers<void>();
  readonly #watchers = new Set<() => void>();
  #count = 0;
  waiting = 0;

  constructor(path: RegExp, onRelease: () => void) {
    this.path = path;
    this.#onRelease = onRelease;
  }

  async wait(): Promise<void> {
    this.#count += 1;
    this.waiting += 1;
    for (const watcher of this.#watchers) watcher();
    await this.#released.promise;
    this.waiting -= 1;
  }

  arrived(count = 1, timeout = 10_000): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => this.#count >= count && resolve();
    const timer = setTimeout(
      () => reject(new Error(`waited ${timeout} ms for ${count} held request(s), ${this.#count} came`)),
      timeout,
    );
    this.#watchers.add(look);
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      this.#watchers.delete(look);
    });
  }

  release(): void {
    this.#onRelease();
    this.#released.resolve();
  }
}
