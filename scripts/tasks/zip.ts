import { say } from '../bootstrap/say.mjs';
import { pack } from '../lib/pack.ts';

for (const [name, hash] of await pack()) say(`Packed .output/${name}, SHA-256 ${hash}`);
