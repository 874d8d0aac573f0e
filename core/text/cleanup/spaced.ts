import { once } from '../conversion/tables.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

/** Single Han characters and marks with one space between each: 我 們 今 天. Bounded, so that a scan stays linear. */
const runs =
  /(?<!\S)(?:[\u3400-\u9fff，。！？；：、「」『』“”（）《》] ){3,400}[\u3400-\u9fff，。！？；：、」』”）》]+/g;
const fewestHan = 4;

/** Words that sentences have and headings, names and titles have not. */
const grammatical = /[的了是在我你他她它們们這这那就也都很和與与不沒没有把被從从到會会說说要能]/;
const segmenter = once(() => new Intl.Segmenter('zh', { granularity: 'word' }));

const isWordy = (joined: string): boolean => {
  let words = 0;
  for (const { segment } of segmenter().segment(joined)) if (segment.length > 1) words++;
  return words * 5 >= joined.length;
};

/** Whether the text is spaced throughout: two Han that touch show that the spaces in it are there for a reason. */
const isSpacedThroughout = (text: string): boolean => !/[\u3400-\u9fff]{2}/.test(text);

/**
 * Chinese that character recognition spaced: certain where every character of a text is, and it is a sentence; titles
 * and names set wide are not. One repair takes all the spaces of a run.
 */
export const spacedLayer: Layer = {
  triggers: triggers.space,
  find: (text) => {
    const throughout = isSpacedThroughout(text);
    return Array.from(text.matchAll(runs)).flatMap(({ index, 0: run }): Finding[] => {
      const after = run.replaceAll(' ', '');
      if (after.replace(/[^\u3400-\u9fff]/g, '').length < fewestHan) return [];
      const isSentence = grammatical.test(after) || /[，。！？；]/.test(text);
      const certain = throughout && isSentence && isWordy(after.replace(/[^\u3400-\u9fff]/g, ''));
      return [
        {
          kind: 'space',
          certainty: certain ? 'certain' : 'doubtful',
          start: index,
          end: index + run.length,
          after,
          reason: certain ? 'space.spacedOut' : 'space.maybeSpacedOut',
        },
      ];
    });
  },
};
