import { mentionsIn, typedNames } from '#core/annotations/mentions.ts';
import type { OpenProject } from '../project/open-project.ts';
import { actors } from '../store/history-repository.ts';
import type { WholeAnnotation } from './describe.ts';
import { knownAnnotations } from './known.ts';

const bodiesOf = ({ annotation, replies }: WholeAnnotation): readonly string[] => [
  annotation.body,
  ...replies.map(({ body }) => body),
];

/**
 * People who may be named with @: those of the settings in their order, then by name whoever wrote in the project, then
 * by name whoever was named with @ without being either.
 */
export const peopleOf = (project: OpenProject): readonly string[] => {
  const wholes = [...knownAnnotations(project).values()];
  const authors = wholes.flatMap(({ annotation, replies }) => [
    annotation.author,
    ...replies.map(({ author }) => author),
  ]);
  const others = [...new Set([...actors(project.handle), ...authors])].toSorted();
  const people = [...new Set([...project.settings.people, ...others])].filter((name) => name.trim() !== '');
  const named = wholes.flatMap((whole) => bodiesOf(whole).flatMap((body) => typedNames(body, people)));
  return [...people, ...[...new Set(named)].toSorted()];
};

/** Tells whom of these people an annotation or its replies name, each once. */
export const mentionedIn =
  (people: readonly string[]): ((whole: WholeAnnotation) => readonly string[]) =>
  (whole) => [
    ...new Set(bodiesOf(whole).flatMap((body) => mentionsIn(body, people).map(({ person }) => person))),
  ];
