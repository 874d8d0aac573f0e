import type { FormatCode, ReadOptions } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { Result } from '#core/model/index.ts';

const codes: ReadonlyMap<string, FormatCode> = new Map(
  await Promise.all(formats.all.map(async ({ id, load }) => [id, await load()] as const)),
);

const codeOf = (format: string): FormatCode => {
  const code = codes.get(format);
  if (code === undefined) throw new Error(`no format: ${format}`);
  return code;
};

function* bytesOf(texts: Iterable<string>): Generator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text, 'utf16le');
}

/** The blocks of a text in portions, which may be cut anywhere. */
export const readBlocks = (
  format: string,
  texts: Iterable<string>,
  options: ReadOptions = {},
): Iterable<Result<RawBlock>> => {
  const { read } = codeOf(format);
  if (read === null) throw new Error(`not read: ${format}`);
  return read(bytesOf(texts), { ...options, encoding: 'utf-16le' }, usualLimits).blocks;
};

/** The id of the format of a file. */
export const formatOf = (name: string, head: string): string | null =>
  formats.ofFile(name, Buffer.from(head))?.id ?? null;

/** The words of a marked-up text where they stand. */
export const placedBlocks = (format: string, text: string): Result<readonly RawBlock[] | null> => {
  const { place } = codeOf(format);
  if (place === null) throw new Error(`not placed: ${format}`);
  return place(text);
};
