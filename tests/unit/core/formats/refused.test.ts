import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { visibleLine } from './file-lines.ts';
import { goldenFiles, readGolden } from './golden-files.ts';

/*
 * What each format says of files that are none of it, that are cut off, and that miss one of their parts. `refused/<format>.txt` has been looked through; where it
 * changes, it is written anew by `vitest run THIS-FILE -u` and looked through again.
 */

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const zipOf = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(parts, { mtime: new Date(1980, 0, 1) });

const strangers: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['white space', bytesOf(' \n\t\n')],
  ['a word', bytesOf('hello')],
  ['markup', bytesOf('<a><b>c</b></a>')],
  ['markup that is broken', bytesOf('<a><b>c</a>')],
  ['braces', bytesOf('{"a": {"b": "c"}}')],
  ['a brace that stays open', bytesOf('{"a": ')],
  ['another package', zipOf({ 'a.txt': bytesOf('hello') })],
  ['an empty package', zipOf({})],
  ['the beginning of a package', zipOf({ 'a.txt': bytesOf('hello') }).slice(0, 20)],
  ['bytes', Uint8Array.from({ length: 300 }, (_, n) => (n * 37) % 256)],
];

const files = goldenFiles();

/** The biggest file of a format that is read: it has most in it. */
const chosenOf = (format: string) =>
  files
    .filter((file) => file.format === format)
    .map((file) => ({ file, bytes: new Uint8Array(readFileSync(file.path)) }))
    .sort((a, b) => b.bytes.length - a.bytes.length)[0];

const changedCopies = (bytes: Uint8Array): readonly (readonly [string, Uint8Array])[] => {
  const cuts = [0.1, 0.3, 0.5, 0.7, 0.9, 0.98].map(
    (share) => [`cut at ${share}`, bytes.slice(0, Math.floor(bytes.length * share))] as const,
  );
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return cuts;
  const parts = unzipSync(bytes);
  return [
    ...cuts,
    ...Object.keys(parts).flatMap((name) => {
      const { [name]: part, ...others } = parts;
      return [
        [`without ${name}`, zipOf(others)] as const,
        [`with ${name} empty`, zipOf({ ...parts, [name]: new Uint8Array() })] as const,
        [
          `with ${name} cut`,
          zipOf({ ...parts, [name]: (part ?? new Uint8Array()).slice(0, (part?.length ?? 0) >> 1) }),
        ] as const,
      ];
    }),
  ];
};

describe.each([...new Set(files.map(({ format }) => format))])('%s', (format) => {
  it('says of bad files what was looked through', async () => {
    const chosen = chosenOf(format);
    if (chosen === undefined) throw new Error('no golden file');
    const lines: string[] = [];
    for (const [name, bytes] of [...strangers, ...changedCopies(chosen.bytes)]) {
      const { blocks, failure, findings } = await readGolden(chosen.file, bytes);
      const said = failure === null ? 'read' : `${failure.code} ${JSON.stringify(failure.params ?? {})}`;
      const found = findings.map(
        ({ code, line, detail, count = 1 }) => `${code} ${detail} ×${count} (${line})`,
      );
      lines.push(visibleLine([`${name}: ${said}, ${blocks.length} blocks`, ...found].join('; ')));
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`refused/${format}.txt`);
  });
});
