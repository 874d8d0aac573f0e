import { fail, languageOfSide, ok, type Result, type Side, type SideLength } from '#core/model/index.ts';
import { countText } from '#core/text/count.ts';
import { cellTexts, lastSegment } from '../store/find-repository.ts';
import { takeTurns } from '../turns.ts';
import type { OpenProject } from './open-project.ts';

/** Segments whose cells are read at a time: a few milliseconds of work. */
const stretch = 2000;

/**
 * How long each column of the project is, in the order of columns as they are met. Reads every text and gives way to
 * other work every few milliseconds; `isWanted` is asked then, and `job.cancelled` answered when it says no.
 */
export const measureColumns = async (
  project: OpenProject,
  isWanted: () => boolean,
): Promise<Result<readonly SideLength[]>> => {
  const sums = new Map<Side, SideLength>();
  const turn = takeTurns();
  const last = lastSegment(project.handle);
  for (let from = 1; from <= last; from += stretch) {
    for (const { segment, side, text } of cellTexts(project.handle, from, from + stretch, null)) {
      const row = project.order.rowOf(segment);
      const document = row === null ? null : project.order.documentAt(row);
      if (document === null) continue;
      const language = languageOfSide(project.documents.get(document)?.columns ?? [], side);
      const { words, characters, spaces } = countText(text, language);
      const sum = sums.get(side) ?? { side, words: 0, characters: 0, spaces: 0 };
      sums.set(side, {
        side,
        words: sum.words + words,
        characters: sum.characters + characters,
        spaces: sum.spaces + spaces,
      });
    }
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  return ok([...sums.values()]);
};
