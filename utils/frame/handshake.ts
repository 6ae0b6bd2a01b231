/** What the part in the page posts into the frame, once, with the port. The page can post there too, and does not know the proof. */
export interface Handshake {
  proof: string;
}

/**
 * Waits, in the card page, for the port of the part that made this frame. The proof is in the frame's own address, which the page
 * cannot read, being of another origin. Whatever proves nothing is ignored, and so is all that comes after.
 */
export function receivePort(view: Window, onPort: (port: MessagePort) => void): void {
  const proof = view.location.hash.slice(1);
  const listening = new AbortController();
  const receive = ({ data, source, ports }: MessageEvent) => {
    const [port] = ports;
    // defence: proof
    if (!proof || source !== view.parent || data?.proof !== proof || !port) return;
    listening.abort();
    onPort(port);
  };
  view.addEventListener('message', receive, { signal: listening.signal });
}
