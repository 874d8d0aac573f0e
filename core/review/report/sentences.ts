import type { Answer, Assessment } from '../../model/index.ts';
import type { ReportItem } from '../report-values.ts';
import { categoryName, severityName, type Words } from '../score-lines.ts';

/** A moment (ISO 8601 in UTC) to the minute, for people. */
export const shownTime = (at: string): string => at.slice(0, 16).replace('T', ' ');

export const sideName = (side: string, words: Words): string => words(`export:document.columns.${side}`);

/** What a reviewer said of their item, without the reason: as "Mistranslation · Major". */
export const assessmentName = ({ category, severity, preferential }: Assessment, words: Words): string =>
  preferential
    ? words('items.preferential')
    : [...(category === null ? [] : [categoryName(category, words)]), severityName(severity, words)].join(
        ' · ',
      );

export const answerName = ({ decision, by, at }: Answer, words: Words): string =>
  words(by === '' ? 'items.answerOfNobody' : 'items.answer', {
    decision: words(`items.decisions.${decision}`),
    by,
    at: shownTime(at),
  });

/** Where an item stands, unless its answer says so already. */
export const standingName = ({ standing }: Pick<ReportItem, 'standing'>, words: Words): string =>
  standing === 'answered' ? '' : words(`items.standings.${standing}`);

/** What a clash is between; empty where there is none. */
export const clashName = ({ clash }: Pick<ReportItem, 'clash'>, words: Words): string =>
  clash === null
    ? ''
    : words('items.clash', {
        base: clash.base.text,
        ours: clash.ours.text,
        theirs: clash.theirs.text,
      });
