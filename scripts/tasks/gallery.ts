import { canShowWindows } from '../lib/can-show-windows.ts';
import { runTool } from '../lib/tool.ts';

/** Every state of the card on one page, to be looked at while one works on it. Ctrl-C ends it. */
const open = canShowWindows(process) ? ['--open'] : [];
await runTool('vite', ['--config', 'tests/gallery/vite.config.ts', ...open], { output: 'show' });
