import { maskDigits } from '../booking/mask-digits.ts';

/**
 * The name under which a page is switched off: its host and path in lower case, each run of digits as `*`, so that one choice
 * covers every booking's page of a kind. Query and fragment are left out: they hold IDs, and this is kept on the disk.
 */
export function disabledPageName({ hostname, pathname }: Pick<URL, 'hostname' | 'pathname'>): string {
  return maskDigits((hostname + pathname).toLowerCase());
}
