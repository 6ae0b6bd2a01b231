import { locale } from './locale.ts';
import { word } from './word.ts';

/** The sentences of the platform's that we know, and their messages. */
const KNOWN = new Map([
  ['You need to carry out the session', 'card.action.carryOut'],
  ['You need to confirm the booking', 'card.action.confirm'],
] as const);

export interface ActionWords {
  text: string;
  /** The language of `text`: the platform writes in English, whatever language the rest of the card is in. */
  language: string;
}

/**
 * What the client has to do, in the platform's own words: translated where they are a sentence that we know and the card is not in
 * English.
 */
export function actionWords(action: string): ActionWords {
  const key = [...KNOWN].find(([sentence]) => sentence === action)?.[1];
  return key && !locale().startsWith('en')
    ? { text: word(key), language: locale() }
    : { text: action, language: 'en' };
}
