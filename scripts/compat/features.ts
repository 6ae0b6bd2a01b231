import { parseSync } from 'vite';

/** What a bundle uses of the platform, as far as names tell. */
export interface Names {
  /** Names that may be globals: `Temporal`. */
  readonly globals: ReadonlySet<string>;
  /** What is asked of a global by name: `RegExp.escape`. */
  readonly statics: ReadonlySet<string>;
  /** What is asked of anything else, by its own name alone: `showPopover`. */
  readonly members: ReadonlySet<string>;
  /** Options given to a method, by both names: `showPopover source`. */
  readonly options: ReadonlySet<string>;
  /** Texts that may be style sheets. */
  readonly texts: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: any node of a syntax tree, whose kinds are 70.
type Node = any;

/** The names in a script, minified or not. */
export function namesInScript(name: string, code: string): Names {
  const names = {
    globals: new Set<string>(),
    statics: new Set<string>(),
    members: new Set<string>(),
    options: new Set<string>(),
    texts: [] as string[],
  };
  visit(parseSync(name, code).program, (node) => {
    if (node.type === 'Identifier') names.globals.add(node.name);
    if (node.type === 'MemberExpression' && !node.computed) {
      if (node.object.type === 'Identifier') names.statics.add(`${node.object.name}.${node.property.name}`);
      names.members.add(node.property.name);
    }
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const given = node.arguments.flatMap((one: Node) => one.properties ?? []);
      for (const { key } of given)
        if (key?.name) names.options.add(`${node.callee.property.name} ${key.name}`);
    }
    if (node.type === 'Literal' && typeof node.value === 'string') names.texts.push(node.value);
    if (node.type === 'TemplateElement') names.texts.push(node.value.cooked ?? '');
  });
  return { ...names, texts: names.texts.filter((text) => /\{[^}]*:[^}]*\}/.test(text)) };
}

function visit(node: Node, see: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (typeof node.type === 'string') see(node);
  for (const child of Object.values(node)) visit(child, see);
}

/** The words of a style sheet by their place: `position-area: end`, `@scope`, `:popover-open`, `light-dark()`. */
export function namesInStyles(css: string): Set<string> {
  const plain = css.replace(/\/\*.*?\*\//gs, '').replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '""');
  const names = new Set<string>();
  for (const [, rule = ''] of plain.matchAll(/@([\w-]+)/g)) names.add(`@${rule}`);
  for (const [, call = ''] of plain.matchAll(/(?<![:\w-])([a-z-]+)\(/g)) names.add(`${call}()`);
  for (const [, pseudo = ''] of plain.matchAll(/:(:?[a-z-]+)(?=[^;{}]*\{)/g))
    names.add(`:${pseudo.replace(/^:/, '')}`);
  for (const [, property = '', value = ''] of plain.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:([^;{}]+)(?=[;}])/g)) {
    names.add(property);
    for (const [word] of value.matchAll(/(?<![\w-])[a-z-]+(?![\w(-])/g)) names.add(`${property}: ${word}`);
  }
  return names;
}
