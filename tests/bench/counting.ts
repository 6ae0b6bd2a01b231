import type { Frame, Page } from 'puppeteer-core';

/** What a document of the extension did, in numbers that are the same on every machine. */
export interface Counts {
  /** Formatters and the like that were made: objects of `Intl`. */
  readonly formatters: number;
  /** Words that the browser was asked for. */
  readonly messages: number;
  /** The same, each word once: that does not hang on how often a list is drawn, as answers come. */
  readonly words: number;
  /** Readings that may have the document laid out anew. */
  readonly layouts: number;
  /** Times at which the document was written, each with all that was written at once. */
  readonly redraws: number;
}

/** Counts in all documents of the extension that open on the page, or in its frames, from now on. */
export async function countInDocuments(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(startCounting);
}

export function readCounts(where: Page | Frame): Promise<Counts> {
  return where.evaluate(() => ({ ...(Reflect.get(globalThis, 'counts') as Counts) }));
}

/** What came to them between two readings. */
export function between(before: Counts, after: Counts): Counts {
  return {
    formatters: after.formatters - before.formatters,
    messages: after.messages - before.messages,
    words: after.words - before.words,
    layouts: after.layouts - before.layouts,
    redraws: after.redraws - before.redraws,
  };
}

export function wordsOf({ formatters, messages, words, layouts, redraws }: Counts): string {
  return `${redraws} redraws, ${formatters} Intl objects, ${messages} messages of ${words} words, ${layouts} layout reads`;
}

/** Runs in the document, before anything else there. */
function startCounting(): void {
  if (location.protocol !== 'chrome-extension:') return;
  const counts = { formatters: 0, messages: 0, words: 0, layouts: 0, redraws: 0 };
  const asked = new Set<unknown>();
  Object.assign(globalThis, { counts });
  const makers = ['DateTimeFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat', 'DurationFormat'];
  for (const name of makers) {
    const make = (target: new (...given: unknown[]) => object, given: unknown[]) => {
      counts.formatters += 1;
      return Reflect.construct(target, given) as object;
    };
    const maker = Reflect.get(Intl, name);
    Reflect.set(
      Intl,
      name,
      new Proxy(maker, { construct: make, apply: (target, _, given) => make(target, given) }),
    );
  }
  const { i18n } = Reflect.get(globalThis, 'chrome');
  const { getMessage } = i18n;
  i18n.getMessage = (...given: unknown[]) => {
    counts.messages += 1;
    counts.words = asked.add(given[0]).size;
    return getMessage.apply(i18n, given);
  };
  const readings: [object, string[]][] = [
    [Element.prototype, ['clientHeight', 'clientWidth', 'scrollHeight', 'scrollWidth']],
    [HTMLElement.prototype, ['offsetHeight', 'offsetWidth', 'offsetTop', 'offsetLeft', 'innerText']],
  ];
  for (const [prototype, names] of readings) {
    for (const name of names) {
      const { get, ...rest } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
      Object.defineProperty(prototype, name, {
        ...rest,
        get() {
          counts.layouts += 1;
          return get?.call(this);
        },
      });
    }
  }
  const { getBoundingClientRect } = Element.prototype;
  Element.prototype.getBoundingClientRect = function () {
    counts.layouts += 1;
    return getBoundingClientRect.call(this);
  };
  new MutationObserver(() => {
    counts.redraws += 1;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
