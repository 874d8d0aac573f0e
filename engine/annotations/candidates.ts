import type { AnnotationId, Sequence, Step } from '#core/model/index.ts';
import { editKey } from '../project/action-request.ts';
import type { OpenProject } from '../project/open-project.ts';
import {
  ambiguousOf,
  eachAmbiguous,
  type AmbiguousAnchor,
  type TextOf,
} from '../store/anchors-repository.ts';

/**
 * Which annotations may stand in a text, of those whose words are in several places: their table says so only in JSON, and an edit
 * that had all of them read to find the few it concerns took a third of a second with seven thousand.
 */
type Places = {
  sequence: Sequence;
  readonly annotations: Map<string, Set<AnnotationId>>;
  readonly texts: Map<AnnotationId, readonly string[]>;
};

const known = new WeakMap<OpenProject, Places>();

const textsOf = ({ side, places }: AmbiguousAnchor): readonly string[] => [
  ...new Set(places.map((segment) => editKey(segment, side))),
];

const put = ({ annotations, texts }: Places, id: AnnotationId, keys: readonly string[]): void => {
  if (keys.length === 0) return;
  const before = texts.get(id);
  texts.set(id, before === undefined ? keys : [...before, ...keys]);
  for (const key of keys) {
    const there = annotations.get(key);
    if (there === undefined) annotations.set(key, new Set([id]));
    else there.add(id);
  }
};

const drop = ({ annotations, texts }: Places, id: AnnotationId): void => {
  for (const key of texts.get(id) ?? []) {
    const there = annotations.get(key);
    there?.delete(id);
    if (there?.size === 0) annotations.delete(key);
  }
  texts.delete(id);
};

const read = (project: OpenProject): Places => {
  const places: Places = { sequence: project.sequence, annotations: new Map(), texts: new Map() };
  for (const anchor of eachAmbiguous(project.handle)) put(places, anchor.annotation, textsOf(anchor));
  return places;
};

const placesIn = (project: OpenProject): Places => {
  const last = known.get(project);
  if (last?.sequence === project.sequence) return last;
  const places = read(project);
  known.set(project, places);
  return places;
};

/** Annotations that may stand in one of the texts. Reads all ambiguous ones once, then costs what it answers. */
export const candidatesIn = (project: OpenProject, texts: readonly TextOf[]): ReadonlySet<AnnotationId> => {
  const { annotations } = placesIn(project);
  const found = new Set<AnnotationId>();
  if (annotations.size === 0) return found;
  for (const { segment, side: only } of texts)
    for (const side of only === null ? project.settings.columns.map(({ id }) => id) : [only])
      for (const id of annotations.get(editKey(segment, side)) ?? []) found.add(id);
  return found;
};

/** Reads again what committed steps changed: called after each commit, before the project's sequence moves on. */
export const noteCandidates = (project: OpenProject, sequence: Sequence, steps: readonly Step[]): void => {
  const last = known.get(project);
  if (last === undefined || last.sequence !== project.sequence) return;
  if (steps.some(({ on }) => on === 'row')) {
    known.delete(project);
    return;
  }
  for (const id of new Set(steps.flatMap((step) => (step.on === 'anchors' ? [step.annotation] : [])))) {
    drop(last, id);
    for (const anchor of ambiguousOf(project.handle, id)) put(last, id, textsOf(anchor));
  }
  last.sequence = sequence;
};
