import type { Agreement } from './agreement.ts';
import type { Words } from './score-lines.ts';

/** Of what two reviewers agree: of the places either marked, or of all rows. */
export type AgreementOn = 'items' | 'rows';

const strengths = [
  [0, 'poor'],
  [0.2, 'slight'],
  [0.4, 'fair'],
  [0.6, 'moderate'],
  [0.8, 'substantial'],
] as const;

/** How strong the agreement is that a kappa tells, in the bands of J. R. Landis and G. G. Koch (Biometrics 33, 1977). */
const strengthOf = (kappa: number): string => {
  if (kappa === 1) return 'complete';
  return (
    strengths.find(([most], band) => (band === 0 ? kappa < most : kappa <= most))?.[1] ?? 'almostComplete'
  );
};

/** Fewer units than this, and a single one moves the figures by more than a twentieth. */
const few = 20;

/** Sentences one after another: a full-width stop brings its own space. */
const joined = (sentences: readonly string[]): string =>
  sentences.reduce((before, next) => `${before}${before.endsWith('。') ? '' : ' '}${next}`);

/** What the percentage says, and what kappa says, each in a sentence for this very value. */
export type AgreementSentences = { readonly percent: string; readonly kappa: string };

/** The figures of agreement in sentences, for people who never met them: screen, report and command line say the same. */
export const agreementSentences = (
  { units, agreed, expected, kappa }: Agreement,
  on: AgreementOn,
  words: Words,
): AgreementSentences => {
  if (units === 0) {
    const nothing = words('agreement.explain.nothing');
    return { percent: nothing, kappa: nothing };
  }
  const percent = words(`agreement.explain.${on}`, {
    agreed: words('agreement.number', { value: agreed }),
    count: units,
  });
  const cautious = units < few ? [words(`agreement.explain.few.${on}`, { count: units })] : [];
  if (kappa === null)
    return { percent: joined([percent, ...cautious]), kappa: words('agreement.explain.undefined') };
  const value = words('agreement.number', { value: kappa });
  const said = joined([
    words('agreement.explain.kappa', { expected: words('agreement.share', { value: expected }) }),
    words(`agreement.explain.strength.${strengthOf(kappa)}`, { value }),
    ...cautious,
  ]);
  return { percent, kappa: said };
};
