import { type BrowserKind, findBrowser, PATH_VARIABLES } from '../../scripts/find-browsers.mjs';

export type { BrowserKind };

/**
 * Where the browser is.
 * @throws Error that says which variable to set, if it is nowhere
 */
export function requireBrowser(kind: BrowserKind): string {
  const path = findBrowser(kind);
  if (!path)
    throw new Error(`No ${kind} was found. Install one, or set ${PATH_VARIABLES[kind]} to its program.`);
  return path;
}
