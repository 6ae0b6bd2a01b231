/** `browser.i18n.getMessage` over a catalogue: values go into `$1` to `$9`, and what is not there is an empty text. */
export function getMessageFrom(messages: Record<string, string>) {
  return (name: string, values: string | (string | number)[] = []): string =>
    (messages[name] ?? '').replace(/\$([1-9])/g, (_, place) => String([values].flat()[place - 1] ?? ''));
}
