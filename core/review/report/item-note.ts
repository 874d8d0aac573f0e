import { escapeInline, escapeLine } from '../../formats/md/escape.ts';
import type { Answer } from '../../model/index.ts';
import type { ReportItem } from '../report-values.ts';
import type { Words } from '../score-lines.ts';
import type { ExportNote } from '../../formats/notes.ts';
import { assessmentName, clashName, standingName } from './sentences.ts';

/** Plain words as Markdown that reads as them, line by line. */
const asMarkdown = (text: string): string =>
  text
    .split('\n')
    .map((line) => escapeLine(escapeInline(line)))
    .join('\n');

const answerBody = ({ decision, reason }: Answer, words: Words): string =>
  [words(`items.decisions.${decision}`), ...(reason === '' ? [] : [reason])].map(asMarkdown).join('\n\n');

/**
 * What was said of a suggestion, as a comment with the answers as its replies; null where nothing was said. An item with one
 * answer is resolved.
 */
export const itemNote = (
  one: ReportItem,
  created: string,
  words: Words,
  next: () => number,
): ExportNote | null => {
  const { item, assessments, answers, standing } = one;
  if (assessments.length === 0 && answers.length === 0 && standing === 'free') return null;
  const kind = words(`items.kinds.${item.kind}`);
  const head = [kind, ...assessments.map((assessment) => assessmentName(assessment, words))];
  const reasons = assessments.map(({ reason }) => reason).filter((reason) => reason !== '');
  const stands = [standingName(one, words), clashName(one, words)].filter((text) => text !== '');
  return {
    number: next(),
    quote: item.removed,
    head: head.join(' · '),
    body: [...reasons, ...stands].map(asMarkdown).join('\n\n'),
    wording: null,
    author: item.reviewer,
    created,
    resolved: standing === 'answered' ? words('items.standings.answered') : null,
    replies: answers.map((answer) => ({
      author: answer.by,
      created: answer.at,
      body: answerBody(answer, words),
    })),
  };
};
