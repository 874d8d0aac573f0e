import type { Concept, ConceptContent, ConceptId } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { notifyFailure } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';

/** Stores a concept, a new one without `id`; answers whether it is written. */
export const saveConcept = async (id: ConceptId | null, content: ConceptContent): Promise<boolean> => {
  if (!(await settleDrafts())) return false;
  const done =
    id === null ? await client.terms.add(content) : await client.terms.change({ concept: id, content });
  if (!done.ok) notifyFailure(done.error);
  return done.ok;
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
