import type { ReadingWay } from '#core/readings/ways.ts';
import { ok } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { withEngine } from '../session.ts';

/** `readings TEXT [--as WAY]`: a line for each word that has readings: the word, and how its characters are read. */
export const readText = (
  _setting: Setting,
  text: string,
  { as: way }: { readonly as: ReadingWay },
): Outcome =>
  withEngine(async (client) => {
    const found = await client.dictionary.readings({ text, way });
    if (!found.ok) return found;
    const read = found.value.words.filter(({ readings }) => readings.length > 0);
    return ok({
      json: found.value,
      lines: read.map(({ text: word, readings }) => `${field(word)}\t${readings.join(' ')}`),
    });
  });
