import type { ReplyDraft } from '#core/formats/jsonld/draft.ts';
import type { AnnotationId } from '#core/model/index.ts';

/** What each reply of the file answers. */
export type Answers = ReadonlyMap<string, string>;

/**
 * Finds which annotation a reply belongs to, through the replies it may answer; null when it is nowhere, or they answer in a ring.
 * Each reply is passed once, however many answer it: a file may say the last of a long line first.
 */
export const rootFinder = (
  annotations: ReadonlyMap<string, AnnotationId>,
  answers: Answers,
): ((reply: Pick<ReplyDraft, 'to'>) => AnnotationId | null) => {
  const found = new Map<string, AnnotationId | null>();
  return ({ to }) => {
    const passed = new Set<string>();
    let root: AnnotationId | null = null;
    for (let uid: string | undefined = to; uid !== undefined && !passed.has(uid); uid = answers.get(uid)) {
      const known = annotations.get(uid) ?? found.get(uid);
      root = known ?? null;
      if (known !== undefined) break;
      passed.add(uid);
    }
    for (const uid of passed) found.set(uid, root);
    return root;
  };
};
