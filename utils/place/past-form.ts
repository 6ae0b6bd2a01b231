/*
 * A form shows its fields by their names in place of what every element has (HTML, 4.10.3, `[LegacyOverrideBuiltIns]`), in Chromium to
 * content scripts too: with a field named `parentElement` in it, a walk up the tree would never end. These ask past the form.
 */

const parentOfNode = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get;

export function parentOf(node: Node): ParentNode | null {
  return parentOfNode?.call(node) ?? null;
}

export function matchesPast(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}
