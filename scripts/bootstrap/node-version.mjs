/**
 * Whether a Node version meets an `engines.node` of the form `>=22.19`, the only form this project uses.
 * @param {string} version as in `process.versions.node`, e.g. `24.21.0`
 * @param {string} range e.g. `>=22.19`
 */
export function satisfies(version, range) {
  const [, minimum] = /^>=(\d+(?:\.\d+){0,2})$/.exec(range) ?? [];
  if (!minimum) throw new Error(`engines.node is "${range}", not of the form ">=22.19"`);
  const has = numbers(version);
  const wants = numbers(minimum);
  for (let place = 0; place < 3; place++) {
    const difference = (has[place] ?? 0) - (wants[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** @param {string} version */
function numbers(version) {
  return version.split(/[.-]/, 3).map(Number);
}
