import { applySourceEdits } from '#core/formats/patch.ts';
import { wordEdits } from '#core/formats/placed-words.ts';
import { placedBlocks, readBlocks } from '#tests/unit/core/formats/read-blocks.ts';
import { joinLines } from '#core/import/index.ts';
import { applyRepairs, createSurvey } from '#core/text/cleanup/index.ts';
import { convertRich, createConverter } from '#core/text/conversion/index.ts';
import { mapTags } from '#core/text/mapping.ts';
import { givenTexts, textsOf } from './lib/read-cases.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region: 'cn', protectedWords: [] });

const placed = (text: string) => {
  const blocks = placedBlocks('md', text);
  return blocks.ok ? (blocks.value ?? []) : [];
};

const converted = (text: string): string =>
  applySourceEdits(
    text,
    placed(text).flatMap((block) =>
      block.kind === 'code' ? [] : (wordEdits(text, block, convertRich(block.rich, convert)) ?? []),
    ),
  ).join('');

const cleaned = (text: string): string => {
  const blocks = placed(text);
  const survey = createSurvey();
  for (const block of blocks) survey.observe(block.rich.text, block);
  const edits = [...joinLines(blocks, survey.finish())].flatMap((paragraph) => {
    const certain = paragraph.drafts.filter(
      ({ certainty, reason }) => certainty === 'certain' && reason !== 'tag.emphasis',
    );
    const mended = applyRepairs(paragraph.rich.text, certain);
    const after = { text: mended.text, tags: mapTags(paragraph.rich.tags, mended.edits) };
    return wordEdits(text, { ...paragraph, softBreak: false }, after) ?? [];
  });
  return applySourceEdits(text, edits).join('');
};

/**
 * What is no prose, found without the reader: fences, indented code, code spans, addresses of links, tags (words in
 * `alt` and `title` aside), addresses in the open, paths, slugs.
 */
const literal =
  /^(?: *> ?)* *(`{3}|~{3})[^]*?\n(?: *> ?)* *\1|(?<=\n\n)(?: {4,}(?![-\d]).*\n)+|`[^`\n]+`|\]\([^)\s"]*|<(?:https?:|\/?[a-z])[^>]*?(?= (?:alt|title)=|>)|https?:\/\/[^\s，。）)>"]+|[\w.]+@[\w.]+\w|[A-Z]:\\[^\s。]+|^(?:slug|tags|path).*$/gm;

const kept = (text: string, change: (text: string) => string): { right: number; of: number } => {
  const pieces = Array.from(text.matchAll(literal), ([piece]) => piece);
  const out = change(text);
  let from = 0;
  const right = pieces.filter((piece) => {
    const at = out.indexOf(piece, from);
    if (at < 0) return false;
    from = at;
    return true;
  });
  return { right: right.length, of: pieces.length };
};

const sum = (counts: readonly { right: number; of: number }[]): { right: number; of: number } =>
  counts.reduce((all, { right, of }) => ({ right: all.right + right, of: all.of + of }), { right: 0, of: 0 });

/** Given plain texts in which no repair is certain. */
const certainIn = (text: string): number => {
  const blocks = [...readBlocks('txt', [text])].flatMap((block) => (block.ok ? [block.value] : []));
  const survey = createSurvey();
  for (const block of blocks) survey.observe(block.rich.text, block);
  return [...joinLines(blocks, survey.finish())]
    .flatMap(({ drafts }) => drafts)
    .filter(({ certainty }) => certainty === 'certain').length;
};

const run = (): TruthFigure[] => {
  const chapters = textsOf('chapters.txt').map(({ text }) => text);
  const documents = (givenTexts('documents') ?? []).filter(({ name }) => name.endsWith('.md'));
  const plain = (givenTexts('clean') ?? []).filter(({ name }) => /^(?:ascii|html|links)/.test(name));
  const note =
    'code, addresses, paths and tags, found by a pattern of their own; five technical chapters written for this';
  const given = 'not there: ../shared/cases';
  return [
    {
      what: 'pieces kept by clean: own chapters',
      ...sum(chapters.map((text) => kept(text, cleaned))),
      wanted: 'all',
      note,
    },
    {
      what: 'pieces kept by convert: own chapters',
      ...sum(chapters.map((text) => kept(text, converted))),
      wanted: 'all',
      note,
    },
    {
      what: 'pieces kept by clean and convert: given documents',
      ...sum(documents.flatMap(({ text }) => [kept(text, cleaned), kept(text, converted)])),
      wanted: 'all',
      note: documents.length === 0 ? given : '../shared/cases/documents/*.md',
    },
    {
      what: 'plain texts without a certain repair: given',
      right: plain.filter(({ text }) => certainIn(text) === 0).length,
      of: plain.length,
      wanted: 'all',
      note: plain.length === 0 ? given : 'ascii-table, html-lesson, links of ../shared/cases/clean',
    },
  ];
};

/** Markup, code and addresses are not prose. */
export const measure: TruthMeasure = { name: 'literal', run };
