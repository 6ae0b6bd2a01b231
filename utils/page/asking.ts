/** While a part of the page's code is on its way it is not asked for again, ms. */
export const ASK_AGAIN_MS = 2_000;

/** From when it was last wanted: for so long it is asked for again. An ask is lost with a worker that ends, or in a frame that is still loaded, ms. */
export const ASK_AGAIN_FOR = 10_000;
