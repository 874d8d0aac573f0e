import type { LanguageTag } from '../raw-block.ts';
import { inLanguage } from '../file-language.ts';
import { readSeg, subFlows, type ReadSeg } from './read-seg.ts';
import type { Seg, Unit, Variant } from './unit.ts';

type VariantText = { readonly variant: Variant; readonly text: ReadSeg };

/** One text of a unit, its segment or a sub-flow, in all its languages. `ref` as rows name it. */
export type UnitText = {
  readonly ref: string;
  readonly original: ReadSeg;
  readonly translations: readonly VariantText[];
};

export type UnitTexts = {
  readonly variant: Variant;
  /** The segment first, then its sub-flows, each with those within it. */
  readonly texts: readonly UnitText[];
};

/** Of several texts in one language the first. */
const firstOfEach = (variants: readonly Variant[], original: Variant): readonly Variant[] => {
  const seen = new Set([original.language]);
  return variants.filter(({ language, seg }) => {
    if (seg === null || seen.has(language)) return false;
    seen.add(language);
    return true;
  });
};

/**
 * The texts of a unit with the original in `language`; null when it has none in it, or an empty one. Ids of codes are unique in the unit,
 * and a translation has those of its original.
 */
export const unitTexts = (unit: Unit, language: LanguageTag): UnitTexts | null => {
  const original = inLanguage(
    unit.variants.filter(({ seg }) => seg !== null),
    language,
  );
  if (original?.seg === null || original === null || original.seg.items.length === 0) return null;
  let id = 0;
  const next = (): number => (id += 1);
  const texts: UnitText[] = [];
  const add = (seg: Seg, others: readonly { variant: Variant; seg: Seg }[]): void => {
    const ref = texts.length === 0 ? String(unit.n) : `${unit.n}.${texts.length}`;
    const own = readSeg(seg, next, null);
    const translations = others.map(({ variant, seg: other }) => ({
      variant,
      text: readSeg(other, next, own),
    }));
    texts.push({ ref, original: own, translations });
    for (const { code, n, seg: sub } of subFlows(own)) {
      const there = translations.flatMap(({ variant, text }) =>
        subFlows(text)
          .filter((flow) => flow.code === code && flow.n === n)
          .map((flow) => ({ variant, seg: flow.seg })),
      );
      add(sub, there);
    }
  };
  add(
    original.seg,
    firstOfEach(unit.variants, original).flatMap((variant) =>
      variant.seg === null ? [] : [{ variant, seg: variant.seg }],
    ),
  );
  return { variant: original, texts };
};
