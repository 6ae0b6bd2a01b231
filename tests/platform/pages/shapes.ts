import { LIST, pageOf, SHAPES } from '../../../utils/teach/testing/shapes.ts';
import { page } from './layout.ts';

/** A list of bookings whose links have a shape that no rule of ours knows; `name` as in the table of shapes. */
export function shapePage(name: string): string {
  const shape = SHAPES.find((one) => one.name === name && (one.address ?? LIST) === LIST);
  return page('Your calls', shape ? pageOf(shape) : 'There is no such shape.');
}
