import type { Anchor, Annotation, DocumentId, Language, Reply } from '../../model/index.ts';
import type { Foreign } from './vocabulary.ts';
import {
  fragmentRule,
  iriOf,
  kindOf,
  motivationOf,
  ownContext,
  ownPrefix,
  partName,
  segmentFragment,
  sourceIri,
  w3cContext,
} from './vocabulary.ts';

/** An anchor, and the text it is in now. */
export type SentAnchor = {
  readonly anchor: Anchor;
  /** The document its segment is in; null when the segment is gone. */
  readonly document: { readonly id: DocumentId; readonly name: string } | null;
  readonly language: Language;
  /** Hash of the segment's present text on this side; null when it is gone. */
  readonly present: string | null;
};

export type SentAnnotation = {
  readonly annotation: Annotation;
  readonly anchors: readonly SentAnchor[];
  readonly replies: readonly Reply[];
};

export type JsonldSource = {
  /** The id of the project, and its name for people. */
  readonly project: string;
  readonly title: string;
  /** When this is written, ISO 8601 in UTC: positions count in the texts of that moment. */
  readonly at: string;
  readonly annotations: Iterable<SentAnnotation>;
};

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** Members of our own vocabulary. */
const own = (members: Json): Json =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [ownPrefix + name, value]),
  );

const foreignOf = ({ foreign }: Annotation): Foreign => {
  try {
    return object(JSON.parse(foreign ?? '{}'));
  } catch {
    return {};
  }
};

const partOf = (foreign: Foreign, name: string): Json => {
  const parts = object(foreign.parts);
  return Object.hasOwn(parts, name) ? object(parts[name]) : {};
};

const person = (name: string, more: Json): Json => ({ ...more, type: 'Person', name });

/** Words of a tag have no format, another wording is what would stand in the text, and all else is Markdown. */
const formatFor = (purpose: string): Json =>
  purpose === 'tagging' ? {} : { format: purpose === 'editing' ? 'text/plain' : 'text/markdown' };

/** A body; what it held beyond this when it was imported says its format and language. */
const textual = (value: string, purpose: string, more: Json): Json => ({
  ...formatFor(purpose),
  ...more,
  type: 'TextualBody',
  value,
  purpose,
});

const motivation = ({ kind }: Annotation, given: unknown): unknown => {
  const list = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string');
  return list.length > 0 && kindOf(list) === kind ? given : motivationOf[kind];
};

const bodiesOf = (annotation: Annotation, foreign: Foreign): readonly unknown[] => {
  const { kind, body, wording, tags } = annotation;
  const purpose = kind === 'question' ? 'questioning' : kind === 'error' ? 'assessing' : 'commenting';
  return [
    ...(body === '' ? [] : [textual(body, purpose, partOf(foreign, partName.body))]),
    ...(wording === null ? [] : [textual(wording, 'editing', partOf(foreign, partName.wording))]),
    ...tags.map((tag) => textual(tag, 'tagging', partOf(foreign, partName.tag(tag)))),
    ...(foreign.bodies ?? []),
  ];
};

const placeMembers = ({ segment, start, end }: { segment: number; start: number; end: number }): Json =>
  own({ segment, start, end });

const targetOf = (
  { anchor, document, language, present }: SentAnchor,
  source: JsonldSource,
  foreign: Foreign,
): Json => {
  const { side, segment, start, end, quote, prefix, suffix } = anchor;
  const isSomewhere = anchor.status !== 'orphan' && anchor.status !== 'ambiguous' && present !== null;
  return {
    // What was read of a target that named no text of ours is kept without a side.
    ...partOf(foreign, partName.target(null, quote)),
    ...partOf(foreign, partName.target(side, quote)),
    type: 'SpecificResource',
    source: {
      id: sourceIri({ project: source.project, document: document?.id ?? null, side }),
      type: 'Text',
      ...(document === null ? {} : { label: document.name }),
      language,
      format: 'text/plain',
    },
    selector: [
      { type: 'TextQuoteSelector', exact: quote, prefix, suffix },
      ...(isSomewhere
        ? [
            {
              type: 'FragmentSelector',
              conformsTo: fragmentRule,
              value: segmentFragment(segment),
              refinedBy: { type: 'TextPositionSelector', start, end },
            },
          ]
        : []),
    ],
    ...(present === null
      ? {}
      : { state: { type: 'TimeState', sourceDate: source.at, ...own({ hash: present }) } }),
    ...own({
      anchor: {
        ...placeMembers(anchor),
        ...own({
          status: anchor.status,
          startLean: anchor.startLean,
          endLean: anchor.endLean,
          madeOn: anchor.hash,
          candidates: anchor.candidates.length === 0 ? null : anchor.candidates.map(placeMembers),
        }),
      },
    }),
  };
};

const annotationJson = (sent: SentAnnotation, source: JsonldSource): Json => {
  const { annotation, anchors } = sent;
  const foreign = foreignOf(annotation);
  const { motivation: given, ...members } = object(foreign.members);
  const bodies = bodiesOf(annotation, foreign);
  const { category, severity, visibility, revision, resolution, wording } = annotation;
  return {
    '@context':
      foreign.context === undefined ? w3cContext : [w3cContext, ownContext, ...[foreign.context].flat()],
    ...members,
    id: iriOf(annotation.uid),
    type: 'Annotation',
    motivation: motivation(annotation, given),
    creator: person(annotation.author, partOf(foreign, partName.creator)),
    created: annotation.created,
    modified: annotation.changed,
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: [...anchors.map((anchor) => targetOf(anchor, source, foreign)), ...(foreign.targets ?? [])],
    ...own({
      kind: annotation.kind,
      // A body of the purpose `editing` says it too; this tells an empty wording from none.
      wording,
      category,
      severity,
      visibility,
      revision,
      resolution: resolution === null ? null : own(resolution),
    }),
  };
};

const replyJson = (reply: Reply, { annotation }: SentAnnotation): Json => ({
  '@context': w3cContext,
  ...partOf(foreignOf(annotation), partName.reply(reply.uid)),
  id: iriOf(reply.uid),
  type: 'Annotation',
  motivation: 'replying',
  creator: person(reply.author, {}),
  created: reply.created,
  modified: reply.changed,
  body: textual(reply.body, 'replying', {}),
  target: iriOf(annotation.uid),
  ...own({ revision: reply.revision }),
});

/**
 * Writes annotations as a page of W3C Web Annotations (JSON-LD), each followed by its replies, one piece of text after
 * another. Offsets are code points of a segment's text (Web Annotation Data Model, section 4.2.5).
 */
export function* writeJsonld(source: JsonldSource): Generator<string> {
  const head = {
    '@context': [w3cContext, ownContext],
    id: `urn:duizhao:${source.project}:annotations`,
    type: 'AnnotationPage',
    label: source.title,
    modified: source.at,
  };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "items": [`;
  let between = '\n';
  for (const sent of source.annotations) {
    for (const item of [annotationJson(sent, source), ...sent.replies.map((one) => replyJson(one, sent))]) {
      yield between + JSON.stringify(item, null, 1);
      between = ',\n';
    }
  }
  yield '\n ]\n}\n';
}
