/**
 * Whether the page is dark: by the background that it paints, else by the colour scheme that it asks for. The card stands on
 * the page, so it follows the page and not the system.
 */
export function isPageDark(): boolean {
  const { body, documentElement: root } = document;
  for (const element of [body, root]) {
    const [red, green, blue, alpha = 1] = numbersIn(element && getComputedStyle(element).backgroundColor);
    if (red !== undefined && green !== undefined && blue !== undefined && alpha > 0.5) {
      // Perceived brightness of 0 to 255, near enough to tell dark from light (W3C, AERT 2.2).
      return (299 * red + 587 * green + 114 * blue) / 1000 < 128;
    }
  }
  const scheme = getComputedStyle(root).colorScheme;
  return /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia('(prefers-color-scheme: dark)').matches);
}

/** The parts of `rgb(…)` or `rgba(…)`, which is what computed colours nearly always are; of any other, none. */
function numbersIn(colour: string | null | undefined): number[] {
  return colour?.startsWith('rgb') ? (colour.match(/[\d.]+/g) ?? []).map(Number) : [];
}
