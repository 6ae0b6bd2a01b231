/**
 * The name under which a page is switched off: its host and path in lower case, each run of digits as `*`, so that one choice
 * covers every booking's page of a kind. Query and fragment are left out: they hold IDs, and this is kept on the disk.
 */
export function disabledPageName({ hostname, pathname }: Pick<URL, 'hostname' | 'pathname'>): string {
  return (hostname + pathname).toLowerCase().replace(/[0-9]+/g, '*');
}
