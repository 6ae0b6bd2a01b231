import { bookingLink, page } from './layout.ts';

/** What the site's own pages do, and pages like them, that may get in a card's way. */

/**
 * The site's habits in one page: text that cannot be marked, mouse buttons 2 and 3 that do nothing, its own tooltip, a menu that shows while
 * the pointer is on its row, and boxes with a frame that come over the page.
 */
export function habitsPage(): string {
  return page(
    'PhoneChat, the habits of the site',
    `<p id="row-101" unselectable="on" onmouseover="showTip('Opens booking 101')" onmouseout="hideTip()">${bookingLink(101)}</p>
<table id="menu"><tr class="row"><td>BookedUser</td><td class="act" id="row-102">${bookingLink(102)}</td></tr></table>
<p unselectable="on"><span id="words">Booking #106</span> is yours</p>
<p><a href="#" id="lightbox" onclick="openBox(); return false">Show in a box</a></p>
<style>
  [unselectable] { user-select: none; }
  .act { visibility: hidden; }
  .row:hover .act { visibility: visible; }
  #box { position: fixed; inset: 10%; background: #fff; border: 4px solid #8a3b6b; z-index: 1000; }
  #box iframe { width: 100%; height: 100%; border: 0; }
</style>
<script type="text/javascript">
function block(event) { if (event.button === 1 || event.button === 2) { event.preventDefault(); event.stopPropagation(); return false; } }
document.onmousedown = block;
document.oncontextmenu = function () { return false; };
document.onselectstart = function () { return false; };
document.addEventListener('copy', function (event) {
  event.clipboardData.setData('text/plain', 'Copying is not allowed');
  event.preventDefault();
});
var tip = document.getElementById('ToolTip');
function showTip(text) { tip.textContent = text; tip.style.cssText = 'display:block;left:300px;top:100px'; }
function hideTip() { tip.style.display = 'none'; }
function openBox() {
  document.body.insertAdjacentHTML('beforeend', '<div id="box"><iframe src="frameInner.asp"></iframe></div>');
}
</script>`,
  );
}

/** A link that shows only while the pointer is in its row, and a check box that can't be seen over a drawn one. */
export function shyControlsPage(): string {
  return page(
    'PhoneChat, controls that hide',
    `<table><tr class="row" id="row-101"><td width="200">BookedUser</td><td class="act">${bookingLink(101)}</td></tr></table>
<form method="post" action="PhoneChatBookings.asp"><table><tr id="row-104"><td><span style="position:relative;display:inline-block;width:16px;height:16px;border:2px solid #8a3b6b"><input type="checkbox" class="shape" name="BookingID" value="104" style="opacity:0;position:absolute;inset:0;margin:0"></span></td><td>BookedUser</td></tr></table></form>
<style>.act { visibility: hidden; } .row:hover .act { visibility: visible; }</style>`,
  );
}

/** A page that guards what is its own: `focus` gives the focus back to its dialog, `wheel` scrolls by itself, `copy` gives something else. */
export function guardingPage(guards: string): string {
  return page(
    'PhoneChat, a page on its guard',
    `<div id="own" role="dialog" tabindex="-1"><p id="row-101">${bookingLink(101)}</p><p id="row-107">${bookingLink(107)}</p></div>
<div style="height:2000px"></div>
<script type="text/javascript">
var guards = ${JSON.stringify(guards)}, own = document.getElementById('own'), heard = [];
if (guards.includes('focus')) document.addEventListener('focusin', function (event) {
  if (!own.contains(event.target)) own.focus();
});
if (guards.includes('wheel')) window.addEventListener('wheel', function (event) { event.preventDefault(); }, { passive: false });
if (guards.includes('copy')) document.addEventListener('copy', function (event) {
  event.clipboardData.setData('text/plain', 'Copying is not allowed');
  event.preventDefault();
});
if (guards.includes('hear')) ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'click', 'focusin', 'focusout', 'wheel',
  'DOMMouseScroll', 'copy', 'cut', 'contextmenu', 'keydown', 'keyup', 'selectstart', 'dragstart', 'touchstart'].forEach(function (type) {
  document.addEventListener(type, function (event) { heard.push(type); });
});
</script>`,
  );
}

/** A page that a test has write itself anew, before or after its first card; and one that it writes into a frame. */
export function rewritingPage(): string {
  return page(
    'PhoneChat, a page that writes itself anew',
    `<p id="row-101">${bookingLink(101)}</p><iframe id="frame" width="400" height="100"></iframe>
<script type="text/javascript">
function rewrite() {
  document.open();
  document.write('<!DOCTYPE html><p id="row-102" style="margin:40px"><a class="shape" href="PhoneChatBooking.asp?BookingID=102">View booking</a></p>');
  document.close();
}
function writeFrame() {
  var inner = document.getElementById('frame').contentDocument;
  inner.open();
  inner.write('<p id="row-107"><a class="shape" href="PhoneChatBooking.asp?BookingID=107">View booking</a></p>');
  inner.close();
}
</script>`,
  );
}

/** Layers of the page's own: an open menu, a dialog that a script opens and closes, a box that closes by a press outside. */
export function layersPage(): string {
  return page(
    'PhoneChat, layers',
    `<p id="row-102">${bookingLink(102)}</p><p id="row-107">${bookingLink(107)}</p><p id="row-108">${bookingLink(108)}</p><p id="row-109">${bookingLink(109)}</p>
<div popover id="menu" style="margin:0;left:400px;top:120px"><p id="row-101">${bookingLink(101)}</p></div>
<div id="manual" hidden style="position:fixed;left:400px;top:300px;padding:20px;border:1px solid"><p id="row-111">${bookingLink(111)}</p></div>
<dialog id="asks">A question of the site's own</dialog>
<dialog id="backdrop" style="margin-left:40px;margin-top:40px"><p id="modal-111">${bookingLink(111)}</p></dialog>
<script type="text/javascript">
var asks = document.getElementById('asks'), manual = document.getElementById('manual'), backdrop = document.getElementById('backdrop');
function ask() { asks.showModal(); setTimeout(function () { asks.close(); }, 1500); }
document.addEventListener('mousedown', function (event) { if (!manual.contains(event.target)) manual.hidden = true; });
backdrop.addEventListener('click', function (event) { if (event.target === backdrop) backdrop.close(); });
</script>`,
  );
}

/** A link beside a frame with another: neither card covers the other link. */
export function besideFramePage(): string {
  return page(
    'PhoneChat, a frame beside a link',
    `<p id="row-101" style="position:absolute;left:20px;top:120px">${bookingLink(101)}</p>
<iframe id="frame" src="frameInner.asp" style="position:absolute;left:500px;top:100px;width:700px;height:600px"></iframe>`,
  );
}

/** A dark page, as pages write it today: `oklch`, or on a box around everything over a body that has no colour. */
export function darkInOtherWaysPage(how: string): string {
  const link = `<p id="row-101">${bookingLink(101)}</p>`;
  return how === 'wrapper'
    ? page(
        'PhoneChat in a dark box',
        `<div style="background:#14101c;color:#eee;padding:40px">${link}</div>`,
        {
          bodyAttributes: '',
        },
      )
    : page('PhoneChat in the dark', link, {
        bodyAttributes: 'style="background:oklch(0.21 0.03 265);color:#eee"',
      });
}

/** A page for wide screens, without a word on viewports, as it is on a phone. */
export function unscaledPage(): string {
  return page('PhoneChat on a phone', `<p id="row-101" style="font-size:30px">${bookingLink(101)}</p>`);
}
