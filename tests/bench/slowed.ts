/** How much slower than the machine's own the CPU is made to seem. */
export const SLOWDOWN = 4;
