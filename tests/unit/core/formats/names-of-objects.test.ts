import { unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { goldenFiles, readGolden, rowsOfGolden, tryFillGolden, type GoldenFile } from './golden-files.ts';

/*
 * Names that every object of JavaScript has, where files name things: none of them is taken for an entry of a table, and reading and filling
 * never fall over them.
 */

const names = ['constructor', '__proto__'] as const;

/** Copies of a text of markup in which an element, or the value of an attribute, has such a name; each kind of them once. */
const changedTexts = (text: string, seen: Set<string>): readonly string[] => {
  const changed: string[] = [];
  const once = (kind: string, change: (name: string) => string): void => {
    if (seen.has(kind)) return;
    seen.add(kind);
    changed.push(change(names[seen.size % names.length] ?? 'constructor'));
  };
  for (const [, element = ''] of text.matchAll(/<((?:[\w-]+:)?[\w-]+)[\s/>]/g)) {
    const local = /[^:]*$/.exec(element)?.[0] ?? '';
    once(`<${element}`, (name) =>
      text.replaceAll(
        new RegExp(`(</?)${element}(?=[\\s/>])`, 'g'),
        `$1${element.slice(0, -local.length)}${name}`,
      ),
    );
  }
  for (const [, attribute = ''] of text.matchAll(/\s((?:[\w-]+:)?[\w-]+)="/g))
    if (!attribute.startsWith('xmlns'))
      once(attribute, (name) => text.replace(new RegExp(`(\\s${attribute}=")[^"]*`), `$1${name}`));
  return changed;
};

const isPackage = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const copiesOf = (bytes: Uint8Array, seen: Set<string>): readonly Uint8Array[] => {
  if (!isPackage(bytes)) {
    const text = Buffer.from(bytes).toString('utf8');
    return text.includes('\0') || !/^\s*\ufeff?</.test(text)
      ? []
      : changedTexts(text, seen).map((one) => Buffer.from(one));
  }
  const parts = unzipSync(bytes);
  return Object.entries(parts)
    .filter(([name]) => /\.(?:xml|xhtml|opf)$/.test(name))
    .flatMap(([name, part]) =>
      changedTexts(Buffer.from(part).toString('utf8'), seen).map((text) =>
        zipSync({ ...parts, [name]: Buffer.from(text) }, { level: 0 }),
      ),
    );
};

const triedIn = async (file: GoldenFile, seen: Set<string>): Promise<number> => {
  const bytes = readFileSync(file.path);
  // Packages take long to be put together: a small one of each format.
  if (bytes.length > 60_000 || (await readGolden(file, bytes)).failure !== null) return 0;
  const copies = copiesOf(bytes, seen);
  for (const copy of copies) {
    const read = await readGolden(file, copy);
    if (read.failure === null) await tryFillGolden(file, copy, rowsOfGolden(read, file.settings));
  }
  return copies.length;
};

describe.each([...Map.groupBy(goldenFiles(), ({ format }) => format)])('%s', (_, own) => {
  it('reads and fills files that use such names', async () => {
    const seen = new Set<string>();
    let tried = 0;
    for (const file of own) {
      if (seen.size > 0 && isPackage(readFileSync(file.path))) continue;
      tried += await triedIn(file, seen);
    }
    expect(tried).toBe(seen.size);
  });
});
