/**
 * The frames that a document is in, from the inside out; empty: it is in none. Null where one of them is of another origin: what is
 * around it, or over it, nothing can tell us.
 */
export function framesAround(view: Window): Element[] | null {
  const frames: Element[] = [];
  for (let inner = view; inner !== inner.parent; inner = inner.parent) {
    const frame = inner.frameElement;
    if (!frame) return null;
    frames.push(frame);
  }
  return frames;
}
