import {
  annotationKinds,
  resolutionReasons,
  severities,
  visibilities,
  type Annotation,
  type AnnotationKind,
  type Resolution,
} from '../../model/index.ts';
import { textHash } from '../../annotations/hash.ts';
import type { AnnotationDraft, ImportReason, Refusal, ReplyDraft } from './draft.ts';
import { readTarget, type ReadTarget } from './read-target.ts';
import type { JsonObject } from './values.ts';
import {
  addressOf,
  isDeeper,
  isObject,
  listOf,
  member,
  oneOf,
  textOf,
  textsOf,
  timeOf,
  wholeNumber,
  without,
} from './values.ts';
import type { Foreign } from './vocabulary.ts';
import { bareTerm, kindOf, ownPrefix, partName, uidOf } from './vocabulary.ts';

/** What one annotation may hold: the same as one written here (`api/annotations.ts`), and as much beside it again. */
const limits = {
  depth: 64,
  text: 100_000,
  /** Words that are quoted, which are looked for in all texts: a row has two thousand characters at most. */
  quote: 50_000,
  tags: 50,
  tag: 60,
  name: 200,
  category: 100,
  targets: 500,
  foreign: 200_000,
};

const own = (object: JsonObject, name: string): unknown => member(object, ownPrefix + name);

const understood = [
  ['@context', 'id', '@id', 'type', '@type', 'motivation', 'motivatedBy', 'oa:motivatedBy'],
  ['creator', 'created', 'modified', 'body', 'bodyValue', 'target', 'dcterms:created', 'dcterms:modified'],
  ['kind', 'wording', 'category', 'severity', 'visibility', 'revision', 'resolution'].map(
    (name) => ownPrefix + name,
  ),
].flat();

type Bodies = {
  readonly texts: string[];
  readonly tags: string[];
  readonly wordings: string[];
  readonly others: unknown[];
  readonly parts: [string, JsonObject][];
};

const bodyMembers = ['type', '@type', 'value', 'chars', 'cnt:chars', 'purpose'];

/** Sorts one body by what it is for. What holds no words of its own is kept as it is. */
const sortBody = (body: unknown, isWording: (words: string) => boolean, into: Bodies): void => {
  const words = isObject(body) ? member(body, 'value', 'chars', 'cnt:chars') : undefined;
  if (!isObject(body) || typeof words !== 'string') {
    if (body !== null) into.others.push(body);
    return;
  }
  const purposes = new Set(textsOf(member(body, 'purpose')).map(bareTerm));
  const more = without(body, bodyMembers);
  const part = (name: string, ...usual: readonly string[]): void => {
    const plain = more === null ? null : withoutUsual(more, usual);
    if (plain !== null) into.parts.push([name, plain]);
  };
  if (purposes.has('tagging')) {
    const tag = words;
    if (tag.trim() === '' || into.tags.includes(tag)) return;
    into.tags.push(tag);
    part(partName.tag(tag));
  } else if (purposes.has('editing') && into.wordings.length === 0 && isWording(words)) {
    into.wordings.push(words);
    // Written as Markdown once.
    part(partName.wording, 'text/plain', 'text/markdown');
  } else {
    into.texts.push(words);
    part(partName.body, 'text/markdown');
  }
};

/** The format that would be written anyway need not be kept. */
const withoutUsual = (more: JsonObject, usual: readonly string[]): JsonObject | null => {
  const { format } = more;
  return typeof format === 'string' && usual.includes(format) ? without(more, ['format']) : more;
};

const resolutionOf = (value: unknown): Resolution | null => {
  if (!isObject(value)) return null;
  const reason = oneOf(own(value, 'reason'), resolutionReasons);
  const at = timeOf(own(value, 'at'));
  return reason === null || at === null ? null : { reason, by: nameOf(own(value, 'by')), at };
};

const nameOf = (value: unknown): string =>
  (textOf(listOf(value)[0]) ?? '').slice(0, limits.name).toWellFormed();

/** Members of the creator besides the name, or the address that stands in its place. */
const creatorPart = (creator: unknown): JsonObject | null => {
  const first = listOf(creator)[0];
  return isObject(first) ? without(first, ['type', '@type', 'name']) : null;
};

const motivationsOf = (item: JsonObject): unknown =>
  member(item, 'motivation', 'motivatedBy', 'oa:motivatedBy');

