import { bookingLink, escapeHtml, page } from './layout.ts';

/** Pages that are hard on a card: their layout, their styles, their policies or their scripts. */

/** A content security policy that lets the page run, style and load nothing at all. */
export const STRICT_POLICY = "default-src 'none'; style-src 'none'; script-src 'none'; img-src 'none'";

/** By name, what a page may say of itself that keeps foreign frames, scripts or markup out. */
export const POLICIES: Readonly<Record<string, Record<string, string>>> = {
  'default-src none': { 'content-security-policy': "default-src 'none'" },
  isolated: {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  },
  credentialless: {
    'cross-origin-embedder-policy': 'credentialless',
    'cross-origin-opener-policy': 'same-origin',
  },
  'trusted types': {
    'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'; frame-src 'none'",
  },
  'no clipboard': { 'permissions-policy': 'clipboard-write=()' },
};

export function strictPolicyPage(): string {
  return page('PhoneChat under a strict policy', `<p id="row-101">${bookingLink(101)}</p>`);
}

export function darkPage(): string {
  return page(
    'PhoneChat in the dark',
    `<p id="row-101">${bookingLink(101)}</p><p id="row-109">${bookingLink(109)}</p>`,
    {
      bodyAttributes: 'style="background:#14101c;color:#e8e0f0"',
    },
  );
}

/** A modal dialog is open from the start, with bookings inside and behind it. */
export function modalPage(): string {
  return page(
    'PhoneChat behind a modal',
    `<p id="row-102">${bookingLink(102)}</p>
<dialog id="modal"><p id="row-101">${bookingLink(101)}</p><p><button id="closeModal" onclick="modal.close()">Close the dialog</button></p></dialog>
<script type="text/javascript">document.getElementById('modal').showModal();</script>`,
  );
}

export function rightToLeftPage(): string {
  return page(
    'PhoneChat مِن اليمين',
    `<p id="row-101">${bookingLink(101, 'عرض الحجز')}</p><p id="row-108" align="left">${bookingLink(108)}</p>`,
    { htmlAttributes: 'dir="rtl"' },
  );
}

/** Bookings at the top, in the middle and at the foot of a page of 6,000 pixels. */
export function tallPage(): string {
  const gap = '<div style="height:1900px">&nbsp;</div>';
  return page(
    'PhoneChat, a tall page',
    [101, 102, 123, 110].map((id) => `<p id="row-${id}">${bookingLink(id)}</p>`).join(gap),
  );
}

/** Many links, in lines of ten, to the bookings from 1000 to 1099 over and over. */
export function manyLinksPage(count: number): string {
  const links = Array.from(
    { length: count },
    (_, n) => `<a id="link-${n}" href="PhoneChatBooking.asp?BookingID=${1000 + (n % 100)}">B${n}</a>`,
  );
  const lines = [];
  for (let n = 0; n < links.length; n += 10) lines.push(`<p>${links.slice(n, n + 10).join(' ')}</p>`);
  return page('PhoneChat, many links', lines.join('\n'));
}

/** Rows that script takes away, replaces or hides when a test calls the function of that name. */
export function changingRowsPage(): string {
  return page(
    'PhoneChat, rows that change',
    `<div id="rows">
<p id="row-101">${bookingLink(101)}</p>
<p id="row-102">${bookingLink(102)}</p>
<p id="row-123">${bookingLink(123)}</p>
</div>
<script type="text/javascript">
function rowOf(id) { return document.getElementById('row-' + id); }
function removeRow(id) { rowOf(id).remove(); }
function hideRow(id) { rowOf(id).style.display = 'none'; }
function replaceRow(id, by) {
  rowOf(id).innerHTML = '<a class="shape" href="PhoneChatBooking.asp?BookingID=' + by + '">View booking</a>';
}
function retargetRow(id, by) { rowOf(id).firstChild.href = 'PhoneChatBooking.asp?BookingID=' + by; }
function renewRow(id) { rowOf(id).replaceWith(rowOf(id).cloneNode(true)); }
function addRow(id) {
  document.getElementById('rows').insertAdjacentHTML('beforeend',
    '<p id="row-' + id + '"><a class="shape" href="PhoneChatBooking.asp?BookingID=' + id + '">View booking</a></p>');
}
</script>`,
  );
}

/** A link in a scrolling, clipped and transformed box under a page-wide overlay's stacking order. */
export function clippedPage(): string {
  return page(
    'PhoneChat, clipped',
    `<div style="overflow:hidden;transform:translateZ(0);width:200px;height:24px;position:relative;z-index:1">
<p id="row-101" style="margin:0">${bookingLink(101)}</p></div>
<div style="position:fixed;inset:40% 0 0 0;background:#fffb;z-index:2147483647">On top of everything</div>
<style>*, *::before { font-size: 31px !important; color: red !important; all: revert-layer; } div, section { opacity: .99 }</style>`,
  );
}

/** Bookings in open shadow roots, in a drawing, and named by words in frames without an address of their own. */
export function hiddenPlacesPage(): string {
  return page(
    'PhoneChat, places that are hard to see',
    `<p id="row-101"><x-booking></x-booking></p>
<p id="row-102"><x-link><span class="shape">View booking</span></x-link></p>
<svg width="200" height="30" xmlns:xlink="http://www.w3.org/1999/xlink"><a id="drawn" xlink:href="PhoneChatBooking.asp?BookingID=103"><text y="20">View booking</text></a></svg>
<iframe id="srcdoc" height="60" srcdoc="<p><span id=words>Booking #106</span></p>"></iframe>
<iframe id="blank" height="60"></iframe>
<iframe id="script" height="60" src="javascript:'<p><span id=words>Booking #107</span></p>'"></iframe>
<script type="text/javascript">
document.querySelector('x-booking').attachShadow({ mode: 'open' }).innerHTML =
  '<p><a href="PhoneChatBooking.asp?BookingID=101">View booking</a></p>';
document.querySelector('x-link').attachShadow({ mode: 'open' }).innerHTML =
  '<a href="PhoneChatBooking.asp?BookingID=102"><slot></slot></a>';
var blank = document.getElementById('blank').contentDocument;
blank.body.innerHTML = '<p><span id="words">Booking #112</span></p>';
</script>`,
  );
}

/** A page of frames alone, as sites of the time have them. */
export function framesetPage(): string {
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN" "http://www.w3.org/TR/html4/frameset.dtd">
<html><head><title>PhoneChat, frames</title><link rel="icon" href="data:,"></head>
<frameset cols="300,*"><frame src="/csp.asp"><frame name="list" src="/rows.asp"></frameset></html>`;
}

/** The same mark-up read as XML, where element names have no other case and nothing may be left open. */
export function xmlPage(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>PhoneChat, in XML</title><link rel="icon" href="data:,"/></head>
<body><p id="row-101"><a class="shape" href="PhoneChatBooking.asp?BookingID=101">View booking</a></p></body></html>`;
}

/** A link in a frame that is lower than any card. */
export function lowFramePage(): string {
  const link = escapeHtml('<a id="row-101" href="PhoneChatBooking.asp?BookingID=101">View booking</a>');
  return page(
    'PhoneChat, a low frame',
    `<iframe id="low" width="700" height="90" srcdoc="${link}"></iframe>`,
  );
}
