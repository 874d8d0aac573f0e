import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { alignTexts, openLexicon } from '#core/align/index.ts';
import { dictionaryTable } from '#core/dictionary/index.ts';
import { asImported, readProse } from '#tests/alignment/gold.ts';

/*
 * How sure the alignment is of each bead of two short texts: weights that change a little show here before a bead is another one. `listing.txt` holds what is computed now;
 * where a change of the code changes it, the lines that differ are looked through, and `bench/alignment` says whether it has become better.
 */

const cedict = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js') as string;
const lexicon = openLexicon(dictionaryTable(cedict));

it('is as sure of each bead as it was', async () => {
  const lines = ['ferry', 'unseen/opera'].flatMap((name) => {
    const path = new URL(`../../../alignment/prose/${name}.txt`, import.meta.url);
    const gold = readProse(name, readFileSync(path, 'utf8'), asImported);
    const left = {
      language: 'zh-Hans',
      sentences: gold.left.slice(0, 60),
      opens: gold.leftOpens.slice(0, 60),
    };
    const right = { language: 'en', sentences: gold.right.slice(0, 80), opens: gold.rightOpens.slice(0, 80) };
    return [{ lexicon }, { lexicon: null }, { lexicon, onlyLengths: true }].flatMap((options, n) => [
      `== ${name}, ${['with a dictionary', 'without one', 'by lengths'][n]}`,
      ...(alignTexts(left, right, options) ?? []).map((bead) =>
        JSON.stringify(bead, (_, value: unknown) =>
          typeof value === 'number' ? Number(value.toPrecision(4)) : value,
        ),
      ),
    ]);
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('listing.txt');
});
