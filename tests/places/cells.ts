import type { BrowserKind } from '../harness/find-browsers.ts';
import { SETTINGS, type SettingName, SHAPES, type ShapeName } from '../platform/pages/places.ts';

/** The ways to a card. */
export const WAYS = ['pointer', 'Tab', 'Alt+Up'] as const;
export type Way = (typeof WAYS)[number];

/** One card to be opened. */
export interface Cell {
  setting: SettingName;
  shape: ShapeName;
  way: Way;
}

export const ALL_SETTINGS = [...(Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]), 'in a frame' as const];
export const ALL_SHAPES = Object.keys(SHAPES) as ShapeName[];

/** Words have no focus, and neither has an element without a box. Neither browser leads Tab to an image map in a shadow tree. */
export function isPossible({ setting, shape, way }: Cell): boolean {
  if (way === 'pointer') return true;
  const isLostMap = setting === 'in a shadow root' && shape === 'area';
  return shape !== 'text' && shape !== 'without a box' && !isLostMap;
}

/** Why a card cannot come in that browser, whatever an extension does; null: it can. The cell counts as a miss all the same. */
export function faultOf(kind: BrowserKind, { setting, shape, way }: Cell): string | null {
  const isZoomedMap = shape === 'area' && (setting === 'zoomed' || setting === 'zoomed inside');
  return kind === 'firefox' && isZoomedMap && way === 'pointer'
    ? 'Firefox does not scale an image map with CSS zoom: there is no link where it is drawn'
    : null;
}

/** Every possible cell. */
export const ALL_CELLS: readonly Cell[] = ALL_SETTINGS.flatMap((setting) =>
  ALL_SHAPES.flatMap((shape) => WAYS.map((way) => ({ setting, shape, way }))),
).filter(isPossible);

/** Cells in which a card was once far off, or did not come. */
export const HARD_CELLS: readonly Cell[] = [
  { setting: 'static', shape: 'child placed elsewhere', way: 'Tab' },
  { setting: 'zoomed', shape: 'child placed elsewhere', way: 'Alt+Up' },
  { setting: 'in a shadow root', shape: 'text', way: 'pointer' },
  { setting: 'transformed root', shape: 'link', way: 'Alt+Up' },
  { setting: 'transformed root', shape: 'text', way: 'pointer' },
  { setting: 'zoomed', shape: 'text', way: 'pointer' },
  { setting: 'static', shape: 'wrapped', way: 'pointer' },
  { setting: 'static', shape: 'child outside', way: 'pointer' },
  { setting: 'full screen', shape: 'vertical', way: 'Tab' },
];

/** As few cells as have each setting, each shape and each way in them. */
export const SOME_CELLS: readonly Cell[] = Array.from(
  { length: Math.max(ALL_SETTINGS.length, ALL_SHAPES.length) },
  (_, n): Cell => {
    const setting = ALL_SETTINGS[n % ALL_SETTINGS.length] ?? 'static';
    const shape = ALL_SHAPES[n % ALL_SHAPES.length] ?? 'link';
    const cell = { setting, shape, way: WAYS[n % WAYS.length] ?? 'pointer' };
    return isPossible(cell) ? cell : { ...cell, way: 'pointer' };
  },
);
