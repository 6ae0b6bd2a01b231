/**
 * One line for one step, so that a wait is explained before it starts.
 * @param {string} step
 */
export function say(step) {
  console.log(`▸ ${step}`);
}

/**
 * Ends the run with the words a person needs to go on: what is missing, and what to do about it.
 * @param {string} words
 * @returns {never}
 */
export function stop(words) {
  console.error(`\n✗ ${words}`);
  process.exit(1);
}
