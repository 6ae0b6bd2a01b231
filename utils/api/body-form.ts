/** What may come before a document's first element: white space, an XML declaration, comments. A byte order mark is white space. */
const PROLOGUE = /^(?:\s|<\?xml[^>]*>|<!--.*?-->)*/s;

/** How a web page, or a piece of one, begins. No reply of the platform's API has an element of such a name at its root. */
const HTML =
  /^<(?:!doctype\s+html|(?:html|head|body|title|meta|link|style|script|h[1-6]|p|div|span|center|pre|table|hr|br|a|b)(?=[\s/>]))/i;

/** Whether a body is a web page: a challenge or an error page of the CDN, of a gateway or of the web server. */
export function isWebPage(body: string): boolean {
  return HTML.test(body.slice(PROLOGUE.exec(body)?.[0].length));
}

/** Whether an error's body is in a form that the platform's API uses: empty, JSON or XML. Other text is a gateway's. */
export function isApiForm(body: string): boolean {
  const text = body.trim();
  if (text === '') return true;
  if (text.startsWith('<')) return !isWebPage(text);
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
