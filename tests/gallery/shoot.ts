import { mkdir } from 'node:fs/promises';
import { DRESSES, startGallery, violationsOn } from './gallery.ts';

/**
 * Photographs the gallery in every dress, and lets axe look at each: `npm run gallery:shoot -- <folder>`.
 * Ends with an error where axe finds a violation.
 */
const folder = process.argv[2] ?? '.output/gallery';
const gallery = await startGallery();

try {
  await mkdir(folder, { recursive: true });
  for (const [name, dress] of Object.entries(DRESSES)) {
    const page = await gallery.open(dress);
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    const found = await violationsOn(page, dress);
    console.log(`${folder}/${name}.png`, found.length ? found : 'axe: nothing');
    if (found.length) process.exitCode = 1;
    await page.close();
  }
} finally {
  await gallery.close();
}
