import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

/** A catalogue as the built extension holds it: messages by the browser's own names for them (`card_status_Pending`). */
export type Messages = Record<string, string>;

// Not by `import.meta.url`: in a test with a DOM that is no file.
const LOCALES = `${import.meta.dirname}/../locales/`;

export async function readCatalogue(locale: string): Promise<Messages> {
  const messages = generateChromeMessages(await parseMessagesFile(`${LOCALES}${locale}.yml`));
  return Object.fromEntries(Object.entries(messages).map(([name, { message }]) => [name, message]));
}
