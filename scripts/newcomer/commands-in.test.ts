import { describe, expect, it } from 'vitest';
import { commandsIn } from './commands-in.ts';

describe('commandsIn', () => {
  it.each<[string, string, string[]]>([
    ['lines of a shell fence', '```sh\nnpm ci\nnpm run build\n```', ['2 npm ci', '3 npm run build']],
    ['what is said of them', '```sh\nnpm test   # all; or some\n# nothing\n```', ['2 npm test']],
    ['several on a line', '```bash\nnpm ci; npm test\n```', ['2 npm ci', '2 npm test']],
    ['a number sign within a word', '```sh\nnode a.ts x#y\n```', ['2 node a.ts x#y']],
    ['a fence in a list', '1. so:\n   ```sh\n   npm ci\n   ```', ['3 npm ci']],
    ['a fence of another language', '```ts\nnpm ci\n// `npm test`\n```', []],
    [
      'two fences and what is between',
      '```sh\nnpm ci\n```\n`npm test`\n```sh\nnode a\n```',
      ['2 npm ci', '4 npm test', '6 node a'],
    ],
    [
      'code in running text',
      'Say `npm test`, then\n`npx vite` or `git log`.',
      ['1 npm test', '2 npx vite', '2 git log'],
    ],
    ['placeholders', '`node a.ts <folder>`', ['1 node a.ts <folder>']],
    ['code that is no command', '`npm`, `nodes x`, `utils/detect`, `npm-run x`', []],
    ['lines of Windows', 'a\r\n```sh\r\nnpm ci\r\n```\r\n', ['3 npm ci']],
  ])('%s', (_name, markdown, expected) => {
    expect(commandsIn(markdown).map(({ line, command }) => `${line} ${command}`)).toEqual(expected);
  });
});
