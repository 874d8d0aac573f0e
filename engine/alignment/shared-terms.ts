import type { SharedTerm } from '#core/align/index.ts';
import type { ConceptContent, Language } from '#core/model/index.ts';
import { termsIn } from '#core/terms/wanted-terms.ts';
import type { OpenProject } from '../project/open-project.ts';
import { allConcepts } from '../store/concepts-repository.ts';

/** Of an entry what alignment compares. */
export type NamedConcept = Pick<ConceptContent, 'terms'>;

/** Terms and names of a project's own termbase. */
export const namedConcepts = ({ handle }: OpenProject): readonly NamedConcept[] =>
  allConcepts(handle).flatMap(({ damaged, terms }) => (damaged === true ? [] : [{ terms }]));

/** What texts in two languages call the same by them: forbidden terms too, since they may stand in a translation. */
export const sharedTermsOf = (
  concepts: readonly NamedConcept[],
  original: Language,
  text: Language,
): readonly SharedTerm[] =>
  concepts.flatMap((concept) => {
    const [left, right] = [original, text].map((language) =>
      termsIn(concept, language).map((term) => term.text),
    );
    return (left ?? []).length > 0 && (right ?? []).length > 0
      ? [{ left: left ?? [], right: right ?? [] }]
      : [];
  });
