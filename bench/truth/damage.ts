import type { RepairDraft } from '#core/model/index.ts';
import { applyRepairs, createSurvey, findRepairs, type Survey } from '#core/text/cleanup/index.ts';
import { pinyin } from 'pinyin-pro';
import { gbkChar, gbkPair } from '#core/text/cleanup/gbk.ts';
import { isReadingOf } from '#core/text/cleanup/readings.ts';
import { isScriptBound } from '#core/text/cleanup/scripts.ts';
import { damage } from '#tests/unit/core/text/cleanup/damaging-tool.ts';
import { givenTexts, paragraphsOf, rowsOf, textsOf, type NamedText } from './lib/read-cases.ts';
import type { TruthFigure, TruthMeasure } from './measure.ts';

const surveyOf = (lines: readonly string[]): Survey => {
  const survey = createSurvey();
  for (const line of lines) survey.observe(line);
  return survey.finish();
};

const isCertain = ({ certainty }: RepairDraft): boolean => certainty === 'certain';

/** What is wrong in a text without damage: its certain repairs. */
const wrongIn = ({ text }: NamedText): RepairDraft[] => {
  const lines = text.trimEnd().split('\n');
  const survey = surveyOf(lines);
  return lines.flatMap((line) => findRepairs(line, survey).filter(isCertain));
};

const untouched = (what: string, texts: readonly NamedText[]): TruthFigure => {
  const failed = texts.filter((text) => wrongIn(text).length > 0).map(({ name }) => name);
  return {
    what,
    right: texts.length - failed.length,
    of: texts.length,
    wanted: 'all',
    note: failed.length === 0 ? 'no certain repair' : `changed: ${failed.join('; ')}`,
  };
};

/** Damaged text and what it was: made again when every repair is taken, and how many by certain ones alone. */
const restored = (): TruthFigure[] => {
  const rows = rowsOf('damage.tsv').map(([kind = '', damaged = '', right = '']) => ({
    kind,
    damaged,
    right,
  }));
  const read = rows.map(({ damaged, right }) => {
    const repairs = findRepairs(damaged, surveyOf([damaged]));
    const all = applyRepairs(damaged, repairs).text === right;
    const certain = applyRepairs(damaged, repairs.filter(isCertain)).text;
    return { all, certain: certain === right, wrong: certain !== right && certain !== damaged && !all };
  });
  const failed = rows.filter((_, at) => read[at]?.all === false).map(({ damaged }) => damaged);
  return [
    {
      what: 'damage put right, each text alone',
      right: read.filter(({ all }) => all).length,
      of: rows.length,
      wanted: '≥ 90 %',
      note:
        failed.length === 0
          ? 'all repairs taken'
          : `all repairs taken; not: ${failed.slice(0, 12).join('; ')}`,
    },
    {
      what: 'damage put right without asking',
      right: read.filter(({ certain }) => certain).length,
      of: rows.length,
      wanted: 'as much as is certain',
      note: 'certain repairs only',
    },
  ];
};

/**
 * A sentence with one gloss in the middle of two characters, where their bytes happen to be those of a third: of these
 * the first that a converter would gloss. Null when there is none.
 */
const shifted = (sentence: string): string | null => {
  for (let at = 1; at + 1 < sentence.length; at++) {
    const first = gbkPair(sentence.charAt(at));
    const second = gbkPair(sentence.charAt(at + 1));
    if (first === undefined || second === undefined) continue;
    const glossed = gbkChar(first & 0xff, second >> 8);
    if (glossed === '' || sentence.includes(glossed) || !isScriptBound(glossed.charCodeAt(0))) continue;
    const reading = pinyin(glossed, { type: 'array' })[0] ?? '';
    if (!isReadingOf(glossed, reading)) continue;
    const damaged = damage(sentence, { [glossed]: reading });
    if (damaged.includes('?')) return damaged;
  }
  return null;
};

/** Places where a gloss was put into the middle of a character, each sentence a document of its own. */
const shiftedAlone = (): TruthFigure => {
  let right = 0;
  let of = 0;
  const wrong: string[] = [];
  const sentences = paragraphsOf('prose-zh-Hant.txt').flatMap(
    (text) => text.match(/[^。？！]+[。？！]」?/g) ?? [],
  );
  for (const sentence of sentences) {
    const damaged = shifted(sentence);
    if (damaged === null) continue;
    of++;
    const repairs = findRepairs(damaged, surveyOf([damaged])).filter(({ kind }) => kind === 'byte-shift');
    const again = applyRepairs(damaged, repairs).text;
    if (again === sentence) right++;
    else wrong.push(`${damaged} > ${again}`);
  }
  return {
    what: 'shifted bytes read again, each sentence alone',
    right,
    of,
    wanted: 'as many as the lost bytes allow',
    note: `made by the forward model of the damage; not: ${wrong.slice(0, 2).join('; ')}`,
  };
};

const misreadAlone = (): TruthFigure => {
  const words = rowsOf('words.tsv').map(([word = '']) => word);
  const wrong: string[] = [];
  for (const word of words) {
    const misread = new TextDecoder('gbk').decode(new TextEncoder().encode(word));
    const repairs = findRepairs(misread, surveyOf([misread]));
    if (applyRepairs(misread, repairs).text !== word) wrong.push(`${misread} (${word})`);
  }
  return {
    what: 'words in UTF-8 read as GBK, each alone',
    right: words.length - wrong.length,
    of: words.length,
    wanted: '≥ 90 %',
    note: `not: ${wrong.slice(0, 12).join('; ')}`,
  };
};

export const measure: TruthMeasure = {
  name: 'damage',
  run: () => {
    const given = givenTexts('clean');
    return [
      given === null
        ? {
            what: 'nothing certain: given texts',
            right: 0,
            of: 0,
            wanted: 'all',
            note: '../shared/cases is not there',
          }
        : untouched('nothing certain: given texts', given),
      untouched('nothing certain: own texts without damage', textsOf('undamaged.txt')),
      ...restored(),
      shiftedAlone(),
      misreadAlone(),
    ];
  },
};
