import type { ImpactedText } from '#api/term-impact.ts';
import type { Concept, ConceptContent, ConceptId } from '#core/model/index.ts';
import { ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { client } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';
import { notifySharedUndoable, termbaseOfConcept } from './termbases.ts';

/** Tells what was done to an entry of a shared termbase, with its undo; of the project's own nothing. */
const tellShared = async (
  { id, terms }: Concept,
  key: string,
  also?: () => Promise<unknown>,
): Promise<void> => {
  const termbase = await termbaseOfConcept(id);
  if (termbase !== null)
    notifySharedUndoable(termbase, { key, params: { term: terms[0]?.text ?? '' } }, also);
};

/** Stores a concept, a new one without `id`, where new terms go or `into` a termbase (null: the project's); answers whether it is written. */
export const saveConcept = async (
  id: ConceptId | null,
  content: ConceptContent,
  into?: string | null,
): Promise<boolean> => {
  if (!(await settleDrafts())) return false;
  const done =
    id === null
      ? await client.terms.add({ ...content, ...(into === undefined ? {} : { into }) })
      : await client.terms.change({ concept: id, content });
  if (done.ok) await tellShared(done.value, 'terms:shared.saved');
  else notifyFailure(done.error);
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
  const shared = await termbaseOfConcept(concept);
  const told = { key: 'terms:impact.saved', params: { count: changed } };
  // Both are taken back: what was changed in the texts is a step of the project.
  const undoTexts = () => (changed === 0 ? Promise.resolve() : client.history.undo({}));
  if (shared === null) notifyUndoable({ tone: 'good', ...told, topic: 'terms' });
  else notifySharedUndoable(shared, told, undoTexts);
  if (left > 0)
    notify({ tone: 'info', key: 'terms:impact.left', params: { count: left }, topic: 'terms-left' });
  return true;
};

export const removeConcept = async (concept: Concept): Promise<boolean> => {
  const { id, terms } = concept;
  if (!(await settleDrafts())) return false;
  const done = await client.terms.remove({ concepts: [id] });
  if (done.ok && termbaseOf(id) !== ownTermbase) await tellShared(concept, 'terms:shared.removed');
  else if (done.ok) {
    const params = { term: terms[0]?.text ?? '' };
    notifyUndoable({ tone: 'info', key: 'terms:removed', params, topic: 'terms' });
  } else notifyFailure(done.error);
  return done.ok;
};
