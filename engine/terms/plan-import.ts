import type { TermsImported } from '#api/terms.ts';
import type { ExchangedConcept } from '#core/formats/tbx/termbase.ts';
import {
  fail,
  ok,
  type Concept,
  type ConceptContent,
  type ConceptId,
  type Result,
} from '#core/model/index.ts';
import { canonicalJson, sameValue } from '#core/model/same-value.ts';
import { importedContent } from '#core/terms/imported-content.ts';
import { takeTurns } from '../turns.ts';
import type { Asked } from './read-terms.ts';
import { isOwnUid, newUid } from './uid.ts';

/** A concept that is to be taken in; `id`: in place of the one that has it, null for a new one. */
export type PlannedConcept = {
  readonly id: ConceptId | null;
  readonly said: ConceptContent & { readonly uid: string };
};

export type ImportPlan = {
  readonly concepts: readonly PlannedConcept[];
  readonly report: Omit<TermsImported, 'name'>;
};

const keyOf = ({ terms, partOfSpeech, domain, note, source, picture, name }: ConceptContent): string =>
  canonicalJson({ terms, partOfSpeech, domain, note, source, picture: picture ?? '', name: name ?? null });

/** Concepts looked at between two looks at the clock. */
const few = 50;

/**
 * What a termbase takes in of a file, worked out giving way to other work: concepts that it wrote itself once in place of what they were, others that it
 * has already not again. Failure: job.cancelled.
 */
export const planImport = async (
  known: Iterable<Concept>,
  read: readonly ExchangedConcept[],
  { isWanted }: Asked,
): Promise<Result<ImportPlan>> => {
  const turn = takeTurns();
  const there = new Set<string>();
  const byUid = new Map<string, Concept>();
  let before = 0;
  for (const concept of known) {
    byUid.set(concept.uid, concept);
    there.add(keyOf(concept));
    before += 1;
    if (before % few === 0) await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  const concepts: PlannedConcept[] = [];
  const named = new Set<string>();
  let [added, changed, same, skipped, looked] = [0, 0, 0, 0, 0];
  for (const { uid, ...written } of read) {
    looked += 1;
    if (looked % few === 0) await turn();
    if (!isWanted()) return fail('job.cancelled');
    const content = importedContent(written);
    if (content === null) {
      skipped += 1;
      continue;
    }
    const own = isOwnUid(uid) && !named.has(uid);
    const known = own ? byUid.get(uid) : undefined;
    const key = keyOf(content);
    if (there.has(key) || known?.damaged === true) {
      same += 1;
      continue;
    }
    there.add(key);
    if (own) named.add(uid);
    if (known === undefined) added += 1;
    else if (sameValue(known, { id: known.id, uid: known.uid, ...content })) continue;
    else changed += 1;
    concepts.push({
      id: known?.id ?? null,
      said: { uid: known?.uid ?? (own ? uid : newUid()), ...content },
    });
  }
  return ok({ concepts, report: { concepts: before + added, added, changed, same, skipped } });
};
