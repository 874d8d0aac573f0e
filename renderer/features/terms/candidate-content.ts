import type { TermCandidate } from '#api/term-candidates.ts';
import type { ConceptContent } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { columnLanguage } from '../../workspace/columns.ts';
import { notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';
import { saveConcept } from './act.ts';

/** The languages a new entry has: that of the originals, and that of the column people write. */
const languages = (): readonly [original: string, translation: string] => {
  const { project } = useWorkspace.getState();
  const original = project?.documents[0]?.language ?? 'zh-Hant';
  const written = project?.settings.columns.findLast(
    ({ role, convertedFrom }) => role === 'translation' && convertedFrom === null,
  );
  return [original, (written === undefined ? undefined : columnLanguage(written.id)) ?? 'en'];
};

/** What an entry made of a candidate says: its readings, where it is a name. Null when the engine could not say. */
export const contentOf = async ({ text, kind, spelling }: TermCandidate): Promise<ConceptContent | null> => {
  const [original, translation] = languages();
  const content: ConceptContent = {
    terms: [
      { language: original, text, status: 'preferred' },
      { language: translation, text: spelling, status: 'preferred' },
    ],
    partOfSpeech: kind === null ? null : 'properNoun',
    domain: '',
    note: '',
    source: '',
  };
  if (kind === null) return content;
  const read = await client.terms.romanise({ text, kind });
  if (!read.ok) {
    notifyFailure(read.error);
    return null;
  }
  const { surname, romanisations } = read.value;
  return { ...content, name: { kind, gender: null, titles: [], surname, romanisations } };
};

/** Takes a candidate into the termbase as it is; whether that is written. */
export const addCandidate = async (candidate: TermCandidate): Promise<boolean> => {
  const content = await contentOf(candidate);
  if (content === null || !(await saveConcept(null, content))) return false;
  notifyUndoable({
    tone: 'good',
    key: 'terms:candidates.added',
    params: { term: candidate.text },
    topic: 'terms',
  });
  return true;
};
