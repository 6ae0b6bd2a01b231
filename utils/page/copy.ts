/**
 * Puts text on the clipboard; false where the page does not let us. On http pages, and where a policy of the page forbids
 * it, there is no clipboard to write to: then the old way, in which no listener of the page hears of it after ours.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

function copyByEvent(text: string): boolean {
  let copied = false;
  const fill = (event: ClipboardEvent) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    copied = true;
  };
  window.addEventListener('copy', fill, true);
  document.execCommand('copy');
  window.removeEventListener('copy', fill, true);
  return copied;
}
