import { globSync, readFileSync } from 'node:fs';

/** Where a defence of the product is marked: `defence: <marker>`, alone in a comment. It is the line after that. */
export interface Marker {
  readonly file: string;
  readonly marker: string;
}

const PRODUCT = ['{components,entrypoints,utils}/**/*.{ts,tsx,css}', 'wxt.config.ts', '.npmrc'];

/** The comment with the marker, and then the line. */
const MARKED = /^[ \t]*(?:\/\/|\/\*|#) defence: ([a-z-]+)(?: \*\/)?\r?\n(.*)$/gm;

/** Every marker in the product, file by file. */
export function readMarkers(): Marker[] {
  return globSync(PRODUCT).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(MARKED)].map(([, marker = '']) => ({ file, marker })),
  );
}

/**
 * The source without what is marked: `change` gives the line that comes in its place.
 * Throws where the marker is not in it exactly once, or the line is as it was.
 */
export function takeAway(source: string, marker: string, change: (line: string) => string): string {
  const found = [...source.matchAll(MARKED)].filter(([, name]) => name === marker);
  const [only] = found;
  if (!only || found.length > 1)
    throw new Error(`"defence: ${marker}" is there ${found.length} times, not once`);
  const [all, , line = ''] = only;
  const changed = change(line);
  if (changed === line)
    throw new Error(`the line after "defence: ${marker}" is no longer what the table changes`);
  const end = only.index + all.length;
  return source.slice(0, end - line.length) + changed + source.slice(end);
}
