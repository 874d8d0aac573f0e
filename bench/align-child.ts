import { createRequire } from 'node:module';
import { alignTexts, openLexicon } from '#core/align/index.ts';
import { dictionaryTable } from '#core/dictionary/index.ts';
import { agreement, goldOf, laxF1, strictF1, type GoldPair } from '#tests/alignment/gold.ts';
import { megabytes } from './measure.ts';
import { disturb } from './alignment/disturb.ts';
import { chineseAndEnglish, unitsOf } from './alignment/documents.ts';

/**
 * Aligns argv[2] sentences of documentation, again and again in other disturbances, with their translations, and prints what it took as one JSON object.
 * In a process of its own, so that its memory is its own too; run with `--expose-gc`.
 */
const wanted = Number(process.argv[2]);
const units = chineseAndEnglish.flatMap(unitsOf);
const pairs: GoldPair[] = [];
let sentences = 0;
for (let seed = 100; sentences < wanted && units.length > 0; seed += 1) {
  const { left, right, beads, leftOpens } = disturb('', units, seed);
  for (const bead of beads) {
    if (sentences >= wanted) break;
    pairs.push({
      left: left.slice(bead.left, bead.leftEnd),
      right: right.slice(bead.right, bead.rightEnd),
      opens: leftOpens[bead.left] ?? false,
    });
    sentences += bead.leftEnd - bead.left;
  }
}
const gold = goldOf('', pairs);
pairs.length = 0;
const cedict: unknown = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js');
const lexicon = openLexicon(dictionaryTable(String(cedict)));
globalThis.gc?.();
const idle = process.memoryUsage.rss();
const before = process.cpuUsage();
let peak = idle;
const beads =
  alignTexts(
    { language: 'zh-Hans', sentences: gold.left },
    { language: 'en', sentences: gold.right },
    {
      lexicon,
      progress: () => {
        peak = Math.max(peak, process.memoryUsage.rss());
        return true;
      },
    },
  ) ?? [];
const { user, system } = process.cpuUsage(before);
const own = agreement(beads, gold.beads);
console.log(
  JSON.stringify({
    left: gold.left.length,
    right: gold.right.length,
    strict: strictF1(own),
    lax: laxF1(own),
    processor: (user + system) / 1_000_000,
    idle: megabytes(idle),
    above: megabytes(peak - idle),
    // maxRSS is in KiB (getrusage); what was read before may have needed more than what is kept of it.
    highest: megabytes(process.resourceUsage().maxRSS * 1024),
  }),
);
