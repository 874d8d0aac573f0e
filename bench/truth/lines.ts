import { readBlocks } from '#tests/unit/core/formats/read-blocks.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { joinLines } from '#core/import/index.ts';
import type { RepairDraft } from '#core/model/index.ts';
import { createSurvey } from '#core/text/cleanup/index.ts';
import { givenTexts, paragraphsOf, textsOf, type NamedText } from './lib/read-cases.ts';
import { wrapParagraph } from '#tests/unit/core/text/cleanup/wrap-paragraph.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

const blocksOf = (text: string): RawBlock[] =>
  [...readBlocks('txt', [text])].flatMap((block) => (block.ok ? [block.value] : []));

/** The line breaks that import joins by itself. */
export const certainBreaks = (text: string): RepairDraft[] => {
  const blocks = blocksOf(text);
  const survey = createSurvey();
  for (const block of blocks) survey.observe(block.rich.text, block);
  return [...joinLines(blocks, survey.finish())]
    .flatMap(({ drafts }) => drafts)
    .filter(({ kind, certainty }) => kind === 'line-break' && certainty === 'certain');
};

type Style = { readonly name: string; readonly indent: string; readonly between: string };

const styles = {
  zh: [
    { name: 'blank lines', indent: '', between: '\n\n' },
    { name: 'indents', indent: '\u3000\u3000', between: '\n' },
    { name: 'nothing', indent: '', between: '\n' },
  ],
  en: [
    { name: 'blank lines', indent: '', between: '\n\n' },
    { name: 'indents', indent: '    ', between: '\n' },
    { name: 'nothing', indent: '', between: '\n' },
  ],
} as const satisfies Record<string, readonly Style[]>;

const widths = { zh: [20, 24, 30, 36, 40, 60, 70, 76, 80], en: [40, 50, 60, 65, 70, 72, 76, 80] } as const;

const sentenceEnd = /[。！？.!?…][」』”’"')）》]*$/u;

type Count = { right: number; of: number };

/** Breaks inside sentences that import joins, of all there are; a break in a hyphenated word is not counted. */
const countDocument = (lines: readonly (readonly string[])[], between: string, count: Count): void => {
  const inside = lines.flatMap((paragraph) =>
    paragraph.slice(0, -1).filter((line) => !sentenceEnd.test(line)),
  );
  count.right += certainBreaks(lines.map((paragraph) => paragraph.join('\n')).join(between)).length;
  count.of += inside.length;
};

const recall = (language: 'zh' | 'en', file: string): TruthFigure[] => {
  const paragraphs = paragraphsOf(file);
  const whole: Count = { right: 0, of: 0 };
  const alone: Count = { right: 0, of: 0 };
  for (const width of widths[language])
    for (const { indent, between } of styles[language]) {
      const wrapped = paragraphs.map((text) => wrapParagraph(text, width, { indent }));
      countDocument(wrapped, between, whole);
      if (indent === '') continue;
      for (const paragraph of wrapped) countDocument([paragraph], between, alone);
    }
  const note = `${paragraphs.length} paragraphs of ${file} at ${widths[language].length} widths`;
  return [
    {
      what: `lines joined: ${file}, all paragraphs`,
      ...whole,
      wanted: '≥ 95 %',
      note: `${note}, in 3 styles`,
    },
    { what: `lines joined: ${file}, each alone`, ...alone, wanted: 'as many as can be known', note },
  ];
};

/** Texts in which no line is joined as certain. */
const untouched = (texts: readonly NamedText[]): Count & { failed: string[] } => {
  const failed = texts.filter(({ text }) => certainBreaks(text).length > 0).map(({ name }) => name);
  return { right: texts.length - failed.length, of: texts.length, failed };
};

/** A list with wrapped prose of its language before and behind it. */
const amid = (width: number, { name, text }: NamedText): NamedText => {
  const file = /[\u3400-\u9fff]/.test(text) ? 'prose-zh-Hant.txt' : 'prose-en.txt';
  const prose = paragraphsOf(file).map((paragraph) => wrapParagraph(paragraph, width).join('\n'));
  return { name, text: `${prose.slice(0, 4).join('\n\n')}\n\n${text}\n${prose.slice(4).join('\n\n')}\n` };
};

const apartAmidProse = (width: number): TruthFigure => {
  const lists = textsOf('lines-apart.txt');
  const ownOf = (list: NamedText): number =>
    certainBreaks(amid(width, { ...list, text: list.text.charAt(0) }).text).length;
  const failed = lists
    .filter((list) => certainBreaks(amid(width, list).text).length > ownOf(list))
    .map(({ name }) => name);
  return {
    what: `lines left apart: own lists amid prose wrapped at ${width} columns`,
    right: lists.length - failed.length,
    of: lists.length,
    wanted: 'all',
    note: failed.length === 0 ? 'none joined' : `joined: ${failed.join('; ')}`,
  };
};

const apart = (what: string, texts: readonly NamedText[]): TruthFigure => {
  const { right, of, failed } = untouched(texts);
  return {
    what,
    right,
    of,
    wanted: 'all',
    note: failed.length === 0 ? 'none joined' : `joined: ${failed.join('; ')}`,
  };
};

export const measure: TruthMeasure = {
  name: 'lines',
  run: () => {
    const given = givenTexts('clean');
    return [
      given === null
        ? {
            what: 'lines left apart: given texts',
            right: 0,
            of: 0,
            wanted: 'all',
            note: '../shared/cases is not there',
          }
        : apart('lines left apart: given texts', given),
      apart('lines left apart: own lists, each alone', textsOf('lines-apart.txt')),
      ...[24, 30, 40, 48, 66].map(apartAmidProse),
      ...recall('zh', 'prose-zh-Hant.txt'),
      ...recall('zh', 'prose-zh-Hans.txt'),
      ...recall('en', 'prose-en.txt'),
    ];
  },
};
