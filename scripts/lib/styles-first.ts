import type { Plugin } from 'vite';

/**
 * Puts the style sheet of a page of ours before its scripts. Nothing is painted without it, while they are asked for in the order in which they
 * are named, and each asking is work of the thread that paints.
 */
export const stylesFirst: Plugin = {
  name: 'styles-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const [sheet] = html.match(/<link rel="stylesheet"[^>]*>/) ?? [];
      if (!sheet) return html;
      return html.replace(sheet, '').replace(/<script/, `${sheet}\n    <script`);
    },
  },
};
