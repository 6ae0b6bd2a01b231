import { readFileSync } from 'node:fs';

/** The rows of the first table in a page, without its head; each cell as text, with the signs of code taken off. */
export function readTable(file: string): string[][] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replaceAll('`', '')));
  return rows.slice(2);
}
