import type { CDPSession, Frame, Protocol } from 'puppeteer-core';
import type { AxNode, Box } from './ax-tree.ts';
import { cdpOf, frameId, objectId } from './internals.ts';

type ChromiumNode = Protocol.Accessibility.AXNode;

/** The accessible nodes under a DOM node, as CDP lists them. */
export async function queryTree(
  client: CDPSession,
  of: { objectId: string } | { backendNodeId: number },
  role?: string,
): Promise<ChromiumNode[]> {
  const { nodes } = await client.send('Accessibility.queryAXTree', role ? { ...of, role } : of);
  return nodes;
}

/** The tree under a frame's document. */
export async function readFrameTree(frame: Frame): Promise<AxNode> {
  const client = cdpOf(frame);
  const { nodes } = await client.send('Accessibility.getFullAXTree', { frameId: frameId(frame) });
  return buildTree(client, nodes);
}

/** The nodes of one role under a frame's document. */
export async function queryFrame(frame: Frame, role: string): Promise<ChromiumNode[]> {
  using root = await frame.evaluateHandle(() => document);
  return queryTree(cdpOf(frame), { objectId: objectId(root) }, role);
}

/**
 * Puts CDP's flat list together; what screen readers skip gives way to its children. `origin`: where the corner of the document
 * is that the client's boxes count from.
 */
export function buildTree(client: CDPSession, nodes: ChromiumNode[], origin = { x: 0, y: 0 }): AxNode {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const [root] = nodes;
  if (!root) throw new Error('the accessibility tree is empty');

  const childrenOf = (node: ChromiumNode): AxNode[] =>
    (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      if (!child || child.role?.value === 'InlineTextBox') return [];
      return isSkipped(child) ? childrenOf(child) : [toNode(child)];
    });
  const toNode = (node: ChromiumNode): AxNode => ({
    role: String(node.role?.value ?? ''),
    name: String(node.name?.value ?? ''),
    description: String(node.description?.value ?? ''),
    value: String(node.value?.value ?? ''),
    focused: property(node, 'focused') === true,
    disabled: property(node, 'disabled') === true,
    expanded: triState(property(node, 'expanded')),
    pressed: triState(property(node, 'pressed')),
    checked: triState(property(node, 'checked')),
    children: childrenOf(node),
    readBox: () => boxOf(client, node, origin),
  });
  return toNode(root);
}

function isSkipped(node: ChromiumNode): boolean {
  const role = node.role?.value;
  return node.ignored || ((role === 'generic' || role === 'none') && !node.name?.value);
}

function property(node: ChromiumNode, name: string): unknown {
  return node.properties?.find((one) => one.name === name)?.value.value;
}

function triState(value: unknown): boolean | null {
  return value === undefined ? null : value === true || value === 'true';
}

async function boxOf(client: CDPSession, node: ChromiumNode, origin: { x: number; y: number }): Promise<Box> {
  if (!node.backendDOMNodeId) throw new Error('the node has no element');
  const { quads } = await client.send('DOM.getContentQuads', { backendNodeId: node.backendDOMNodeId });
  const points = quads.flat();
  if (points.length === 0) throw new Error('the node has no box');
  const xs = points.filter((_, n) => n % 2 === 0);
  const ys = points.filter((_, n) => n % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x: x + origin.x, y: y + origin.y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
