import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { i18n } from '#i18n';
import { SITE_MATCHES } from '../utils/booking/site.ts';
import type { PointingNews } from '../utils/message/contract.ts';
import { createTeachPart } from '../utils/teach/create-teach-part.ts';
import { offerTeachPart } from '../utils/teach/teach-part.ts';

/** The part of the extension that a page gets when a person wants a kind of link taught; put there by the popup or the worker. */
export default defineContentScript({
  matches: SITE_MATCHES,
  registration: 'runtime',
  main() {
    const { runtime } = browser;
    offerTeachPart(
      createTeachPart({
        runtime,
        words: {
          ask: i18n.t('teach.point.ask'),
          none: i18n.t('teach.point.none'),
          cancel: i18n.t('teach.point.cancel'),
        },
        tell(step) {
          const news: PointingNews = { kind: 'pointing', step };
          runtime.sendMessage(news).catch(() => {});
        },
      }),
    );
  },
});
