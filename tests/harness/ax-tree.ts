/** A rectangle in CSS pixels of the top page's viewport. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A node of the tree that the browser gives to screen readers; nodes that they skip are left out. */
export interface AxNode {
  /** ARIA role, or `StaticText` for a run of text. */
  role: string;
  name: string;
  description: string;
  /** The value of a field; empty where there is none. */
  value: string;
  focused: boolean;
  disabled: boolean;
  /** Null where the state does not apply. */
  expanded: boolean | null;
  pressed: boolean | null;
  checked: boolean | null;
  children: AxNode[];
  readBox(): Promise<Box>;
}

/** The node itself and all below it, in reading order. */
export function* walk(node: AxNode): Generator<AxNode> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

/** The nodes of this role, and if one is given, this name (a string has to match whole). */
export function findAll(tree: AxNode, role: string, name?: string | RegExp): AxNode[] {
  return [...walk(tree)].filter(
    (node) => node.role === role && (name === undefined || matches(node.name, name)),
  );
}

/** One line a node, indented: `button "Close"`. For looking at and for comparing. */
export function formatTree(node: AxNode, indent = ''): string {
  const line = `${indent}${node.role}${node.name ? ` "${node.name}"` : ''}`;
  return [line, ...node.children.map((child) => formatTree(child, `${indent}  `))].join('\n');
}

export function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}
