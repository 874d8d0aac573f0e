import type { RepairDraft } from '../../model/repair.ts';
import type { Range } from '../../model/text.ts';
import { byteShiftLayer } from './byte-shift.ts';
import { addFindings, newDraft, repairsOf, type Draft } from './draft.ts';
import { entityLayer } from './entity.ts';
import { escapeLayer } from './escape.ts';
import type { Finding, Layer } from './finding.ts';
import { glossLayer } from './gloss.ts';
import { invisibleLayer } from './invisible.ts';
import { keepLiteral } from './keep-literal.ts';
import { lostLayer } from './lost.ts';
import { misreadLayer } from './misread.ts';
import { mojibakeLayer } from './mojibake.ts';
import { pageLayer } from './page.ts';
import { doubledLayer, markLayer, pairLayer } from './punctuation.ts';
import { radicalLayer } from './radical.ts';
import { scriptLayer } from './script.ts';
import { spaceLayer } from './space.ts';
import { spacedLayer } from './spaced.ts';
import type { Survey } from './survey.ts';
import { tagLayer } from './tag.ts';
import { scanTriggers } from './triggers.ts';

/** Outermost damage first: each layer sees the text as the certain findings of those before it leave it. */
const layers: readonly Layer[] = [
  pageLayer,
  mojibakeLayer,
  misreadLayer,
  escapeLayer,
  byteShiftLayer,
  glossLayer,
  entityLayer,
  tagLayer,
  invisibleLayer,
  radicalLayer,
  pairLayer,
  markLayer,
  doubledLayer,
  spacedLayer,
  spaceLayer,
  lostLayer,
  scriptLayer,
];

/** Text in which a repair puts what a layer before it mends takes another sweep; no real text was seen to need a third. */
const mostSweeps = 4;

/** The draft after one pass of all layers. */
const sweep = (from: Draft, survey: Survey, wanted: (finding: Finding) => boolean): Draft => {
  let bits = scanTriggers(from.text);
  let draft = from;
  for (const layer of layers) {
    if ((bits & layer.triggers) === 0) continue;
    const findings = layer.find(draft.text, survey).filter(wanted);
    draft = addFindings(draft, findings);
    // What a repair puts in may be another layer's business.
    for (const { after } of findings) bits |= scanTriggers(after);
  }
  return draft;
};

const isCertain = ({ certainty }: Finding): boolean => certainty === 'certain';

/**
 * Finds everything in a block of raw text that looks damaged, judged over its document.
 * In: the text, and the survey of its document. Out: repairs in code points of that text, ordered, not overlapping.
 * Where damage lies on damage (an entity inside shifted bytes) one repair covers both and bears the more telling kind.
 * Addresses, paths, code and the like are left as they are; `code` names further ranges of this kind (code points, in order).
 * Time is linear in the length of the text, whatever it holds.
 */
export const findRepairs = (text: string, survey: Survey, code: readonly Range[] = []): RepairDraft[] => {
  let draft = sweep(newDraft(text), survey, () => true);
  let swept = text;
  // Mended text is looked over again for what only now can be told for certain; doubts were raised in the first sweep.
  for (let sweeps = 1; draft.text !== swept && sweeps < mostSweeps; sweeps += 1) {
    swept = draft.text;
    draft = sweep(draft, survey, isCertain);
  }
  return keepLiteral(text, repairsOf(draft), survey, code);
};
