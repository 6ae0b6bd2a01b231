/*
 * What a script of a page can do to have the card do something. Each runs in the page. `inside`: nodes of ours that the browser has let the
 * page have (Firefox).
 */

const NODES = `[document, document.documentElement, document.body, document.documentElement.lastElementChild, ...inside]`;

/** A way that is tried on every node that the page can name, ours included where it has them. */
const onEachNode = (body: string) =>
  `(at, inside) => { for (const node of ${NODES}) { try { ${body} } catch {} } }`;

const onEachFrame = (body: string) =>
  `(at, inside) => {
    const roots = new Set(inside.map((node) => node.getRootNode()));
    const views = [...roots].flatMap((root) => [...root.querySelectorAll('iframe')]).map(({ contentWindow }) => contentWindow);
    for (const view of [...views, window, window[0], window.parent]) { try { ${body} } catch {} }
  }`;

/** By name; the source of a `WayOfSteering`. */
export const WAYS_OF_STEERING: Record<string, string> = {
  clicks: onEachNode(
    `node.click?.(); node.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX: at.x, clientY: at.y }));`,
  ),
  pointers: onEachNode(
    `for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'])
      node.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, detail: 1, clientX: at.x, clientY: at.y, pointerType: 'mouse' }));`,
  ),
  keys: onEachNode(
    `for (const key of ['Enter', ' ', 'Tab', 'F5', 'c', 'p']) for (const type of ['keydown', 'keypress', 'keyup'])
      node.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true, ctrlKey: key.length === 1 && key !== ' ' }));`,
  ),
  focus: onEachNode(
    `node.tabIndex = 0; node.focus?.(); node.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));`,
  ),
  touches: onEachNode(
    `for (const type of ['touchstart', 'touchend', 'pointerdown', 'pointerup', 'click'])
      node.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'touch', isPrimary: true, clientX: at.x, clientY: at.y }));`,
  ),
  messages: onEachFrame(
    `for (const message of [
      { proof: '' }, { proof: '0'.repeat(32) }, { kind: 'open', bookingId: 111, hasPage: true, taught: null }, { kind: 'paints', paints: [] }, { kind: 'standing', pinned: true, entered: true },
      { kind: 'verdict', press: 1, counts: true }, { kind: 'ticket', ticket: '0'.repeat(32) }, { kind: 'focus' }, { kind: 'start-over' }, { kind: 'back' },
    ]) { const { port1, port2 } = new MessageChannel(); view.postMessage(message, '*', [port2]); port1.postMessage(message); }`,
  ),
  forgedMessages: onEachFrame(
    `const { port1, port2 } = new MessageChannel();
    window.dispatchEvent(new MessageEvent('message', { data: { kind: 'press', press: 1, x: 1, y: 1 }, source: window, ports: [port1] }));
    view.dispatchEvent(new MessageEvent('message', { data: { proof: '' }, source: window, ports: [port2] }));`,
  ),
  commands: `() => { for (const command of ['copy', 'cut', 'delete', 'selectAll', 'insertText', 'undo', 'redo']) document.execCommand(command, false, 'x'); document.designMode = 'on'; document.execCommand('delete'); document.designMode = 'off'; getSelection().removeAllRanges(); }`,
  windows: onEachFrame(`view.focus?.(); view.stop?.(); view.print === undefined;`),
  names: `() => { for (const name of ['card', 'booking', 'frame', 'layer', 'Refresh', 'Show phone number']) { document.getElementsByName(name)[0]?.click(); document.forms[name]?.submit?.(); window[name]?.click?.(); document.getElementById(name)?.click(); } }`,
  popovers: onEachNode(
    `node.hidePopover?.(); node.showPopover?.(); node.togglePopover?.(); node.requestFullscreen?.().catch(() => {}); node.dispatchEvent(new Event('toggle')); node.dispatchEvent(new Event('cancel'));`,
  ),
  drags: onEachNode(
    `for (const type of ['dragstart', 'dragenter', 'dragover', 'drop', 'dragend'])
      node.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, clientX: at.x, clientY: at.y, dataTransfer: new DataTransfer() }));`,
  ),
};
