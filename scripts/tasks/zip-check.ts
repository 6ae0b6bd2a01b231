import { say, stop } from '../bootstrap/say.mjs';
import { pack } from '../lib/pack.ts';

const first = await pack();
const second = await pack();
for (const [name, hash] of first) say(`${name}: ${hash}, then ${second.get(name)}`);

const different = [...first].filter(([name, hash]) => second.get(name) !== hash).map(([name]) => name);
if (first.size !== 3 || second.size !== 3) stop(`Three archives were to be packed, and not ${first.size}.`);
if (different.length > 0) stop(`Not the same twice: ${different.join(', ')}.`);
say('Packed twice, and the same to the byte');
