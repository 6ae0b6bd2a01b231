/** What a script of a page can do to look like a person at a link. Each runs in the page; `at` is where the real pointer rests. */
export type Forgery = (link: string, at: { x: number; y: number }) => void | Promise<void>;

const aPointerThatComesAndStays: Forgery = (link) => {
  const target = document.querySelector(link) as Element;
  const { left, top } = target.getBoundingClientRect();
  for (let step = 0; step < 4; step++) {
    const place = { clientX: left + 2 + step, clientY: top + 4, screenX: left + 2 + step, screenY: top + 99 };
    const init = {
      ...place,
      bubbles: true,
      composed: true,
      view: window,
      pointerType: 'mouse',
      pointerId: 1,
    };
    for (const type of ['pointerover', 'pointerenter', 'pointermove', 'mouseover', 'mousemove']) {
      const event = new PointerEvent(type, init);
      try {
        Object.defineProperty(event, 'isTrusted', { value: true });
      } catch {
        // It cannot be redefined.
      }
      target.dispatchEvent(event);
    }
  }
};

const aFingerThatStaysDown: Forgery = (link) => {
  const target = document.querySelector(link) as Element;
  const { left: clientX, top: clientY } = target.getBoundingClientRect();
  const init = { clientX, clientY, bubbles: true, composed: true, pointerType: 'touch', isPrimary: true };
  for (const type of ['pointerover', 'pointerdown']) target.dispatchEvent(new PointerEvent(type, init));
};

const aFocusByKey: Forgery = (link) => {
  const target = document.querySelector<HTMLElement>(link);
  target?.setAttribute('tabindex', '0');
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true }));
  target?.focus();
  target?.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
};

const theKeyThatOpensACard: Forgery = (link) => {
  const target = document.querySelector<HTMLElement>(link);
  target?.focus();
  const init = { key: 'ArrowUp', code: 'ArrowUp', altKey: true, bubbles: true, composed: true };
  for (const type of ['keydown', 'keyup']) target?.dispatchEvent(new KeyboardEvent(type, init));
};

const presses: Forgery = (link) => {
  const target = document.querySelector<HTMLElement>(link);
  // What the link does is the page's own affair, and would lead away.
  target?.addEventListener('click', (event) => event.preventDefault());
  target?.click();
  target?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true }));
};

const aLinkThatComesUnderThePointer: Forgery = async (link, { x, y }) => {
  const target = document.querySelector<HTMLElement>(link) as HTMLElement;
  for (let round = 0; round < 8; round++) {
    target.style.cssText = `position:fixed;z-index:9;font-size:${20 + round}px;left:${x - 20 - round}px;top:${y - 8}px`;
    await new Promise(requestAnimationFrame);
  }
};

const aPageThatScrollsUnderThePointer: Forgery = async (link, { x, y }) => {
  const target = document.querySelector<HTMLElement>(link) as HTMLElement;
  document.body.style.height = '5000px';
  target.style.cssText = `position:absolute;z-index:10;left:${x - 20}px;top:${y + 92}px;font-size:20px`;
  for (let round = 0; round < 10; round++) {
    window.scrollBy(0, 10);
    await new Promise(requestAnimationFrame);
  }
};

export const FORGERIES: readonly Forgery[] = [
  aPointerThatComesAndStays,
  aFingerThatStaysDown,
  aFocusByKey,
  theKeyThatOpensACard,
  presses,
  aLinkThatComesUnderThePointer,
  aPageThatScrollsUnderThePointer,
];
