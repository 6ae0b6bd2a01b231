import type { browser } from 'wxt/browser';
import type { SelectionHolds } from '../booking/selection.ts';
import { selectionHolds } from '../detect/selected-booking.ts';
import type { SelectionHint } from '../message/contract.ts';
import { hear } from './hear.ts';
import { SETTLE } from './listening.ts';

/** A selection that spans more nodes of the page than this is not read. */
const MAX_NODES = 64;

/** What may have made a selection, or have ended the time in which it matters. */
const SIGNS = ['mouseup', 'keyup', 'focus', 'blur', 'pagehide'];

/**
 * Tells the worker when a person has selected a booking's number, and when that is over, so that the browser's own menu is
 * ready before it opens: Chromium does not tell an extension that it does (https://github.com/w3c/webextensions/issues/1010).
 *
 * It says neither the text nor the ID, and nothing at all before the first such selection. A page can select text by script, but
 * what counts is looked at only once a person's own hand or key came up.
 *
 * @param hasSelected A person has selected something already: the loader has heard the hand or key.
 */
export function hintSelections({ runtime }: Pick<typeof browser, 'runtime'>, hasSelected = false): void {
  const listening = new AbortController();
  let told: SelectionHolds = 'nothing';
  let settling: ReturnType<typeof setTimeout> | undefined;

  hear({ passive: SIGNS, onEvent }, listening.signal);
  if (hasSelected) look();

  function onEvent({ type, target, isTrusted }: Event): void {
    // The focus of an element passes by here as well; the window's own is what counts.
    const ofWindow = type === 'focus' || type === 'blur';
    if (!isTrusted || (ofWindow && target instanceof Node)) return;
    clearTimeout(settling);
    // Another page, or another frame, has a selection of its own.
    if (type === 'blur' || type === 'pagehide') tell('nothing');
    else if (told !== 'nothing' || !window.getSelection()?.isCollapsed) settling = setTimeout(look, SETTLE);
  }

  function look(): void {
    tell(selectionHolds(readSelection()));
  }

  function tell(holds: SelectionHolds): void {
    if (holds === told) return;
    told = holds;
    const hint: SelectionHint = { kind: 'selected', holds };
    // Without an ID the extension was updated or removed under the page: there is no worker left to tell.
    if (runtime.id) runtime.sendMessage(hint).catch(() => {});
    else listening.abort();
  }
}

/** The text of a selection that is not too large to be looked at; empty otherwise. */
function readSelection(): string {
  const selection = window.getSelection();
  if (!selection?.rangeCount) return '';
  const { commonAncestorContainer, startContainer, endContainer } = selection.getRangeAt(0);
  const walker = document.createTreeWalker(commonAncestorContainer);
  walker.currentNode = startContainer;
  for (let nodes = MAX_NODES; walker.currentNode !== endContainer && walker.nextNode(); nodes--) {
    if (!nodes) return '';
  }
  return String(selection);
}
