import type { AxNode, Box } from './ax-tree.ts';

/** A node as `readAccessible` brings it out of Firefox. */
export interface FirefoxNode {
  role: string;
  name: string;
  description: string;
  value: string;
  focused: boolean;
  disabled: boolean;
  expanded: boolean | null;
  pressed: boolean | null;
  checked: boolean | null;
  children: FirefoxNode[];
  box: Box;
}

export function toAxNode({ box, children, ...node }: FirefoxNode): AxNode {
  return { ...node, children: children.map(toAxNode), readBox: async () => box };
}

/** Runs in Firefox's own window: the service stops when nothing holds on to it, so the window does. */
export function keepAccessibilityOn(): void {
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  Object.assign(window, { keptAccessibilityService: service });
}

/**
 * Runs in Firefox's own window: the accessible tree of a page, which the parent process holds for screen
 * readers, closed shadow roots included.
 * @param contextId the page's BiDi context; null: the extension's popup, which is none
 */
export async function readAccessible(contextId: string | null): Promise<FirefoxNode | null> {
  const SKIPPED_ROLES = ['', 'none', 'presentation', 'generic'];
  // ARIA has no role for these two; the names are Chromium's.
  const ROLES: Record<string, string> = { 'text leaf': 'StaticText', 'password text': 'textbox' };
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const element = contextId
    ? NavigableManager.getBrowsingContextById(contextId)?.embedderElement
    : document.querySelector('.webextension-popup-browser');
  const root = element && service.getAccessibleFor(element)?.firstChild;
  if (!root) return null;
  const {
    STATE_FOCUSED,
    STATE_UNAVAILABLE,
    STATE_EXPANDED,
    STATE_COLLAPSED,
    STATE_PRESSED,
    STATE_CHECKED,
    STATE_CHECKABLE,
  } = Ci.nsIAccessibleStates;

  type Accessible = typeof service;
  const boxOf = (accessible: Accessible) => {
    const [x, y, width, height] = [{}, {}, {}, {}] as { value: number }[];
    accessible.getBoundsInCSSPixels(x, y, width, height);
    return { x: x?.value ?? 0, y: y?.value ?? 0, width: width?.value ?? 0, height: height?.value ?? 0 };
  };
  const origin = boxOf(root);
  const childrenOf = (accessible: Accessible): FirefoxNode[] => {
    const children: FirefoxNode[] = [];
    for (let n = 0; n < accessible.childCount; n++) {
      const child = accessible.getChildAt(n);
      const role = ROLES[service.getStringRole(child.role)] ?? child.computedARIARole;
      if (SKIPPED_ROLES.includes(role)) children.push(...childrenOf(child));
      else children.push(toNode(child, role));
    }
    return children;
  };
  const toNode = (accessible: Accessible, role: string): FirefoxNode => {
    const state = {} as { value: number };
    accessible.getState(state, {});
    const has = (flag: number) => (state.value & flag) !== 0;
    const box = boxOf(accessible);
    return {
      role,
      name: accessible.name ?? '',
      description: accessible.description ?? '',
      value: accessible.value ?? '',
      focused: has(STATE_FOCUSED),
      disabled: has(STATE_UNAVAILABLE),
      expanded: has(STATE_EXPANDED) ? true : has(STATE_COLLAPSED) ? false : null,
      pressed: service.getStringRole(accessible.role) === 'toggle button' ? has(STATE_PRESSED) : null,
      checked: has(STATE_CHECKABLE) ? has(STATE_CHECKED) : null,
      children: childrenOf(accessible),
      box: { ...box, x: box.x - origin.x, y: box.y - origin.y },
    };
  };
  return toNode(root, 'RootWebArea');
}
