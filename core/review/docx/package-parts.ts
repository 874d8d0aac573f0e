import type { Result } from '../../model/index.ts';
import { fail, ok } from '../../model/index.ts';
import { beyond } from '../../formats/limits.ts';
import { openZip, zipLimits } from '../../package/unzip.ts';
import { childrenOf, partTexts, readTree, type XmlElement, type XmlProblem } from '../../ooxml/xml.ts';

/** Where a relationship of a part leads: to another part (`part`), or to an address outside the document. */
export type Relation = {
  readonly id: string;
  /** The last word of its type: `comments`, `styles`, `hyperlink`. */
  readonly kind: string;
  readonly part: string | null;
  readonly address: string | null;
};

export type PartText = {
  readonly texts: Iterable<string>;
  /** What is wrong with the part, known when its texts were taken: a failure, or null. */
  readonly problem: () => Result<never> | null;
};

/** The parts of a document that are asked for, by name. */
export type DocumentParts = {
  /** Its text in steps (of which nothing may be believed before the end: `problem`), or null when it is not there. */
  readonly texts: (name: string) => PartText | null;
  /** Its elements, or null when it is not there. */
  readonly tree: (name: string | null) => Result<XmlElement | null>;
  /** The relationships of a part, or of the whole package for ''. */
  readonly relations: (part: string) => Result<readonly Relation[]>;
};

/** The name of a part that stands as `target` in the relationships of another. Nothing leads out of the package. */
const resolve = (part: string, target: string): string => {
  const folder = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  const path: string[] = [...folder];
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

const relationsName = (part: string): string => {
  const path = part.split('/');
  return [...path.slice(0, -1), '_rels', `${path.at(-1)}.rels`].join('/');
};

const relationOf = (part: string, { attributes }: XmlElement): Relation => {
  const target = attributes.get('Target') ?? '';
  const isOutside = attributes.get('TargetMode') === 'External';
  return {
    id: attributes.get('Id') ?? '',
    kind: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
    part: isOutside ? null : resolve(part, target),
    address: isOutside ? target : null,
  };
};

/** Failures: review.word-damaged, file.too-many. `part` is where in the file called `name`. */
export const xmlFailure = (problem: XmlProblem, part: string, name: string): Result<never> =>
  typeof problem === 'string'
    ? fail('review.word-damaged', { name, detail: `${part}: ${problem}` })
    : beyond(problem.beyond, name);

/**
 * Opens a file as a package of parts (ECMA-376 part 2). `name` is the file's, for the sentence. Failures: review.not-word
 * when it is no zip, and when a part is asked for review.word-damaged, review.word-too-large.
 */
export const openParts = (bytes: Uint8Array, name: string): Result<DocumentParts> => {
  const failed = (problem: string, part: string) =>
    problem === 'too-large'
      ? fail('review.word-too-large', { name, limit: zipLimits.bytes })
      : fail('review.word-damaged', { name, detail: part });
  const zip = openZip(bytes);
  if (zip === 'not-a-zip') return fail('review.not-word', { name });
  if (typeof zip === 'string') return failed(zip, 'zip');

  const texts = (part: string): PartText | null => {
    const pieces = zip.pieces(part);
    if (pieces === null) return null;
    if (typeof pieces === 'string') return { texts: [], problem: () => failed(pieces, part) };
    let problem: Result<never> | null = null;
    function* steps(all: Generator<string, string | null>): Generator<string> {
      const wrong = yield* all;
      if (wrong !== null) problem = failed(wrong, part);
    }
    return { texts: steps(partTexts(pieces)), problem: () => problem };
  };
  const tree = (part: string | null): Result<XmlElement | null> => {
    const own = part === null ? null : texts(part);
    if (own === null) return ok(null);
    const root = readTree(own.texts);
    const problem = own.problem();
    if (problem !== null) return problem;
    return 'problem' in root ? xmlFailure(root.problem, part ?? '', name) : ok(root);
  };
  return ok({
    texts,
    tree,
    relations: (part) => {
      const root = tree(relationsName(part));
      if (!root.ok) return root;
      const elements = root.value === null ? [] : childrenOf(root.value);
      return ok(
        elements.filter((one) => one.name === 'rel:Relationship').map((one) => relationOf(part, one)),
      );
    },
  });
};
