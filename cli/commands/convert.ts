import { ok, type Region } from '../../core/model/index.ts';
import type { Encoding } from '../../core/text/decode/encodings.ts';
import { createConverter } from '../../core/text/conversion/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { readDocument } from '../document.ts';
import { writeOut } from '../write-out.ts';

type Options = {
  readonly to: 'zh-Hans' | 'zh-Hant';
  readonly region: Region;
  readonly out?: string;
  readonly encoding?: Encoding;
};

/** `convert FILE --to zh-Hans|zh-Hant`: characters only; markup passes through, since no markup is written in Han. */
export const convert = async ({ words: { t } }: Setting, path: string, options: Options): Outcome => {
  const read = readDocument(path, options.encoding);
  if (!read.ok) return read;
  const from = options.to === 'zh-Hans' ? 'zh-Hant' : 'zh-Hans';
  const converter = createConverter({ from, to: options.to, region: options.region, protectedWords: [] });
  const text = converter(read.value.text);
  const written = options.out === undefined ? ok(null) : writeOut(options.out, text, path);
  if (!written.ok) return written;
  const { name, encoding, language } = read.value;
  return ok({
    json: {
      file: name,
      encoding,
      language,
      to: options.to,
      region: options.region,
      out: written.value,
      text,
    },
    lines: [written.value === null ? text.replace(/\n$/, '') : t('clean.written', { path: written.value })],
  });
};
