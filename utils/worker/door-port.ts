import type { Sender } from './sender.ts';

/** The part of a runtime port that a door needs. `disconnect` calls no listener of its own side. */
export interface DoorPort<Answer> {
  sender?: Sender | undefined;
  postMessage(answer: Answer): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}
