/** What the bundler knows of a module. */
interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

const CARD_PAGE = /[\\/]entrypoints[\\/]card[\\/]/;

/**
 * All that the card's page has in common with the other pages is one chunk, and not one for each set of pages that share something: a page is painted
 * the sooner, the fewer files it asks the browser for. What the card does not need is not put into it.
 */
export const ONE_CHUNK_WITH_THE_CARD = {
  groups: [
    {
      name: (id: string, modules: Modules) => (isOfCard(id, modules) ? 'shared-with-card' : null),
      minShareCount: 2,
    },
  ],
};

/** Whether the card's page needs it. */
function isOfCard(id: string, modules: Modules): boolean {
  const seen = new Set([id]);
  for (const one of seen) {
    if (CARD_PAGE.test(one)) return true;
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) seen.add(importer);
  }
  return false;
}
