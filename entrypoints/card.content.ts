import { createElement, render } from 'preact';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { Card } from '../components/card/Card.tsx';
import { SITE_MATCHES } from '../utils/booking/site.ts';
import { startCardPart } from '../utils/page/card-part.ts';
import { takeHandover } from '../utils/page/handover.ts';
import { keepWords } from '../utils/page/keep-words.ts';

/** The part of the extension that a page gets when its loader asks for it; put there by the worker. */
export default defineContentScript({
  matches: SITE_MATCHES,
  registration: 'runtime',
  main() {
    const handover = takeHandover();
    if (!handover) return;
    keepWords(browser);
    startCardPart({
      handover,
      runtime: browser.runtime,
      draw: (card, into) => render(card && createElement(Card, card), into),
    });
  },
});
