import type { LookupAnswer, LookupAsk, TicketedAsk } from '../message/contract.ts';
import type { LookupPort } from '../message/lookup-client.ts';

/** The part of a runtime port to the worker that a ticket is shown on. */
export interface CardPort {
  postMessage(ask: TicketedAsk): void;
  disconnect(): void;
  onMessage: { addListener(listener: (answer: LookupAnswer) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

/**
 * A port on which the card page asks for its booking: it fetches a ticket first, and then shows it in place of an ID. Where there is
 * none to be had it is a port that was cut, and the lookup asks again as it does for a worker that died.
 *
 * @param fetchTicket Resolves with null where there is none. May take as long as the lookup lets it.
 */
export function openTicketedPort(
  fetchTicket: () => Promise<string | null>,
  connect: () => CardPort,
): LookupPort {
  const onAnswer: ((answer: LookupAnswer) => void)[] = [];
  const onCut: (() => void)[] = [];
  let port: CardPort | null = null;
  let isLeft = false;

  const cut = () => {
    for (const tell of isLeft ? [] : onCut) tell();
  };
  async function ask({ mode, under }: LookupAsk): Promise<void> {
    const ticket = await fetchTicket();
    if (isLeft) return;
    if (ticket === null) {
      cut();
      return;
    }
    try {
      port = connect();
      for (const tell of onAnswer) port.onMessage.addListener(tell);
      port.onDisconnect.addListener(cut);
      port.postMessage({ ticket, mode, ...(under !== undefined && { under }) });
    } catch {
      cut();
    }
  }

  return {
    postMessage: (asked) => void ask(asked),
    disconnect() {
      isLeft = true;
      port?.disconnect();
    },
    onMessage: { addListener: (listener) => onAnswer.push(listener) },
    onDisconnect: { addListener: (listener) => onCut.push(listener) },
  };
}
