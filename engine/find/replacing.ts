import type { SegmentId, Side } from '#core/model/index.ts';
import { foundIn, rewritten, type Matcher, type Query, type Replacing } from '#core/text/search/index.ts';
import { editKey } from '../project/action-request.ts';
import type { OpenProject } from '../project/open-project.ts';

/**
 * What is remembered while a user replaces hits one by one, so that it ends as replacing all of them at once: of each text
 * that was touched, the hits that wait and what was written. A text is known in every form it has had, so that undo brings
 * its hits back. Kept in memory only, as long as the project is open and the same query is replaced.
 */
export type ReplaceSession = {
  readonly query: string;
  readonly texts: Map<string, readonly Replacing[]>;
  /** Texts in which hits were replaced, by `editKey`; what is converted from them follows. */
  readonly replacedIn: Set<string>;
  /** Grows with every change of what waits. */
  revision: number;
};

/** More than this at a time are of no use: one for each window. */
const mostSessions = 4;

const sessions = new WeakMap<OpenProject, Map<string, ReplaceSession>>();

/** A query without its columns: choosing others is no new beginning. */
const nameOf = ({ text, mode, matchCase, wholeWord, exactScript }: Query): string =>
  JSON.stringify([text, mode, matchCase, wholeWord, exactScript]);

const beginSession = (query: Query): ReplaceSession => ({
  query: nameOf(query),
  texts: new Map(),
  replacedIn: new Set(),
  revision: 0,
});

/** The session of this id, begun when there is none or its query was another; without an id, one that nothing remembers. */
export const sessionOf = (project: OpenProject, id: string | undefined, query: Query): ReplaceSession => {
  if (id === undefined) return beginSession(query);
  const known = sessions.get(project) ?? new Map<string, ReplaceSession>();
  sessions.set(project, known);
  const kept = known.get(id);
  if (kept !== undefined && kept.query === nameOf(query)) return kept;
  const session = beginSession(query);
  known.delete(id);
  known.set(id, session);
  for (const oldest of known.keys()) {
    if (known.size <= mostSessions) break;
    known.delete(oldest);
  }
  return session;
};

/** A text as replacing has it now, and the hits in it that wait. */
export const replacingIn = (
  session: ReplaceSession,
  matcher: Matcher,
  { segment, side }: { readonly segment: SegmentId; readonly side: Side },
  text: string,
): Replacing => {
  const forms = session.texts.get(editKey(segment, side));
  const last = forms?.at(-1);
  if (forms === undefined || last === undefined) return foundIn(text, matcher);
  return forms.find((form) => form.text === text) ?? rewritten(last, text, matcher, { by: 'user' });
};

/** Remembers what a text was and what it is now. */
export const remember = (session: ReplaceSession, key: string, was: Replacing, is: Replacing): void => {
  const others = (session.texts.get(key) ?? []).filter(({ text }) => text !== was.text && text !== is.text);
  session.texts.set(key, was.text === is.text ? [...others, is] : [...others, was, is]);
  session.revision += 1;
};
