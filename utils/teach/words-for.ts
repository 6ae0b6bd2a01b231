import { i18n } from '#i18n';
import type { SlotName } from '../detect/slots.ts';
import type { TaughtPlace, TaughtRule } from '../settings/page-settings.ts';

/** A rule in words, as a person may read it in a list: `Links that run “pcShow”, value 2 of 3, on PhoneChatBookings.asp`. */
export function wordsFor({ place, path, literals, host = '' }: TaughtRule): string {
  const what = wordsForPlace(place);
  const page = `${host}${path}`;
  const values = Object.values(literals);
  return values.length
    ? i18n.t('teach.onPageWith', { what, page, values: values.map((value) => `“${value}”`).join(', ') })
    : i18n.t('teach.onPage', { what, page });
}

/** The place of a number in words: `Links to ShowCall.asp with “TID”`. */
function wordsForPlace(place: TaughtPlace): string {
  switch (place.kind) {
    case 'call':
      return i18n.t('teach.call', { name: place.fn, arg: String(place.arg), of: String(place.of) });
    case 'query':
      return i18n.t('teach.query', { file: place.file, key: place.key });
    case 'path':
      return i18n.t('teach.path', { path: `${place.before}…${place.after}`.replaceAll('*', '…') });
    case 'attribute':
      return i18n.t('teach.attribute', { on: place.on, name: place.name });
    case 'field':
      return i18n.t('teach.field', { name: place.name });
    case 'words':
      return i18n.t('teach.words', { words: `${place.before} …` });
  }
}

/** Where a number is, in words, without what is around it: `value 2 of 3 of “pcShow”`. */
export function wordsForName(name: SlotName): string {
  switch (name.kind) {
    case 'call':
      return i18n.t('teach.in.call', { name: name.fn, arg: String(name.arg), of: String(name.of) });
    case 'query':
      return i18n.t('teach.in.query', { file: name.file, key: name.key });
    case 'path':
      return i18n.t('teach.in.path');
    case 'attribute':
      return i18n.t('teach.in.attribute', { name: name.name });
    case 'field':
      return i18n.t('teach.in.field', { name: name.name });
    case 'words':
      return i18n.t('teach.in.words');
  }
}
