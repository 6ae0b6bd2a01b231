import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { BuildOutput, Wxt } from 'wxt';

/** What a toolbar shows on an ordinary and on a dense screen, in pixels. */
const SIZES = [16, 32];

const pathOf = (name: string, size: number) => `icons/${name}-${size}.png`;

/** Firefox: the usual mark on light toolbars, a lighter one on dark toolbars. Its names say what tone the icon has. */
export const THEME_ICONS = SIZES.map((size) => ({
  dark: `icons/${size}.png`,
  light: pathOf('on-dark', size),
  size,
}));

/**
 * Draws the toolbar's other marks, `assets/icon-<name>.svg`, into a build that is done. The usual mark is drawn by
 * `@wxt-dev/auto-icons`, which knows one mark only.
 */
export async function drawToolbarIcons({ config }: Wxt, { publicAssets }: BuildOutput): Promise<void> {
  await mkdir(join(config.outDir, 'icons'), { recursive: true });
  for (const name of config.browser === 'firefox' ? ['waiting', 'on-dark'] : ['waiting']) {
    for (const size of SIZES) {
      const fileName = pathOf(name, size);
      await sharp(join(config.srcDir, `assets/icon-${name}.svg`))
        .resize(size)
        .png()
        .toFile(join(config.outDir, fileName));
      publicAssets.push({ type: 'asset', fileName });
    }
  }
}
