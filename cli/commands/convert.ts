import { cutPoint } from '../../core/formats/cut.ts';
import { ok, type Region } from '../../core/model/index.ts';
import { createConverter, type Converter } from '../../core/text/conversion/index.ts';
import type { Encoding } from '../../core/text/decode/encodings.ts';
import type { Outcome, Setting } from '../answer.ts';
import { damageWarnings } from '../damage.ts';
import { readDocument } from '../document.ts';
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

/** `convert FILE --to zh-Hans|zh-Hant`: characters only; markup passes through, since no markup is written in Han. */
export const convert = async ({ words }: Setting, path: string, options: Options): Outcome => {
  const read = readDocument(path, options.encoding);
  if (!read.ok) return read;
  const { name, encoding, language, text, damage } = read.value;
  const { to, region } = options;
  const from = to === 'zh-Hans' ? 'zh-Hant' : 'zh-Hans';
  const converted = convertInPieces(text, createConverter({ from, to, region, protectedWords: [] }));
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
