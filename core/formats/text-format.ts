import { fail, type Result } from '../model/index.ts';
import { openDecoder } from '../text/decode/decoder.ts';
import type { FormatCode, ReadLimits, ReadOptions } from './format.ts';
import { longestMarkup, type RawBlock } from './raw-block.ts';

/** What the readers are held to. */
export const usualLimits: ReadLimits = { heldUnits: longestMarkup };

type ReadText = (
  texts: Iterable<string>,
  options: ReadOptions,
  limits: ReadLimits,
) => Iterable<Result<RawBlock>>;

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

/** A reader of bytes from one of decoded text, which comes in portions of any size, and none of which is held here. */
export const textReader =
  (readText: ReadText): NonNullable<FormatCode['read']> =>
  (bytes, options, limits) => {
    const decoder = openDecoder(options.encoding ?? 'utf-8');
    function* texts(): Generator<string> {
      for (const portion of bytes) yield decoder.push(portion);
      if (options.isBeginning === true) return;
      yield decoder.end();
      const cut = decoder.cutCharacter();
      if (cut.length > 0) options.report?.({ code: 'cut-character', line: 0, detail: hex(cut) });
    }
    return { blocks: readText(texts(), options, limits), damage: () => decoder.damage() };
  };

/** All portions as one text, or null when that would be more than `most` UTF-16 units. */
const whole = (texts: Iterable<string>, most: number): string | null => {
  const parts: string[] = [];
  let length = 0;
  for (const text of texts) {
    length += text.length;
    if (length > most) return null;
    parts.push(text);
  }
  return parts.join('');
};

/** A reader of a format whose text has to be held in memory: no more than `limits.heldUnits` of it. */
export const heldTextReader = (
  read: (text: string, options: ReadOptions) => Iterable<Result<RawBlock>>,
): NonNullable<FormatCode['read']> =>
  textReader(function* held(texts, options, { heldUnits }) {
    const text = whole(texts, heldUnits);
    if (text === null) yield fail('file.too-large', { limit: heldUnits });
    else yield* read(text, options);
  });
