import { prepareBlocks } from '#core/import/index.ts';
import { ok } from '#core/model/index.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import { createSurvey } from '#core/text/cleanup/index.ts';
import { segmentText } from '#core/text/segmentation/index.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import type { Language } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { damageWarnings, findingWarnings } from '../damage.ts';
import { readInBlocks } from '../document.ts';

type Sentence = {
  readonly kind: string;
  readonly level: number;
  readonly text: string;
  readonly gap: string;
};

const asTheyStand = (blocks: readonly RawBlock[], language: Language): Sentence[] =>
  blocks.flatMap(({ kind, level, rich, gap }) =>
    segmentText(rich, language).pieces.map((piece, index, all) => ({
      kind,
      level,
      text: piece.text,
      gap: index === all.length - 1 ? piece.gap + gap : piece.gap,
    })),
  );

const cleaned = (blocks: readonly RawBlock[], language: Language): Sentence[] => {
  const survey = createSurvey();
  for (const block of blocks) survey.observe(block.rich.text, block);
  const prepared = prepareBlocks(blocks, { language, survey: survey.finish(), columns: [] });
  return [...prepared].flatMap(({ kind, level, segments }) =>
    segments.map(({ text, gap }) => ({ kind, level, text, gap })),
  );
};

/** `segment FILE [--clean]`: one sentence a line. */
export const segment = async (
  { words }: Setting,
  path: string,
  options: { clean?: boolean; encoding?: Encoding },
): Outcome => {
  const read = await readInBlocks(path, options.encoding);
  if (!read.ok) return read;
  const { name, format, encoding, language, damage, findings, blocks } = read.value;
  const sentences = (options.clean === true ? cleaned : asTheyStand)(blocks, language);
  return ok({
    json: { file: name, format, encoding, language, damage, findings, segments: sentences },
    lines: sentences.map(({ text }) => field(text)),
    warnings: [...damageWarnings(words, name, encoding, damage), ...findingWarnings(words, name, findings)],
  });
};
