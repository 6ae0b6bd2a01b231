// @vitest-environment happy-dom

import { beforeAll, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readCatalogue } from '../../tests/catalogue.ts';
import { drawCard } from '../../tests/drawn-card.ts';
import { STATES } from '../../tests/gallery/states.ts';
import { getMessageFrom } from '../../tests/get-message.ts';
import { forgetWords } from '../../utils/words/word.ts';

/**
 * A pseudo-locale: every message in brackets, every value that a person or the platform wrote without a Latin letter,
 * and dates and numbers in Japanese. A Latin letter outside of brackets is then a word that is written in the code.
 */
beforeAll(async () => {
  forgetWords();
  const getMessage = getMessageFrom(await readCatalogue('en'));
  const own: Record<string, string> = { locale: 'ja', direction: 'ltr' };
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(
    ((name: string, values: string[]) =>
      own[name] ?? `⟦${getMessage(name, values)}⟧`) as typeof fakeBrowser.i18n.getMessage,
  );
});

/** The same props, each of its values that may hold words put into Greek letters. */
function withoutLatin<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, member) => {
    const chooses = NOT_SHOWN.test(key) && member !== 'Expired';
    const isText = typeof member === 'string' && !chooses && !/^\d{4}-/.test(member);
    return isText ? member.replace(/[A-Za-z]/g, 'λ') : member;
  });
}

/** Fields that choose what is shown, and are not shown themselves. */
const NOT_SHOWN = /^(kind|status|because|renewing|copied|offered)$/;

it.each(Object.entries(STATES))('%s', (_, { actions, ...props }) => {
  const { place } = drawCard({ ...withoutLatin(props), actions });
  const texts = [...place.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue ?? ''),
    ...['aria-label', 'title', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
  ]);
  // A message that holds a name is split around it: its brackets are then in two texts.
  let outside = texts.join('');
  // A message may hold another as its value.
  while (/⟦[^⟦⟧]*⟧/.test(outside)) outside = outside.replace(/⟦[^⟦⟧]*⟧/g, '');
  expect(texts.join('')).toContain('⟦');
  expect(outside).not.toMatch(/[A-Za-z]/);
});