/** An id that was not given is made of what the annotation says, so that reading it again gives the same. */
const uidFor = (item: JsonObject): string => {
  const address = addressOf(item);
  if (address !== null && address.length <= 500) return uidOf(address.toWellFormed());
  const text = JSON.stringify(item);
  return `urn:duizhao:unnamed:${textHash(text)}${textHash(`${text.length} ${text}`)}`;
};

/** Contexts that say what further members mean; ours and the vocabulary's are written anyway. */
const furtherContext = (contexts: unknown): readonly unknown[] =>
  listOf(contexts).filter(
    (one) =>
      !(typeof one === 'string' && /^https?:\/\/www\.w3\.org\/ns\/anno(?:\.jsonld)?$/.test(one)) &&
      !(isObject(one) && Object.keys(one).join(' ') === 'duizhao'),
  );

const foreignText = (
  item: JsonObject,
  pageContext: unknown,
  bodies: Bodies,
  targets: { readonly taken: readonly ReadTarget[]; readonly left: readonly unknown[] },
  kept: { readonly motivation: boolean; readonly creator: JsonObject | null },
): string | null => {
  const context = furtherContext([...listOf(pageContext), ...listOf(member(item, '@context'))]);
  const members = {
    ...without(item, understood),
    ...(kept.motivation && motivationsOf(item) !== undefined ? { motivation: motivationsOf(item) } : {}),
  };
  const parts = [
    ...bodies.parts,
    ...targets.taken.flatMap(({ anchor, more }): [string, JsonObject][] =>
      more === null ? [] : [[partName.target(anchor.text?.side ?? null, anchor.quote), more]],
    ),
    ...(kept.creator === null ? [] : [[partName.creator, kept.creator] as [string, JsonObject]]),
  ];
  const foreign: Foreign = {
    ...(context.length === 0 ? {} : { context }),
    ...(Object.keys(members).length === 0 ? {} : { members }),
    ...(bodies.others.length === 0 ? {} : { bodies: bodies.others }),
    ...(targets.left.length === 0 ? {} : { targets: targets.left }),
    ...(parts.length === 0 ? {} : { parts: Object.fromEntries(parts) }),
  };
  return Object.keys(foreign).length === 0 ? null : JSON.stringify(foreign);
};

const isTooLarge = ({ body, wording, tags, category, foreign }: Omit<Annotation, 'id'>): string | null => {
  if (body.length > limits.text || (wording ?? '').length > limits.text) return 'body';
  if (tags.length > limits.tags || tags.some((tag) => tag.length > limits.tag)) return 'tag';
  if ((category ?? '').length > limits.category) return 'category';
  return (foreign ?? '').length > limits.foreign ? 'foreign' : null;
};

export type ReadItem =
  | { readonly is: 'annotation'; readonly draft: AnnotationDraft }
  | { readonly is: 'reply'; readonly draft: ReplyDraft; readonly more: JsonObject | null }
  | { readonly is: 'refusal'; readonly refusal: Omit<Refusal, 'described'> };

const dated = (item: JsonObject) => {
  const created = timeOf(member(item, 'created', 'dcterms:created'));
  return {
    created,
    changed: timeOf(member(item, 'modified', 'dcterms:modified')) ?? created,
    revision: wholeNumber(own(item, 'revision')),
  };
};

const bodiesOf = (item: JsonObject, kind: AnnotationKind): Bodies => {
  const bodies: Bodies = { texts: [], tags: [], wordings: [], others: [], parts: [] };
  const short = member(item, 'bodyValue');
  const all = [...listOf(member(item, 'body')), ...(typeof short === 'string' ? [{ value: short }] : [])];
  const wording = own(item, 'wording');
  const isWording = (words: string): boolean => kind === 'alternative' || words === wording;
  for (const body of all) sortBody(body, isWording, bodies);
  return bodies;
};

const readReply = (item: JsonObject, to: string, uid: string): ReadItem => {
  const body = bodiesOf(item, 'comment').texts.join('\n\n').toWellFormed();
  const author = nameOf(member(item, 'creator'));
  if (body.trim() === '' || body.length > limits.text) {
    const reason = body.length > limits.text ? 'too-large' : 'no-words';
    return { is: 'refusal', refusal: { id: uid, reason, detail: 'body' } };
  }
  const more = without(item, understood);
  return { is: 'reply', draft: { uid, author, body, to, ...dated(item) }, more };
};

