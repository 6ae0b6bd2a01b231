import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { SITE_MATCHES } from '../utils/booking/site.ts';
import { CARD_PAGE, TICKET_PORT } from '../utils/message/contract.ts';
import { takeHandover } from '../utils/page/handover.ts';
import { leaveCode } from '../utils/page/leave-code.ts';
import { Placer } from '../utils/page/placer.ts';

/** The part of the extension that a page gets when its loader asks for it; put there by the worker. */
export default defineContentScript({
  matches: SITE_MATCHES,
  registration: 'runtime',
  main() {
    const handover = takeHandover();
    if (!handover) return;
    leaveCode();
    const { runtime } = browser;
    new Placer({
      handover,
      runtime,
      source: {
        // Not the origin's: in Chromium the address is another one each time the browser starts.
        address: runtime.getURL(`/${CARD_PAGE}`),
        origin: new URL(runtime.getURL('/')).origin,
        connect() {
          const port = runtime.connect({ name: TICKET_PORT });
          // Chrome writes an error that was not read to the extension's log.
          port.onDisconnect.addListener(() => void runtime.lastError);
          return port;
        },
        tell(message) {
          runtime.sendMessage(message).catch(() => {});
        },
      },
    });
  },
});
