import type { Region } from '../../model/language.ts';
import { ambiguousForms } from './ambiguous.ts';
import { decideForms, type Decision, type Targets } from './lattice.ts';
import { finders } from './lone-forms.ts';
import { rules } from './lone-rules.ts';
import { once } from './tables.ts';
import { regionalForms, traditionalCharacters } from './traditional-tables.ts';

const targets = once((): Targets => {
  const kinds = new Uint8Array(0x10000);
  for (const character of ambiguousForms.keys()) {
    kinds[character.charCodeAt(0)] = Object.hasOwn(rules, character) ? 2 : 1;
  }
  return { kinds, forms: ambiguousForms, ...finders(rules) };
});

/**
 * The characters of a Simplified text whose Traditional form does not go without saying; forms in OpenCC's spelling. `asked`: only
 * those at these UTF-16 offsets.
 */
export const decideTraditional = (text: string, asked?: ReadonlySet<number>): Decision[] =>
  decideForms(text, targets(), asked);

type Tables = {
  /** The commonest form of each BMP unit; 0 where it is beyond U+FFFF. */
  readonly units: Uint16Array;
  readonly spell: (form: string) => string;
};

const tablesOf = (region: Region): Tables => {
  const variants = regionalForms(region);
  const spell = (form: string): string => variants.get(form) ?? form;
  const units = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (let unit = 0x2e80; unit < 0x10000; unit += 1) {
    const character = String.fromCharCode(unit);
    const form = spell(
      ambiguousForms.get(character)?.[0] ?? traditionalCharacters().get(character) ?? character,
    );
    units[unit] = form.length === 1 ? form.charCodeAt(0) : 0;
  }
  return { units, spell };
};

const tables = {
  cn: once(() => tablesOf('cn')),
  tw: once(() => tablesOf('tw')),
  hk: once(() => tablesOf('hk')),
};

/** Units turned into a string at a time: more arguments than this overflow the stack. */
const chunk = 8192;

const decode = (units: Uint16Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += chunk) {
    parts.push(String.fromCharCode.apply(null, units.subarray(at, at + chunk) as unknown as number[]));
  }
  return parts.join('');
};

/**
 * OpenCC's characters with the words' own forms, in a region's spelling: as many code points as the text, one for each.
 * The words are found by `decideTraditional`, not by OpenCC's greedy longest match, which takes the 白髮 of 空白发票 for one.
 */
export const traditionalize = (text: string, region: Region): string => {
  const { units, spell } = tables[region]();
  const written = new Uint16Array(text.length * 2);
  const decisions = decideTraditional(text);
  let next = 0;
  let to = 0;
  const write = (form: string): void => {
    for (let i = 0; i < form.length; i += 1) written[to++] = form.charCodeAt(i);
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const decision = decisions[next];
    if (decision?.at === at) {
      write(spell(decision.form));
      next += 1;
    } else if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      const pair = text.slice(at, at + 2);
      write(spell(traditionalCharacters().get(pair) ?? pair));
      at += 1;
    } else if (units[unit] !== 0 || unit === 0) written[to++] = units[unit] ?? 0;
    else write(spell(traditionalCharacters().get(text.charAt(at)) ?? text.charAt(at)));
  }
  return decode(written.subarray(0, to));
};

/**
 * What `traditionalize` writes for the characters at some UTF-16 offsets, none of which is half a pair, without converting all of
 * the text. Linear in the text.
 */
export const traditionalAt = (text: string, offsets: readonly number[], region: Region): string[] => {
  const { units, spell } = tables[region]();
  const decided = new Map(decideTraditional(text, new Set(offsets)).map(({ at, form }) => [at, form]));
  return offsets.map((at) => {
    const form = decided.get(at);
    if (form !== undefined) return spell(form);
    const usual = units[text.charCodeAt(at)] ?? 0;
    if (usual !== 0) return String.fromCharCode(usual);
    return spell(traditionalCharacters().get(text.charAt(at)) ?? text.charAt(at));
  });
};

/** All forms an ambiguous character may take, in every region's spelling, the commonest first. */
export const traditionalAlternatives = (character: string): string[] => {
  const forms = ambiguousForms.get(character) ?? [character];
  const spelled = forms.flatMap((form) => [
    regionalForms('tw').get(form) ?? form,
    form,
    regionalForms('hk').get(form) ?? form,
  ]);
  return [...new Set(spelled)];
};
