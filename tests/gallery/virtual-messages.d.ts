declare module 'virtual:messages' {
  /** By locale, then by the browser's own message name (`card_status_Pending`). */
  const messages: Record<string, Record<string, string>>;
  export default messages;
}