/** The annotation a reply answers; null when it is no reply. */
const answered = (item: JsonObject, motivations: readonly string[]): string | null => {
  if (!motivations.map(bareTerm).includes('replying')) return null;
  const target = listOf(member(item, 'target'))[0];
  const address = isObject(target) ? (addressOf(member(target, 'source')) ?? addressOf(target)) : target;
  return typeof address === 'string' ? uidOf(address) : null;
};

const readAnnotation = (item: JsonObject, pageContext: unknown, uid: string): ReadItem => {
  const refuse = (reason: ImportReason, detail: string): ReadItem => ({
    is: 'refusal',
    refusal: { id: uid, reason, detail },
  });
  const motivations = textsOf(motivationsOf(item));
  const said = oneOf(own(item, 'kind'), annotationKinds);
  const kind = said ?? kindOf(motivations);
  const targets = listOf(member(item, 'target'));
  if (targets.length > limits.targets) return refuse('too-large', 'target');
  const read = targets.map(readTarget);
  const taken = read.filter((target) => target !== null);
  if (taken.length === 0) return refuse('no-words', '');
  const anchors = taken.map(({ anchor }) => anchor);
  const quoted = anchors.map(({ quote }) => quote.length);
  if (Math.max(...quoted) > limits.quote || quoted.reduce((sum, length) => sum + length, 0) > limits.text)
    return refuse('too-large', 'quote');
  const bodies = bodiesOf(item, kind);
  const author = nameOf(member(item, 'creator'));
  const creator = creatorPart(member(item, 'creator'));
  const left = targets.filter((_, i) => read[i] === null);
  const texts = {
    body: bodies.texts.join('\n\n'),
    wording: textOf(own(item, 'wording')) ?? bodies.wordings[0] ?? null,
    category: textOf(own(item, 'category')),
  };
  const annotation = {
    uid,
    kind,
    body: texts.body.toWellFormed(),
    wording: texts.wording?.toWellFormed() ?? null,
    category: texts.category?.toWellFormed() ?? null,
    severity: oneOf(own(item, 'severity'), severities),
    tags: bodies.tags.map((tag) => tag.toWellFormed()),
    // What comes from somebody else was shared with us.
    visibility: oneOf(own(item, 'visibility'), visibilities) ?? 'shared',
    author,
    resolution: resolutionOf(own(item, 'resolution')),
    foreign: foreignText(item, pageContext, bodies, { taken, left }, { motivation: said === null, creator }),
    ...dated(item),
  };
  const large = isTooLarge({ ...annotation, created: '', changed: '', revision: 1 });
  if (large !== null) return refuse('too-large', large);
  const isDamaged = [texts.body, texts.wording ?? '', ...bodies.tags].some((text) => !text.isWellFormed());
  return { is: 'annotation', draft: { annotation, anchors, mended: isDamaged ? 'damaged-text' : null } };
};

/** A draft that also keeps what a reply to it held beyond the model: replies have no room of their own for it. */
export const withReplyMembers = (
  draft: AnnotationDraft,
  reply: string,
  more: JsonObject,
): AnnotationDraft => {
  const foreign = JSON.parse(draft.annotation.foreign ?? '{}') as Foreign;
  const parts = { ...foreign.parts, [partName.reply(reply)]: more };
  const text = JSON.stringify({ ...foreign, parts });
  return text.length > limits.foreign
    ? draft
    : { ...draft, annotation: { ...draft.annotation, foreign: text } };
};

/** Reads one item of a file. `number` names it in a report when it has no id. */
export const readItem = (item: unknown, pageContext: unknown, number: number): ReadItem => {
  const named = isObject(item) ? addressOf(item) : null;
  const refuse = (reason: ImportReason, detail: string): ReadItem => ({
    is: 'refusal',
    refusal: { id: uidOf((named ?? `#${number}`).slice(0, 500)), reason, detail },
  });
  if (!isObject(item)) return refuse('not-annotation', Array.isArray(item) ? 'list' : typeof item);
  const types = textsOf(member(item, 'type', '@type')).map(bareTerm);
  if (!types.includes('Annotation')) return refuse('not-annotation', (types[0] ?? '').slice(0, 100));
  if (isDeeper(item, limits.depth)) return refuse('too-deep', `> ${limits.depth}`);
  const uid = uidFor(item);
  const to = answered(item, textsOf(motivationsOf(item)));
  return to === null ? readAnnotation(item, pageContext, uid) : readReply(item, to, uid);
};
