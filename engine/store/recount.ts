import type { Language, SegmentId, Side } from '#core/model/index.ts';
import { countRule, countText } from '#core/text/count.ts';
import { each, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { readMeta, writeMeta } from './meta-repository.ts';

const ruleKey = 'countRule';

/** True where the counts kept beside the texts were made by another rule than today's. */
export const needsRecount = (handle: ReadHandle): boolean => readMeta(handle, ruleKey) !== countRule;

type Counted = {
  id: SegmentId;
  side: Side;
  text: string;
  language: Language;
  characters: number;
  words: number;
};

/** Counts all texts anew, hidden documents included, and writes what has changed. Call it in a transaction. */
export const recount = (write: WriteHandle): void => {
  const texts = each<Counted>(
    write,
    `SELECT c.segment_id AS id, c.side, CAST(c.text AS TEXT) AS text, c.characters, c.words,
       CASE c.side WHEN 'source' THEN d.language ELSE c.side END AS language
     FROM cells c JOIN segments s ON s.id = c.segment_id JOIN documents d ON d.id = s.document_id`,
  );
  const changed: { id: SegmentId; side: Side; characters: number; words: number }[] = [];
  for (const { id, side, text, language, ...kept } of texts) {
    const { characters, words } = countText(text, language);
    if (characters !== kept.characters || words !== kept.words) changed.push({ id, side, characters, words });
  }
  for (const { id, side, characters, words } of changed) {
    run(
      write,
      'UPDATE cells SET characters = ?, words = ? WHERE segment_id = ? AND side = ?',
      characters,
      words,
      id,
      side,
    );
  }
  writeMeta(write, ruleKey, countRule);
};
