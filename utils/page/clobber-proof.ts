/**
 * A property of the document as the browser defines it. An image or form of the page that is named like it
 * (`<img name="body">`) hides it otherwise, from our world too.
 */
export function ofDocument<K extends keyof Document>(name: K): Document[K] {
  const value: unknown = Reflect.get(Document.prototype, name, document);
  return (typeof value === 'function' ? value.bind(document) : value) as Document[K];
}
