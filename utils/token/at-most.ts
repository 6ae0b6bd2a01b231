/** Waits for a promise, but no longer than `limit` milliseconds: then it gives null. */
export function atMost<T>(limit: number, promise: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, limit, null);
  });
  return Promise.race([promise, over]).finally(() => clearTimeout(timer));
}
