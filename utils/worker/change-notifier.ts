/** `next()` resolves at the next `notify()`. */
export function createChangeNotifier() {
  let next = Promise.withResolvers<void>();
  return {
    notify(): void {
      next.resolve();
      next = Promise.withResolvers();
    },
    next: (): Promise<void> => next.promise,
  };
}
