import { launchBrowser } from '../../tests/harness/launch.ts';
import { startPlatform } from '../../tests/platform/platform.ts';
import { say } from '../bootstrap/say.mjs';
import { build } from '../lib/build.ts';
import { ensureBrowsers } from '../lib/ensure-browsers.ts';
import { SCREENSHOTS, takeScreenshots } from '../store/screenshots.ts';

ensureBrowsers('chromium');
await build('chrome');

say(`Taking the stores' pictures into ${SCREENSHOTS}`);
const platform = await startPlatform();
try {
  const session = await launchBrowser({ platform, kind: 'chromium', lang: 'en-GB' });
  try {
    for (const file of await takeScreenshots(session)) say(file);
  } finally {
    await session.close();
  }
} finally {
  await platform.close();
}
