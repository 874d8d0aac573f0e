import { cutPoint } from '#core/formats/cut.ts';
import { applySourceEdits } from '#core/formats/patch.ts';
import { wordEdits } from '#core/formats/placed-words.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { fail, ok, type Region, type Result } from '#core/model/index.ts';
import { convertRich, createConverter, type Converter } from '#core/text/conversion/index.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import type { Outcome, Setting } from '../answer.ts';
import { damageWarnings } from '../damage.ts';
import { readText, type ReadText } from '../document.ts';
import { writeOut } from '../write-out.ts';

type Options = {
  readonly to: 'zh-Hans' | 'zh-Hant';
  readonly region: Region;
  readonly out?: string;
  readonly encoding?: Encoding;
};

/** UTF-16 units converted at a time: words are not cut, and the time taken grows no faster than the document. */
const pieceLength = 10_000;

const convertInPieces = (text: string, converter: Converter): string => {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = cutPoint(text, from, pieceLength);
    parts.push(converter(text.slice(from, to)));
    from = to;
  }
  return parts.join('');
};

/** Marked-up text: words are converted, titles and alternative texts too; everything else stays as it is, byte by byte. */
const convertMarkup = (text: string, blocks: readonly RawBlock[], converter: Converter): string => {
  const edits = blocks.flatMap((block) => {
    if (block.kind === 'code') return [];
    return wordEdits(text, block, convertRich(block.rich, converter)) ?? [];
  });
  return applySourceEdits(text, edits).join('');
};

const convertText = ({ place, text, name }: ReadText, converter: Converter): Result<string> => {
  if (place === null) return ok(convertInPieces(text, converter));
  const blocks = place(text);
  if (!blocks.ok) return fail(blocks.error.code, { ...blocks.error.params, name });
  return ok(
    blocks.value === null ? convertInPieces(text, converter) : convertMarkup(text, blocks.value, converter),
  );
};

/** `convert FILE --to zh-Hans|zh-Hant`: the characters of words; markup, code, addresses and names of files stay as they are. */
export const convert = async ({ words }: Setting, path: string, options: Options): Outcome => {
  const read = await readText(path, options.encoding);
  if (!read.ok) return read;
  const { name, encoding, language, damage } = read.value;
  const { to, region } = options;
  const from = to === 'zh-Hans' ? 'zh-Hant' : 'zh-Hans';
  const done = convertText(read.value, createConverter({ from, to, region, protectedWords: [] }));
  if (!done.ok) return done;
  const converted = done.value;
  const written = options.out === undefined ? ok(null) : writeOut(options.out, converted, path);
  if (!written.ok) return written;
  return ok({
    json: { file: name, encoding, language, damage, to, region, out: written.value, text: converted },
    lines: [
      written.value === null
        ? converted.replace(/\n$/, '')
        : words.t('clean.written', { path: written.value }),
    ],
    warnings: damageWarnings(words, name, encoding, damage),
  });
};
