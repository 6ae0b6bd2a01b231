import { vi } from 'vitest';
import type { DoorPort } from '../door-port.ts';
import type { Sender } from '../sender.ts';

/** A port as a door sees it, and the other end of it. */
export function fakePort<Answer>(sender: Sender | undefined, name = '') {
  const listeners: ((message: unknown) => void)[] = [];
  const leavers: (() => void)[] = [];
  const answers: Answer[] = [];
  const port: DoorPort<Answer> & { name: string } = {
    name,
    sender,
    postMessage: (answer) => answers.push(answer),
    disconnect: vi.fn(),
    onMessage: { addListener: (listener) => listeners.push(listener) },
    onDisconnect: { addListener: (listener) => leavers.push(listener) },
  };
  return {
    port,
    answers,
    isCut: () => vi.mocked(port.disconnect).mock.calls.length > 0,
    /** Says something, and waits until the door has done with it. */
    async say(message: unknown): Promise<void> {
      for (const listener of listeners) await listener(message);
    },
    leave(): void {
      for (const leaver of leavers) leaver();
    },
  };
}
