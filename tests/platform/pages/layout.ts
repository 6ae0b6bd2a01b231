/** The frame of every page, in the manner of the site: classic ASP, tables in tables, its own tooltip. */
export interface PageOptions {
  /** Further markup for the head. */
  head?: string;
  /** Attributes of `html` and of `body`. */
  htmlAttributes?: string;
  bodyAttributes?: string;
}

export function page(title: string, content: string, options: PageOptions = {}): string {
  const { head = '', htmlAttributes = '', bodyAttributes = 'bgcolor="#ffffff" text="#333333"' } = options;
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html lang="en" ${htmlAttributes}>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${title}</title>
<link rel="icon" href="data:,">
<style type="text/css">
body { margin: 0; font: 11px Verdana, Arial, sans-serif; }
td, th { font: 11px Verdana, Arial, sans-serif; padding: 3px; }
th { background: #8a3b6b; color: #fff; text-align: left; }
a { color: #8a3b6b; }
#ToolTip { position: absolute; display: none; border: 1px solid #000; background: #ffffe1; }
.Header { background: #d9b3c9; font-size: 18px; font-weight: bold; }
</style>
${head}
</head>
<body ${bodyAttributes}>
<div id="ToolTip"></div>
<table width="760" align="center" cellspacing="0" cellpadding="0" border="0"><tr><td class="Header" id="dMenu" height="60" valign="top">AdultWork stand-in</td></tr>
<tr><td><table width="100%" cellspacing="0" cellpadding="2" border="0"><tr><td valign="top" id="dContent">
<h2>${title}</h2>
${content}
</td></tr></table></td></tr></table>
</body>
</html>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The plain link to one booking, in the shape that most pages here use. */
export function bookingLink(id: number, text = `View booking`): string {
  return `<a class="shape" href="PhoneChatBooking.asp?BookingID=${id}">${text}</a>`;
}

/** The site's own functions, as far as its links call them; each does nothing but name itself. */
export const SITE_SCRIPT = `<script type="text/javascript">
var called = [];
function note(name) { return function (id) { called.push(name + ':' + id); }; }
var viewBooking = note('viewBooking'), openBooking = note('openBooking'), vU = note('vU'), sU = note('sU'),
  sUF = note('sUF'), vT = note('vT'), vFR = note('vFR'), vGI = note('vGI'), sG = note('sG'),
  viewRating = note('viewRating'), doMR = note('doMR'), doSTF = note('doSTF'), doPhoneChat = note('doPhoneChat'),
  g_eB = note('g_eB'), g_wB = note('g_wB'), g_pB = note('g_pB'), g_sB = note('g_sB');
</script>`;
