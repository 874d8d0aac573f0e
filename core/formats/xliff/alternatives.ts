import type { RawComment } from '../raw-block.ts';
import { readInline, tagNumbers } from './inline.ts';
import { attribute, childNamed, childrenNamed, descendants, elementsOf, type Element } from './tree.ts';
import type { Piece, UnitView } from './unit.ts';

/** Another wording that a file proposes for a segment. */
export type Alternative = RawComment & { readonly wording: string; readonly piece: Piece };

/** Further ones are left where they are, and counted: they must not take the place of what people wrote. */
export const mostAlternatives = 2_000;

const segmentsOf = ({ pieces }: UnitView): readonly Piece[] => pieces.filter(({ isSegment }) => isSegment);

/** The segment that a match speaks of: by its id, or by that of a code or mark in it (XLIFF 2.1, section 5.1.6.5). */
const referred = (match: Element, view: UnitView): Piece | null => {
  const id = /^#(?:t=)?([^=/]+)$/.exec(attribute(match, 'ref') ?? '')?.[1];
  if (id === undefined) return null;
  const holds = ({ holder }: Piece): boolean =>
    [holder, ...descendants(holder)].some((element) => attribute(element, 'id') === id);
  return segmentsOf(view).find(holds) ?? null;
};

/** The segment of a unit of XLIFF 1.2: the one of the same `mid`, else the first. */
const ofMid = (element: Element, view: UnitView): Piece | null => {
  const [first, ...others] = segmentsOf(view);
  const mid = attribute(element, 'mid');
  if (mid === null || first === undefined || others.length === 0) return first ?? null;
  return [first, ...others].find(({ id }) => id === mid) ?? null;
};

const percent = (value: string | null): string => {
  const number = Number(value?.replace(/%$/, '') ?? Number.NaN);
  return Number.isFinite(number) && number > 0 ? `${number} %` : '';
};

/** Elements that hold such wordings, with what they are on. */
const candidates = (view: UnitView): readonly { readonly element: Element; readonly piece: Piece | null }[] =>
  elementsOf(view.unit).flatMap((child) => {
    if (child.name === 'alt-trans') return [{ element: child, piece: ofMid(child, view) }];
    if (child.name !== 'mtc:matches') return [];
    return childrenNamed(child, 'mtc:match').map((element) => ({ element, piece: referred(element, view) }));
  });

/** How good it is said to be, and what it is where it is no proposal (XLIFF 1.2, `alttranstype`). */
const bodyOf = (element: Element): string =>
  [
    percent(attribute(element, 'match-quality') ?? attribute(element, 'matchQuality')) ||
      percent(attribute(element, 'similarity')),
    attribute(element, 'alttranstype')?.replace(/^proposal$/, '') ?? '',
  ]
    .filter((word) => word !== '')
    .join(', ');

/**
 * What a unit proposes for its translations besides them: `alt-trans` of XLIFF 1.2 (section 3.2.2), the matches module of XLIFF 2 (section 5.1).
 * What is in another language, or says what the translation says, is none.
 */
export const alternativesOf = (view: UnitView): readonly Alternative[] => {
  const { targetLanguage } = view.scope;
  if (targetLanguage === null) return [];
  return candidates(view).flatMap(({ element, piece }): readonly Alternative[] => {
    const target = childNamed(element, 'target');
    if (target === null || piece === null || attribute(element, 'reference') === 'yes') return [];
    const language = attribute(target, 'xml:lang') ?? targetLanguage;
    if (language.toLowerCase() !== targetLanguage.toLowerCase()) return [];
    const wording = readInline(target.children, view.reader, tagNumbers()).rich.text.trim();
    if (wording === '' || wording === piece.target?.rich.text) return [];
    const origin = attribute(element, 'origin')?.trim() ?? '';
    return [
      {
        body: bodyOf(element),
        wording,
        piece,
        on: targetLanguage,
        ...(origin === '' ? {} : { author: origin }),
      },
    ];
  });
};

/** How many elements of a unit could be such wordings. */
export const countCandidates = (view: UnitView): number => candidates(view).length;
