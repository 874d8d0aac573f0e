import { applyRepairs, createSurvey, findRepairs } from '#core/text/cleanup/index.ts';
import type { Survey } from '#core/text/cleanup/index.ts';
import type { RepairDraft, RepairKind } from '#core/model/repair.ts';

export const surveyOf = (blocks: readonly string[]): Survey => {
  const survey = createSurvey();
  for (const block of blocks) survey.observe(block);
  return survey.finish();
};

/** Enough usual text, in the Traditional script, for a document's habits to be judged by. */
export const traditionalBackground: readonly string[] = [
  '村裡的老人說，這條河從前很寬，孩子們夏天都在河裡游泳。',
  '現在河水少了，兩岸種滿了樹，樹下總有人下棋。',
  '「你還記得嗎？」他問，「那年發大水，我們在屋頂上過了一夜。」',
  '她點點頭，沒有說話，只是看著遠處的山。',
];

/** All repairs of a text whose document holds nothing but it and the background. */
export const repairsIn = (text: string, background = traditionalBackground): RepairDraft[] =>
  findRepairs(text, surveyOf([...background, text]));

export const certainOnly = (repairs: readonly RepairDraft[]): RepairDraft[] =>
  repairs.filter(({ certainty }) => certainty === 'certain');

/** The text with its certain repairs made. */
export const cleaned = (text: string, background = traditionalBackground): string =>
  applyRepairs(text, certainOnly(repairsIn(text, background))).text;

/** Short form of the repairs of one kind: certainty, before, after. */
export const listed = (text: string, kind: RepairKind, background = traditionalBackground): string[] =>
  repairsIn(text, background)
    .filter((repair) => repair.kind === kind)
    .map(({ certainty, before, after }) => `${certainty} ${before}>${after}`);
