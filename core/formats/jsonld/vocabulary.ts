import { isColumnId, type AnnotationKind, type Side } from '../../model/index.ts';

/** The context of the W3C Web Annotation vocabulary (https://www.w3.org/TR/annotation-vocab/). */
export const w3cContext = 'http://www.w3.org/ns/anno.jsonld';
/** Our own terms, for what the vocabulary has no word for. */
export const ownPrefix = 'duizhao:';
export const ownContext = { duizhao: 'urn:duizhao:' } as const;

/** Which motivation of the vocabulary a kind is written as. `duizhao:kind` says it again, so that nothing is lost. */
export const motivationOf: Readonly<Record<AnnotationKind, string>> = {
  comment: 'commenting',
  question: 'questioning',
  highlight: 'highlighting',
  term: 'identifying',
  alternative: 'editing',
  error: 'assessing',
};

/** What the motivations of other programs are here; those that are not listed are comments. */
const kinds: ReadonlyMap<string, AnnotationKind> = new Map([
  ...Object.entries(motivationOf).map(([kind, motivation]): [string, AnnotationKind] => [
    motivation,
    kind as AnnotationKind,
  ]),
  ['bookmarking', 'highlight'],
  ['tagging', 'highlight'],
]);

/** A motivation without the prefix older programs put before it. */
export const bareTerm = (term: string): string => term.replace(/^(?:oa:|http:\/\/www\.w3\.org\/ns\/oa#)/, '');

export const kindOf = (motivations: readonly string[]): AnnotationKind =>
  motivations.map((motivation) => kinds.get(bareTerm(motivation))).find((kind) => kind !== undefined) ??
  'comment';

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

export const iriOf = (uid: string): string => (uuid.test(uid) ? `urn:uuid:${uid}` : uid);
export const uidOf = (iri: string): string => {
  const bare = iri.replace(/^urn:uuid:/i, '');
  return uuid.test(bare) ? bare : iri;
};

/** Which text an annotation is about: one side of a document of a project. `document` is null when that is not known any more. */
export type TextName = { readonly project: string; readonly document: number | null; readonly side: Side };

export const sourceIri = ({ project, document, side }: TextName): string =>
  `urn:duizhao:${project}:${document ?? 'none'}:${side}`;

const source = new RegExp(`^urn:duizhao:([\\w-]{1,64}):(\\d{1,15}|none):([\\dA-Za-z-]+)$`);

export const textNameOf = (iri: string): TextName | null => {
  const [, project, document, side] = source.exec(iri) ?? [];
  if (project === undefined || document === undefined || side === undefined || !isColumnId(side)) return null;
  return { project, document: document === 'none' ? null : Number(document), side };
};

/** The fragment that names a segment, and what defines such fragments. */
export const segmentFragment = (segment: number): string => `segment=${segment}`;
export const fragmentRule = 'urn:duizhao:segment';
export const segmentOf = (fragment: string): number | null => {
  const [, digits] = /^#?segment=(\d{1,15})$/.exec(fragment) ?? [];
  return digits === undefined ? null : Number(digits);
};

/**
 * What an imported annotation held beyond the model, as it is kept in `Annotation.foreign` and written out again.
 * `parts` are further members of things that are understood, each under a name the writer finds it by.
 */
export type Foreign = {
  readonly context?: readonly unknown[];
  readonly members?: Readonly<Record<string, unknown>>;
  readonly bodies?: readonly unknown[];
  readonly targets?: readonly unknown[];
  readonly parts?: Readonly<Record<string, unknown>>;
};

export const partName = {
  creator: 'creator',
  body: 'body',
  wording: 'wording',
  tag: (tag: string): string => `tag ${tag}`,
  target: (side: Side | null, quote: string): string => `target ${side ?? ''} ${quote}`,
  reply: (uid: string): string => `reply ${uid}`,
} as const;
