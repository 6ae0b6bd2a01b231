/**
 * Stands in for WXT's `ContentScriptContext` (see `wxt.config.ts`). WXT's own announces itself on every page by an event that
 * carries the extension's ID: any page could tell by it that the extension is there, and stop it by sending one.
 * We use none of its services.
 */
export class ContentScriptContext {}
