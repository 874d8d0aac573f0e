import { unzipSync } from 'fflate';
import { openDecoder, type Encoding } from '#core/text/decode/index.ts';

/* Files as lines of text, as a person would compare them. */

const isPackage = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

const markedEncoding = ([first, second]: Uint8Array): Encoding | null =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;

const isText = /\.(?:xml|rels|xhtml|opf|ncx|html|css|txt|mqxliff|sdlxliff|sdlproj)$|mimetype$/;

const split = (text: string): readonly string[] =>
  text.split(/\r\n|[\r\n]|(?=<[^/])/).filter((line) => line !== '');

/** A file as lines; each tag begins one. Of a package, the names of its parts, each with its lines. */
export const fileLines = (bytes: Uint8Array, encoding: Encoding = 'utf-8'): readonly string[] => {
  if (!isPackage(bytes)) {
    const decoder = openDecoder(markedEncoding(bytes) ?? encoding);
    return split(decoder.push(bytes) + decoder.end());
  }
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [
    `part ${name}`,
    ...(isText.test(name) ? split(new TextDecoder().decode(part)).map((line) => `${name}: ${line}`) : []),
  ]);
};

/** With an escape for what is not seen. */
export const visibleLine = (line: string): string =>
  JSON.stringify(line)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(
      /[\p{Cc}\p{Cf}\p{Co}\u00a0\u3000]/gu,
      (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
    );

/** What the second has more often than the first, in its order. */
export const addedLines = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const known = new Map<string, number>();
  for (const line of before) known.set(line, (known.get(line) ?? 0) + 1);
  return after.filter((line) => {
    const left = known.get(line) ?? 0;
    known.set(line, left - 1);
    return left <= 0;
  });
};
