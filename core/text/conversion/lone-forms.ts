import type { Finder, LoneForm } from './lattice.ts';
import { simplifiedUnits } from './lexicon.ts';

/** So many UTF-16 units on either side are looked at. */
const reach = 10;

type Rule = {
  readonly before: RegExp;
  readonly after: RegExp;
  readonly result: LoneForm;
  readonly isStrong: boolean;
};

/**
 * A rule reads `before@after=form`: patterns of what stands beside the character. `?` at the end: not certain; `!` at
 * the beginning: also where the character is part of a word.
 */
const parse = (source: string): Rule => {
  const [, strong, before = '', after = '', form = '', mark] =
    /^(!?)(.*)@(.*)=(\p{Script=Han})(\??)$/u.exec(source) ?? [];
  return {
    before: new RegExp(`(?:${before})$`, 'u'),
    after: new RegExp(`^(?:${after})`, 'u'),
    result: { form, isSure: mark === '' },
    isStrong: strong === '!',
  };
};

/** A slice of a text in Simplified form, so that rules need not know both scripts. */
const simplified = (text: string, from: number, to: number): string => {
  const units = simplifiedUnits();
  let slice = '';
  for (let at = from; at < to; at += 1) slice += String.fromCharCode(units[text.charCodeAt(at)] ?? 0);
  return slice;
};

const byRules =
  (parsed: readonly Rule[]): Finder =>
  (text, at) => {
    const before = simplified(text, Math.max(0, at - reach), at);
    const after = simplified(text, at + 1, Math.min(text.length, at + 1 + reach));
    return parsed.find((rule) => rule.before.test(before) && rule.after.test(after))?.result ?? null;
  };

/** What the rules for some characters find: outside words (all rules), and whatever the word (the rules with `!`). */
export const finders = (
  sources: Readonly<Record<string, readonly string[]>>,
): { readonly lone: ReadonlyMap<string, Finder>; readonly strong: ReadonlyMap<string, Finder> } => {
  const all = Object.entries(sources).map(([character, lines]) => [character, lines.map(parse)] as const);
  const strong = all
    .map(([character, parsed]) => [character, parsed.filter(({ isStrong }) => isStrong)] as const)
    .filter(([, parsed]) => parsed.length > 0);
  const mapped = (entries: typeof all): Map<string, Finder> =>
    new Map(entries.map(([character, parsed]) => [character, byRules(parsed)]));
  return { lone: mapped(all), strong: mapped(strong) };
};
