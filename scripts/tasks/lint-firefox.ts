import { say, stop } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { runTool } from '../lib/tool.ts';

interface LintReport {
  readonly summary: Record<'errors' | 'notices' | 'warnings', number>;
}

await build('firefox');
const args = ['lint', '--source-dir=.output/firefox-mv3', '--no-config-discovery'];
const { output } = await runTool('web-ext', [...args, '--output=json'], { output: 'capture' });
const { errors, warnings, notices } = (JSON.parse(output) as LintReport).summary;
say(`Mozilla's linter: ${errors} errors, ${warnings} warnings, ${notices} notices`);
if (errors + warnings + notices > 0) {
  await runTool('web-ext', args, { output: 'show' });
  stop('The Firefox add-on is to have none of these.');
}
