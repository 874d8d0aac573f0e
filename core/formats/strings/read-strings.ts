import { ok, type Result } from '../../model/index.ts';
import type { FormatCode, ReadOptions } from '../format.ts';
import { cutBlock, longestBlock, type LanguageTag, type RawBlock } from '../raw-block.ts';
import { heldTextReader } from '../text-format.ts';
import type { ScanStrings, StringGroup, StringUnit } from './string-file.ts';

/** Whether a text is short enough to be one segment: longer ones are pictures and programs in the guise of words. */
const isShort = ({ source, translations = [] }: StringUnit): boolean =>
  [source, ...translations.map(({ rich }) => rich)].every(({ text }) => text.length <= longestBlock);

const blockOf = ({ units }: StringGroup): RawBlock =>
  cutBlock(
    { kind: 'paragraph', level: 0, line: units[0]?.line ?? 0, gap: '\n' },
    units.map(({ ref, source, translations, comments }) => ({
      rich: source,
      gap: '\n',
      ref,
      ...(translations === undefined ? {} : { translations }),
      ...(comments === undefined ? {} : { comments }),
    })),
  );

/** A reader of a format of strings: every text is a segment as it stands, with what the file says beside it. */
export const stringsReader =
  (scan: ScanStrings): NonNullable<FormatCode['read']> =>
  (bytes, options, limits) => {
    let language: LanguageTag | null = null;
    function* blocks(text: string, own: ReadOptions): Generator<Result<RawBlock>> {
      const file = scan(text, own);
      language = file.language ?? null;
      let long = 0;
      for (const group of file.groups) {
        if (group.ok && !group.value.units.every(isShort)) long += 1;
        else if (group.ok) yield ok(blockOf(group.value));
        // The beginning of a file ends anywhere.
        else if (own.isBeginning !== true) yield group;
      }
      for (const finding of file.findings?.() ?? []) own.report?.(finding);
      if (long > 0) own.report?.({ code: 'left-out', line: 0, detail: `> ${longestBlock}`, count: long });
    }
    const reading = heldTextReader(blocks)(bytes, options, limits);
    return { ...reading, language: () => language };
  };
