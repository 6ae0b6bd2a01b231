/**
 * Runs in a page: all that a script can do to look like a person at these links. `at` is where the real pointer rests.
 * Takes about half a second. Where the links were, they are again.
 */
export async function forge(selectors: string[], at: { x: number; y: number }): Promise<void> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const claimTrust = (event: Event) => {
    try {
      Object.defineProperty(event, 'isTrusted', { value: true });
    } catch {
      // It cannot be redefined.
    }
    return event;
  };
  const links = selectors.map((one) => document.querySelector<HTMLElement>(one) as HTMLElement);
  for (const link of links) {
    const { left, top, width, height } = link.getBoundingClientRect();
    for (let step = 0; step < 4; step++) {
      const init = {
        bubbles: true,
        cancelable: true,
        composed: true,
        view: window,
        pointerId: 1,
        isPrimary: true,
        clientX: left + width / 2 + step,
        clientY: top + height / 2,
        screenX: left + width / 2 + step,
        screenY: top + height / 2 + 100,
      };
      for (const pointerType of ['mouse', 'touch']) {
        for (const type of ['pointerover', 'pointermove', 'pointerdown', 'pointerup']) {
          link.dispatchEvent(claimTrust(new PointerEvent(type, { ...init, pointerType })));
        }
      }
      for (const type of ['mouseover', 'mousemove', 'mousedown', 'mouseup', 'contextmenu']) {
        link.dispatchEvent(claimTrust(new MouseEvent(type, init)));
      }
      const keys = { ...init, key: 'ArrowUp', code: 'ArrowUp', altKey: true };
      link.dispatchEvent(claimTrust(new KeyboardEvent('keydown', keys)));
      link.dispatchEvent(claimTrust(new KeyboardEvent('keydown', { ...keys, key: 'Tab', altKey: false })));
      for (const type of ['focus', 'focusin']) link.dispatchEvent(claimTrust(new FocusEvent(type, init)));
      link.focus();
      document.execCommand('selectAll');
      if (link.getAttribute('href') === '#') link.click();
    }
    await pause(100);
  }
  // Under a pointer that rests, the links come and go.
  for (let round = 0; round < 10; round++) {
    for (const link of links) {
      link.style.cssText = `position:fixed;z-index:9;left:${at.x - 20 - round}px;top:${at.y - 8}px;font-size:${16 + round}px`;
      await new Promise(requestAnimationFrame);
    }
  }
  for (const link of links) link.style.cssText = '';
  window.scrollBy(0, 3);
}
