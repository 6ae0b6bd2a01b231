import { defineConfig } from 'vite';
import { readCatalogue } from '../catalogue.ts';

/** The gallery of the card's states, on its own: `npm run gallery`. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite-gallery',
  resolve: { alias: { '#i18n': new URL('../../.wxt/i18n/index.ts', import.meta.url).pathname } },
  plugins: [
    {
      name: 'messages',
      resolveId: (id) => (id === 'virtual:messages' ? `\0${id}` : null),
      load: async (id) =>
        id === '\0virtual:messages'
          ? `export default ${JSON.stringify({ en: await readCatalogue('en'), de: await readCatalogue('de') })}`
          : null,
    },
  ],
});
