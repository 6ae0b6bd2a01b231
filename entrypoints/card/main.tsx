import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Card } from '../../components/card/Card.tsx';
import { startCardPage } from '../../utils/frame/card-page.ts';
import { CARD_PORT, type CardNews } from '../../utils/message/contract.ts';
import { locale } from '../../utils/words/locale.ts';

const place = document.createElement('div');
document.body.append(place);
document.documentElement.lang = locale();
startCardPage({
  view: window,
  draw: (card) => render(<Card {...card} />, place),
  connect() {
    const port = browser.runtime.connect({ name: CARD_PORT });
    // Chrome writes an error that was not read to the extension's log.
    port.onDisconnect.addListener(() => void browser.runtime.lastError);
    return port;
  },
  onSignedIn(then) {
    browser.runtime.onMessage.addListener((message: Partial<CardNews> | null) => {
      if (message?.kind === 'signed-in') then();
    });
  },
  tell(news) {
    browser.runtime.sendMessage(news).catch(() => {});
  },
});
