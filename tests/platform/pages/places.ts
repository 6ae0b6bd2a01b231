import { escapeHtml, page } from './layout.ts';

/** Pages that put one booking in every kind of place in which a page can draw it. The thing to point at has the ID `target`. */

const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#8a3b6b"/></svg>')}`;
/** The booking that all of them are about. */
export const PLACE_BOOKING = 101;
const ADDRESS = `PhoneChatBooking.asp?BookingID=${PLACE_BOOKING}`;

/** The booking's mark-up. The part that is pointed at has the class `at`, where it is not all of the target. */
export const SHAPES = {
  link: `<a id="target" href="${ADDRESS}">View booking</a>`,
  wrapped: `<p style="width:300px;margin:0"><span style="display:inline-block;width:200px">Some words come first and</span>
<a id="target" href="${ADDRESS}">then a link with so many words that it has to go on in the next line</a></p>`,
  'child outside': `<p style="width:400px;margin:0"><a id="target" href="${ADDRESS}"><img class="at" src="${PICTURE}" width="60" height="40" style="float:right"></a></p>`,
  'child placed elsewhere': `<div style="height:120px;width:420px;position:relative"><div style="height:0;overflow:clip"><a id="target" href="${ADDRESS}" style="position:absolute;left:0;top:-90px"><b class="at" style="position:relative;left:320px;top:150px">View booking</b></a></div></div>`,
  drawing: `<svg width="300" height="60" viewBox="0 0 150 30"><a id="target" href="${ADDRESS}"><text class="at" style="direction:ltr" x="10" y="14" font-size="8">View booking</text><rect x="120" y="20" width="8" height="8"/></a></svg>`,
  area: `<img id="target" src="${PICTURE}" width="300" height="100" usemap="#map" style="border:2px solid #333"><map name="map"><area shape="rect" coords="100,30,160,60" href="${ADDRESS}" alt="View booking"></map>`,
  'without a box': `<p style="margin:0"><a id="target" href="${ADDRESS}" style="display:contents">View booking</a></p>`,
  vertical: `<div style="writing-mode:vertical-rl;height:200px;width:60px"><a id="target" href="${ADDRESS}">View booking of BookedUser</a></div>`,
  text: `<p style="margin:0"><span id="target">Booking #${PLACE_BOOKING}</span></p>`,
} as const;

export type ShapeName = keyof typeof SHAPES;

interface Setting {
  /** Around the shape. */
  wrap(html: string): string;
  head?: string;
  htmlAttributes?: string;
  script?: string;
}

const GAP = '<div style="height:900px"></div>';
const spaced = (html: string) => `<div style="padding:60px 40px">${html}</div>`;

/** What is around it. */
export const SETTINGS = {
  static: { wrap: spaced },
  transformed: {
    wrap: (html) =>
      spaced(
        `<div style="transform:translate(200px,120px) rotate(4deg) scale(1.2);width:420px">${html}</div>`,
      ),
  },
  'transformed root': {
    wrap: (html) => `${GAP}${spaced(html)}${GAP}`,
    head: '<style>html { transform: translateZ(0) }</style>',
    script: 'scrollTo(0, 800)',
  },
  zoomed: { wrap: spaced, head: '<style>html { zoom: 1.5 }</style>' },
  'zoomed inside': { wrap: (html) => `<div style="zoom:1.4;width:440px">${spaced(html)}</div>` },
  scrolled: {
    wrap: (html) =>
      `<div id="box" style="height:300px;width:520px;overflow:auto;border:1px solid">${GAP}${html}${GAP}</div>`,
    script: "document.getElementById('box').scrollTop = 800",
  },
  fixed: {
    wrap: (html) =>
      `${GAP}<div style="position:fixed;right:20px;top:200px;width:440px;background:#fff;border:1px solid">${html}</div>${GAP}`,
    script: 'scrollTo(0, 500)',
  },
  sticky: {
    wrap: (html) =>
      `${GAP}<div style="position:sticky;top:0;background:#fff;border:1px solid">${html}</div>${GAP}${GAP}`,
    script: 'scrollTo(0, 1300)',
  },
  'in a popover': {
    wrap: (html) => `<div popover id="layer" style="width:460px;padding:30px">${html}</div>`,
    script: "document.getElementById('layer').showPopover()",
  },
  'in a dialog': {
    wrap: (html) => `<dialog id="layer" style="width:460px;padding:30px">${html}</dialog>`,
    script: "document.getElementById('layer').showModal()",
  },
  'full screen': {
    wrap: (html) =>
      `<button id="enter" style="position:fixed;right:8px;bottom:8px" onclick="document.getElementById('layer').requestFullscreen()">Full screen</button><div id="layer" style="background:#fff;padding:30px">${html}</div>`,
  },
  'in a shadow root': {
    wrap: (html) => `<x-host></x-host><template id="inside">${html}</template>`,
    script: `var root = document.querySelector('x-host').attachShadow({ mode: 'open' });
root.append(document.getElementById('inside').content)`,
  },
  'right to left': { wrap: spaced, htmlAttributes: 'dir="rtl"' },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS | 'in a frame';

/** The address of the page with that shape in that setting. */
export function placePath(setting: SettingName, shape: ShapeName): string {
  return `/PhoneChatPlace.asp?${new URLSearchParams({ in: setting, as: shape })}`;
}

export function placePage(setting: string, shape: string): string {
  const html = `<button type="button">Before</button>${SHAPES[shape as ShapeName] ?? SHAPES.link}`;
  if (setting === 'in a frame') {
    const inner = escapeHtml(placePath('static', shape as ShapeName));
    return page('PhoneChat, a frame', `<iframe id="frame" src="${inner}" width="700" height="420"></iframe>`);
  }
  const {
    wrap,
    head = '',
    htmlAttributes = '',
    script = '',
  }: Setting = SETTINGS[setting as keyof typeof SETTINGS] ?? SETTINGS.static;
  // Not in the site's own tables: they would be wider than a zoomed or narrow window.
  return `<!DOCTYPE html>
<html lang="en" ${htmlAttributes}><head><meta charset="utf-8"><title>PhoneChat, a place</title>
<link rel="icon" href="data:,"><style>body { margin: 0; font: 13px Verdana, sans-serif; }</style>${head}</head>
<body>${wrap(html)}<script>${script}</script></body></html>`;
}
