import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { decodeXml } from '#core/xml/decode.ts';
import { goldenFiles, readGolden, rowsOfGolden, rowsWithWords, type GoldenFile } from './golden-files.ts';
import { labels } from './sources.ts';

/** Written while they are read, in UTF-8. */
const streamed = new Set(['mqxliff', 'mxliff', 'sdlxliff', 'tmx', 'txlf', 'xliff']);

/** What a file's encoding is judged by is one portion: what is in the small files has to come behind it. */
const judged = 65_536;

/** So few bytes that characters, tags and ends of lines are cut, and that a unit is in many portions. */
const portionLength = 61;

function* portionsOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += portionLength) yield bytes.subarray(at, at + portionLength);
}

/** The file with a long comment before its root; null where it is not in UTF-8. */
const behindComment = (bytes: Uint8Array): Buffer | null => {
  const decoded = decodeXml(bytes);
  if ('kind' in decoded || decoded.encoding !== 'utf-8') return null;
  const at = decoded.text.search(/<(?![?!])/);
  const comment = `<!--${' '.repeat(judged)}-->`;
  return Buffer.from(decoded.text.slice(0, at) + comment + decoded.text.slice(at));
};

/** The first place where two texts part: a comparison of all of them would take minutes to tell. */
const parting = (one: string, other: string): string => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one === other ? '' : `${one.slice(at, at + 80)} | ${other.slice(at, at + 80)}`;
};

const filled = async (
  { format, settings }: GoldenFile,
  bytes: Uint8Array,
  { rows, columns }: ReturnType<typeof rowsOfGolden>,
  portions: (bytes: Uint8Array) => Iterable<Uint8Array>,
): Promise<{ readonly answer: unknown; readonly text: string }> => {
  const code = await formats.get(format)?.load();
  const pieces: string[] = [];
  const choices = settings.choices === undefined ? {} : { choices: settings.choices };
  const file = { bytes: () => bytes, text: () => '', portions: () => portions(bytes), ...choices };
  const source = { title: '', columns, rows, labels, originals: () => [file] };
  const options = { layout: 'interleaved', created: '2026-02-03T04:05:06.000Z' } as const;
  const answer = code?.fill?.(source, options, (piece) => void pieces.push(String(piece)));
  return { answer, text: pieces.join('') };
};

/** Those in UTF-8: of other encodings all is held. */
const files = goldenFiles().flatMap((file) => {
  const bytes = streamed.has(file.format) ? behindComment(readFileSync(file.path)) : null;
  return bytes === null ? [] : [{ ...file, bytes }];
});

it.each(files)('$format/$name is filled in small portions as it is at once', async ({ bytes, ...file }) => {
  const read = await readGolden(file, bytes);
  let count = 0;
  const rows = rowsWithWords(rowsOfGolden(read, file.settings), () => `word\n${(count += 1)}`);
  const whole = await filled(file, bytes, rows, () => [bytes]);
  const small = await filled(file, bytes, rows, function* cut() {
    yield bytes.subarray(0, judged);
    yield* portionsOf(bytes.subarray(judged));
  });
  expect(small.answer).toEqual(whole.answer);
  expect(parting(small.text, whole.text)).toBe('');
});
