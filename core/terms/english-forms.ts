/** Plurals that no rule makes (Oxford English Dictionary), those that terms are likely to have. */
const irregular: Readonly<Record<string, string>> = {
  man: 'men',
  woman: 'women',
  child: 'children',
  person: 'people',
  foot: 'feet',
  tooth: 'teeth',
  goose: 'geese',
  mouse: 'mice',
  ox: 'oxen',
  criterion: 'criteria',
  phenomenon: 'phenomena',
  datum: 'data',
  medium: 'media',
  stratum: 'strata',
  bacterium: 'bacteria',
  index: 'indices',
  matrix: 'matrices',
  vertex: 'vertices',
  appendix: 'appendices',
  radius: 'radii',
  nucleus: 'nuclei',
  stimulus: 'stimuli',
  syllabus: 'syllabi',
};

/** A plural that ends in one of these is one of its own, whatever stands before: `noblewomen`. */
const compounds = ['man', 'woman', 'child'];

const singulars = new Map(Object.entries(irregular).map(([one, many]) => [many, one]));

const irregularSingular = (word: string): string | null => {
  const known = singulars.get(word);
  if (known !== undefined) return known;
  for (const one of compounds) {
    const many = irregular[one] ?? one;
    if (word.endsWith(many)) return `${word.slice(0, -many.length)}${one}`;
  }
  return null;
};

/** Code units that a stem keeps, whatever it ends in. */
const shortestStem = 2;

/**
 * What a word of English and its plural have in common: the letters of its end that a plural may change or add are left off. Other words
 * may share it, which `isFormOf` tells apart. Takes and gives lower case.
 */
export const stemOf = (word: string): string => {
  let stem = irregularSingular(word) ?? word;
  while (stem.length > shortestStem && /[eisy]$/.test(stem)) stem = stem.slice(0, -1);
  return stem.endsWith('v') && stem.length > shortestStem ? `${stem.slice(0, -1)}f` : stem;
};

/** Words in -f and -fe whose plural is in -ves, those in -o whose plural is in -oes, those whose -ch is a k, and those in -man that have nothing to do with a man. */
const inVes = /(?:lea|loa|thie|shea|hal|cal|el|wol|kni|li|wi|hoo|whar)fe?$/;
const inOes =
  /(?:hero|echo|veto|potato|tomato|torpedo|volcano|embargo|cargo|mango|mosquito|buffalo|tornado)$/;
const hardCh = /(?:eunuch|monarch|patriarch|matriarch|oligarch|stomach|epoch|loch|czech)$/;
const noMan = /(?:human|german|roman|norman|ottoman|shaman|talisman|brahman)$/;

const regularPlurals = (word: string): readonly string[] => {
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`, `${word}s`];
  if (/[^f]fe$/.test(word)) return [`${word.slice(0, -2)}ves`, `${word}s`];
  if (/[^f]f$/.test(word)) return [`${word.slice(0, -1)}ves`, `${word}s`];
  if (word.endsWith('sis') || word.endsWith('xis')) return [`${word.slice(0, -2)}es`];
  if (/(?:s|x|z|ch|sh)$/.test(word) && !hardCh.test(word)) return [`${word}es`];
  return word.endsWith('o') ? [`${word}s`, `${word}es`] : [`${word}s`];
};

/** The plural of a word in lower case. */
export const pluralOf = (word: string): string => {
  const known = irregular[word];
  if (known !== undefined) return known;
  const compound = noMan.test(word) ? undefined : compounds.find((one) => word.endsWith(one));
  if (compound !== undefined) return `${word.slice(0, -compound.length)}${irregular[compound] ?? compound}`;
  if (inOes.test(word)) return `${word}es`;
  return (/[^f]fe?$/.test(word) && !inVes.test(word) ? `${word}s` : regularPlurals(word)[0]) ?? word;
};

/** Whether `word` is `base` or a plural of it; both in lower case. The possessive is no part of a word here. */
export const isFormOf = (word: string, base: string): boolean =>
  word === base || irregularSingular(word) === base || regularPlurals(base).includes(word);
