import type { ImpactedText } from '#api/term-impact.ts';
import type { Concept, ConceptContent, ConceptId } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { pickFile } from '../../workspace/pick-file.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';

/** Stores a concept, a new one without `id`; answers whether it is written. */
export const saveConcept = async (id: ConceptId | null, content: ConceptContent): Promise<boolean> => {
  if (!(await settleDrafts())) return false;
  const done =
    id === null ? await client.terms.add(content) : await client.terms.change({ concept: id, content });
  if (!done.ok) notifyFailure(done.error);
  return done.ok;
};

/** Stores what an entry is to say, and the accepted texts as they were proposed, as one step of undo; answers whether it is written. */
export const changeWithTexts = async (
  concept: ConceptId,
  content: ConceptContent,
  accepted: readonly ImpactedText[],
): Promise<boolean> => {
  if (!(await settleDrafts())) return false;
  const texts = accepted.map(({ segment, side, before }) => ({ segment, side, before }));
  const done = await client.terms.changeWithTexts({ concept, content, accepted: texts });
  if (!done.ok) {
    notifyFailure(done.error);
    return false;
  }
  const { changed, left } = done.value;
  notifyUndoable({ tone: 'good', key: 'terms:impact.saved', params: { count: changed }, topic: 'terms' });
  if (left > 0)
    notify({ tone: 'info', key: 'terms:impact.left', params: { count: left }, topic: 'terms-left' });
  return true;
};

export const removeConcept = async ({ id, terms }: Concept): Promise<boolean> => {
  if (!(await settleDrafts())) return false;
  const done = await client.terms.remove({ concepts: [id] });
  if (done.ok) {
    const params = { term: terms[0]?.text ?? '' };
    notifyUndoable({ tone: 'info', key: 'terms:removed', params, topic: 'terms' });
  } else notifyFailure(done.error);
  return done.ok;
};

/** Lets the user choose a termbase in a file, and takes its concepts in. */
export const importTermbase = async (): Promise<void> => {
  const origin = await pickFile('.tbx,.xlsx,.csv,.tsv,.txt');
  if (origin === null) return;
  if (!origin.ok) {
    notifyFailure(origin.error);
    return;
  }
  const done = await client.terms.import({ from: origin.value, job: crypto.randomUUID() });
  if (!done.ok) {
    notifyFailure(done.error);
    return;
  }
  const { name, added, changed, same, skipped } = done.value;
  notifyUndoable({
    tone: 'good',
    key: 'terms:imported',
    params: { name, added, changed, same },
    topic: 'terms',
  });
  if (skipped > 0)
    notify({ tone: 'info', key: 'terms:skipped', params: { count: skipped }, topic: 'terms-skipped' });
};
