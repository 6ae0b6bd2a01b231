import { spawn } from 'node:child_process';

export interface ToolResult {
  readonly endedWell: boolean;
  /** What the tool wrote, standard output and errors together; empty where it wrote to the terminal itself. */
  readonly output: string;
  /** Wall time, in milliseconds. */
  readonly took: number;
}

interface ToolOptions {
  /** `capture` keeps the tool's words for the caller; `show` lets it write to the terminal. */
  readonly output: 'capture' | 'show';
  /** Whether the tool may read the keyboard; else it finds an empty input. */
  readonly keyboard?: boolean;
  /** Milliseconds after which the tool is ended; it then counts as failed. */
  readonly timeLimit?: number;
}

/** Runs one of the tools in node_modules to its end. Throws only where it cannot be started at all. */
export function runTool(name: string, args: readonly string[], options: ToolOptions): Promise<ToolResult> {
  const started = performance.now();
  const words = options.output === 'show' ? 'inherit' : 'pipe';
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      stdio: [options.keyboard ? 'inherit' : 'ignore', words, words],
      shell: process.platform === 'win32',
      ...(options.timeLimit === undefined ? {} : { timeout: options.timeLimit }),
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ endedWell: code === 0, output, took: performance.now() - started }),
    );
  });
}

/** Milliseconds as a person reads them, e.g. `1.4 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
