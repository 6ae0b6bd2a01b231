/**
 * What older extensions of this kind do: a listener on each link, an observer on the whole page that looks at every
 * link again after each change, and a request for each link that the pointer enters.
 */
/** @type {import('webextension-polyfill').Browser} */
const extension = Reflect.get(globalThis, 'chrome');

const BOOKING = /PhoneChatBooking\.asp\?BookingID=(\d+)/i;

/** @type {HTMLElement | null} */
let card = null;

function scan() {
  for (const link of document.querySelectorAll('a[href]:not([data-naive])')) {
    const [, id] = BOOKING.exec(/** @type {HTMLAnchorElement} */ (link).href) ?? [];
    if (!id) continue;
    link.setAttribute('data-naive', id);
    link.addEventListener('mouseenter', () => open(link, id));
    link.addEventListener('mouseleave', close);
  }
}

/**
 * @param {Element} link
 * @param {string} id
 */
async function open(link, id) {
  close();
  const mine = document.createElement('div');
  card = mine;
  const { left, bottom } = link.getBoundingClientRect();
  mine.className = 'naive-card';
  mine.style.left = `${left + scrollX}px`;
  mine.style.top = `${bottom + scrollY + 4}px`;
  mine.textContent = 'Loading…';
  document.body.append(mine);
  /** @type {object} */
  const booking = await extension.runtime.sendMessage({ id });
  mine.textContent = '';
  for (const [name, value] of Object.entries(booking)) {
    const line = document.createElement('div');
    line.textContent = `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`;
    mine.append(line);
  }
}

function close() {
  card?.remove();
  card = null;
}

scan();
new MutationObserver(scan).observe(document, { childList: true, subtree: true, attributes: true });
