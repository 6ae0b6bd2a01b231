import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');
const LEAVE_CODE = resolve(ROOT, 'utils/page/leave-code.ts');

type Names = Readonly<Record<string, readonly string[]>>;

/**
 * What a script of the page leaves for those that come after it, by the file that has it. All of them run in the extension's own world of one
 * document, and each is built by itself: without this, a later one would bring the same code again.
 */
const LEAVES: Readonly<Record<string, Names>> = {
  placer: {
    'utils/booking/booking-id.ts': ['parseId'],
    'utils/booking/site.ts': ['isHashRoute', 'isMobile', 'isSite'],
    'utils/detect/agreed.ts': ['agreed', 'MAX_LENGTH'],
    'utils/detect/detect.ts': ['judgeByOwnRules'],
    'utils/detect/find-place.ts': ['isPlace', 'MAX_NODES', 'nodesOf'],
    'utils/detect/page.ts': ['holdsOn', 'mayNameBooking', 'readPage'],
    'utils/detect/read-element.ts': ['findBooking', 'lookUpwards'],
    'utils/detect/script.ts': ['stringIn'],
    'utils/page/finder.ts': ['giveFinder'],
    'utils/page/hear.ts': ['hear'],
  },
};

/** Whose code each script may take. */
const TAKES_FROM: Readonly<Record<string, readonly string[]>> = { finder: ['placer'] };

/** What a script calls as it starts of what it takes. In a frame that has gone on to another document meanwhile nothing was left, and it ends there. */
const WHERE_NOTHING_IS_LEFT = '{ giveFinder() {}, judgeByOwnRules() {} }';

/** Where it lies: a symbol, since a name could be an element's `id`, and elements are properties of the global object too. */
const placeOf = (script: string) => `globalThis[Symbol.for('booking-peek ${script}')]`;

/**
 * Content scripts start without WXT's own context. It announces itself on every page by an event that carries the extension's
 * ID (https://github.com/wxt-dev/wxt/pull/1175): any page could tell by it that the extension is there, and stop it by sending one.
 * We use none of its services. And each takes from the scripts before it what they have.
 */
export function contentScripts(): Plugin {
  let script = '';
  return {
    name: 'content-scripts',
    apply: 'build',
    enforce: 'pre',

    configResolved({ build: { lib } }) {
      script = /([\w-]+)\.content\.ts$/.exec(String(lib ? lib.entry : ''))?.[1] ?? '';
    },

    async resolveId(source, importer) {
      if (!importer || !source.endsWith('.ts')) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const file = relative(ROOT, resolved?.id ?? '');
      const owner = TAKES_FROM[script]?.find((one) => LEAVES[one]?.[file]);
      return owner ? `\0taken:${owner}` : null;
    },

    load(id) {
      const owner = /^\0taken:(.+)$/.exec(id)?.[1];
      if (owner) {
        const names = Object.values(LEAVES[owner] ?? {}).flat();
        return `export const { ${names.join(', ')} } = ${placeOf(owner)} ?? ${WHERE_NOTHING_IS_LEFT};`;
      }
      if (id === LEAVE_CODE) return leaveCode(script);
      const entry = /^\0virtual:wxt-content-script-isolated-world-entrypoint\?(.+)$/.exec(id)?.[1];
      return entry ? `import script from ${JSON.stringify(entry)};\nscript.main();` : null;
    },

    // What the rest of a definition says is in the manifest by then.
    transform(code, id) {
      if (!/^[^?]+\.content\.ts$/.test(id)) return null;
      const main = /(?<=defineContentScript\(\{\n).*?(?=\n {2}main\(\))/s;
      if (!main.test(code)) throw new Error(`${id}: no main() at the end of its definition`);
      return { code: code.replace(main, '').replace(/^import \{ SITE_MATCHES \}.*\n/m, ''), map: null };
    },
  };
}

function leaveCode(script: string): string {
  const files = Object.entries(LEAVES[script] ?? {});
  const imports = files.map(
    ([file, names]) => `import { ${names.join(', ')} } from ${JSON.stringify(resolve(ROOT, file))};`,
  );
  const left = files.flatMap(([, names]) => names).join(', ');
  return `${imports.join('\n')}\nexport function leaveCode() { ${placeOf(script)} = { ${left} }; }`;
}
