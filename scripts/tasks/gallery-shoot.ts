import { ensureBrowsers } from '../lib/ensure-browsers.ts';

/** `npm run gallery:shoot`, or `npm run gallery:shoot -- <folder>`: photographs the gallery in every dress. */
ensureBrowsers('chromium');
await import('../../tests/gallery/shoot.ts');
