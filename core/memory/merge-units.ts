import { cellStates, type RememberedUnit, type UnitText } from '../model/index.ts';

/** Units that become one: the first stays, with the translations of all. */
export type MergedUnits = { readonly kept: RememberedUnit; readonly removed: readonly number[] };

const rank = (unit: RememberedUnit): number => cellStates.indexOf(unit.state);

/** The furthest along first, of equals the latest. */
const byWorth = (a: RememberedUnit, b: RememberedUnit): number =>
  rank(b) - rank(a) || (b.at ?? '').localeCompare(a.at ?? '') || a.id - b.id;

type Cluster = {
  readonly kept: RememberedUnit;
  readonly texts: Map<string, UnitText>;
  readonly removed: number[];
};

const fits = ({ texts }: Cluster, { translations }: RememberedUnit): boolean =>
  translations.every(({ language, text }) => (texts.get(language)?.text ?? text) === text);

/**
 * Merges units with the same original whose translations do not contradict each other: in each language both have the same one, or only one has any.
 * What is translated otherwise stays a unit of its own. Units are compared with each kept one: quadratic in the number of different
 * translations of one original.
 */
export const mergeUnits = (units: readonly RememberedUnit[]): readonly MergedUnits[] => {
  const clusters: Cluster[] = [];
  for (const unit of units.toSorted(byWorth)) {
    const cluster = clusters.find((one) => fits(one, unit));
    if (cluster === undefined) {
      const texts = new Map(unit.translations.map((text) => [text.language, text]));
      clusters.push({ kept: unit, texts, removed: [] });
      continue;
    }
    for (const text of unit.translations)
      if (!cluster.texts.has(text.language)) cluster.texts.set(text.language, text);
    cluster.removed.push(unit.id);
  }
  return clusters
    .filter(({ removed }) => removed.length > 0)
    .map(({ kept, texts, removed }) => ({ kept: { ...kept, translations: [...texts.values()] }, removed }));
};
