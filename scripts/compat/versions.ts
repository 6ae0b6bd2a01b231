import { createRequire } from 'node:module';
import type { CompatData, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data/types';
import type { Names } from './features.ts';

const data: CompatData = createRequire(import.meta.url)('@mdn/browser-compat-data');

export type BrowserName = 'chrome' | 'firefox';

/** A feature, and the first version of a browser that has it; infinite: none has. */
export interface Needed {
  readonly feature: string;
  readonly version: number;
}

/** A place in the data: what is known of a feature itself, and those below it by their names. */
type Place = Partial<Record<string, Identifier>> & { __compat?: Identifier['__compat'] };

/** All objects of the language and of the browsers, by their global name. */
const OBJECTS: Place = { ...data.api, ...data.javascript.builtins } as Place;

const members = byName(Object.values(OBJECTS) as Place[], false);
const functions = byName([data.css.types as Place], true);

/** The features in some places, and with `deep` in all below them, by their names. */
function byName(places: readonly (Place | undefined)[], deep: boolean): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  const add = (place: Place | undefined) => {
    for (const [name, below] of Object.entries(place ?? {})) {
      if (name === '__compat') continue;
      found.set(name, [...(found.get(name) ?? []), below as Place]);
      if (deep) add(below as Place);
    }
  };
  places.forEach(add);
  return found;
}

/**
 * What a script needs. A member's name does not tell whose it is, so its version is the lowest of all that are called so; one that
 * no version has is a name of our own.
 */
export function neededByScript(names: Names, browser: BrowserName): Needed[] {
  return [
    ...[...names.globals].map((name) => need(name, [own(OBJECTS, name)], browser)),
    ...[...names.statics].map((name) => {
      const [object = '', member = ''] = name.split('.');
      const found = own(OBJECTS, object);
      return need(name, [own(found, `${member}_static`) ?? own(found, member)], browser);
    }),
    ...[...names.members]
      .map((name) =>
        need(`.${name}`, [...(members.get(name) ?? []), ...(members.get(`${name}_static`) ?? [])], browser),
      )
      .filter((one) => one !== null && Number.isFinite(one.version)),
    ...[...names.options].map((name) => {
      const [method = '', option = ''] = name.split(' ');
      const found = (members.get(method) ?? []).map((one) => own(one, `options_${option}_parameter`));
      return need(`.${method}({ ${option} })`, found, browser);
    }),
  ].filter((one) => one !== null);
}

/** What a style sheet needs. A word that the data does not know is no feature of its own. */
export function neededByStyles(names: ReadonlySet<string>, browser: BrowserName): Needed[] {
  const { properties, selectors } = data.css;
  const find = (name: string): (Place | undefined)[] => {
    if (name.startsWith('@')) return [own(data.css['at-rules'], name.slice(1))];
    if (name.startsWith(':')) return [own(selectors, name.slice(1))];
    if (name.endsWith('()')) return functions.get(name.slice(0, -2)) ?? [];
    const [property = '', word] = name.split(': ');
    const found = own(properties, property);
    return [word === undefined ? found : own(found, word)];
  };
  return [...names].map((name) => need(name, find(name), browser)).filter((one) => one !== null);
}

/** Null: the data knows nothing of that name. */
function need(feature: string, found: readonly (Place | undefined)[], browser: BrowserName): Needed | null {
  const versions = found.flatMap((one) => (one?.__compat ? [versionOf(one, browser)] : []));
  return versions.length === 0 ? null : { feature, version: Math.min(...versions) };
}

function versionOf({ __compat }: Place, browser: BrowserName): number {
  const support = __compat?.support[browser];
  const statements: SimpleSupportStatement[] = [support ?? []].flat();
  // What was partial or had another name does not count.
  const usable = statements.filter(({ flags, version_removed: removed }) => !flags && !removed);
  const versions = usable.map(({ version_added: added }) =>
    Number.parseFloat(String(added).replace('≤', '')),
  );
  return Math.min(...versions.map((version) => (Number.isNaN(version) ? Number.POSITIVE_INFINITY : version)));
}

function own(place: object | undefined, name: string): Place | undefined {
  return place && Object.hasOwn(place, name) ? ((place as Place)[name] as Place) : undefined;
}
