import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a profile's file says: its path in the profile, and its bytes. */
export interface ProfileFile {
  path: string;
  bytes: Buffer;
}

/** Every file of a profile that is not in use; what Firefox has compressed is there twice, as it is and as it was. */
export async function readProfile(folder: string): Promise<ProfileFile[]> {
  const files: ProfileFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    files.push({ path, bytes });
    if (bytes.subarray(0, 8).toString('latin1') === 'mozLz40\0') {
      files.push({ path: `${path} (unpacked)`, bytes: unpackMozLz4(bytes) });
    }
  }
  return files;
}

/** Where any of the secrets is found, in any form that browsers write text in: `path: secret (form)`. Empty: nowhere. */
export function findSecrets(files: ProfileFile[], secrets: readonly string[]): string[] {
  const needles = secrets.flatMap(formsOf);
  return files.flatMap(({ path, bytes }) =>
    needles.filter(({ needle }) => bytes.includes(needle)).map(({ what }) => `${path}: ${what}`),
  );
}

/** Shorter pieces could be there by chance, in bytes that mean something else. */
const SHORTEST_PIECE = 9;

function formsOf(secret: string): { needle: Buffer; what: string }[] {
  const address = encodeURIComponent(secret);
  // Snappy, in which both browsers pack parts of their databases, leaves a text in pieces at worst.
  const half = Math.ceil(secret.length / 2);
  const pieces = [secret.slice(0, half), secret.slice(half)].filter(({ length }) => length >= SHORTEST_PIECE);
  return [
    { needle: Buffer.from(secret, 'utf8'), what: `${secret} (UTF-8)` },
    { needle: Buffer.from(secret, 'utf16le'), what: `${secret} (UTF-16)` },
    ...(address === secret ? [] : [{ needle: Buffer.from(address), what: `${secret} (in an address)` }]),
    ...base64Of(secret).map((needle) => ({ needle, what: `${secret} (base64)` })),
    ...pieces.map((piece) => ({ needle: Buffer.from(piece), what: `${piece} (a piece)` })),
  ];
}

/** As it reads within a longer text that was turned into base64, at each of the three places where it may begin. */
function base64Of(piece: string): Buffer[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.from('.'.repeat(before) + piece).toString('base64');
    // The signs at both ends depend on what is around it.
    return Buffer.from(whole.slice(before && 4, -4));
  });
}

/** Firefox's own wrapping of one LZ4 block: magic, length as 32 bits, block. See https://github.com/lz4/lz4, `lz4_Block_format.md`. */
function unpackMozLz4(file: Buffer): Buffer {
  const output = Buffer.alloc(file.readUInt32LE(8));
  let from = 12;
  let to = 0;
  const length = (nibble: number) => {
    let total = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; total += more) more = file.readUInt8(from++);
    return total;
  };
  while (from < file.length) {
    const token = file.readUInt8(from++);
    const literals = length(token >> 4);
    file.copy(output, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= file.length) break;
    const distance = file.readUInt16LE(from);
    from += 2;
    // A match may reach into what it is writing itself, so it goes byte by byte.
    for (let left = length(token & 15) + 4; left > 0; left--, to++)
      output[to] = output.readUInt8(to - distance);
  }
  return output;
}
