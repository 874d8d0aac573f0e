/** Forms that no rule leads back to their word, by the word. */
const irregular = `be am is are was were been being|have has had having|do does did done doing|go goes went gone going|say said says|see saw seen
|come came|get got gotten|give gave given|take took taken|know knew known|think thought|make made|find found|tell told|feel felt|leave left
|bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|mean meant|meet met|run ran|pay paid|sit sat
|speak spoke spoken|lie lay lain lying|lead led|grow grew grown|lose lost|fall fell fallen|send sent|build built|understand understood
|draw drew drawn|break broke broken|spend spent|rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen|eat ate eaten
|drink drank drunk|sleep slept|fly flew flown|sell sold|catch caught|fight fought|throw threw thrown|teach taught|forget forgot forgotten
|sing sang sung|ride rode ridden|win won|shake shook shaken|hide hid hidden|hang hung|strike struck|shoot shot|steal stole stolen|swim swam swum
|swear swore sworn|tear tore torn|wake woke woken|bite bit bitten|blow blew blown|dig dug|feed fed|freeze froze frozen|lend lent|light lit
|ring rang rung|seek sought|shine shone|sink sank sunk|spring sprang sprung|stick stuck|sweep swept|weep wept|wind wound|bend bent|bind bound
|bleed bled|breed bred|creep crept|deal dealt|dream dreamt|flee fled|forgive forgave forgiven|kneel knelt|lean leant|leap leapt|learn learnt
|burn burnt|slide slid|spit spat|swell swollen|swing swung|weave wove woven|bear bore borne born|become became|beat beaten|die dying died|tie tying
|man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|goose geese|wife wives|life lives|knife knives|leaf leaves
|wolf wolves|thief thieves|half halves|shelf shelves|self selves|good better best|bad worse worst|far farther further|i me my mine myself
|he him his himself|she her hers herself|we us our ours ourselves|they them their theirs themselves|you your yours yourself yourselves thou thee thy
|not n't no never nor none neither cannot`;

const forms = new Map(
  irregular
    .split('|')
    .flatMap((line) => line.trim().split(/\s+/u))
    .map((form) => [form, form] as const),
);
for (const line of irregular.split('|')) {
  const [base = '', ...others] = line.trim().split(/\s+/u);
  for (const other of others) forms.set(other, base);
}

/** Words that stand in any sentence: they say nothing of which one it is. */
const common = new Set(
  (
    'a an the of to in on at and or but be have do this that these those it its as for with by from so than then there will would shall ' +
    'should may might must can could if into up out over about upon too very just also even only some any such own same each both more most ' +
    'which who whom whose what when while where how sb sth one two etc eg esp lit fig used usu oneself someone something'
  ).split(' '),
);
for (const asked of ['what', 'who', 'when', 'where', 'how', 'one', 'two']) common.delete(asked);

const withoutEnding = (word: string): string => {
  if (word.length <= 3) return word;
  if (word.endsWith('ies') || word.endsWith('ied')) return word.slice(0, -3) + 'y';
  if (/(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/u.test(word)) return withoutEnding(word.slice(0, -1));
  if (/[aeiouy].*ing$/u.test(word) && word.length > 5) return word.slice(0, -3);
  if (/[aeiouy].*ed$/u.test(word)) return word.slice(0, -2);
  if (word.endsWith('ly') && word.length > 4) return withoutEnding(word.slice(0, -2));
  if (word.endsWith('ness') && word.length > 6) return withoutEnding(word.slice(0, -4));
  return word;
};

/** What a word's forms have in common, near enough for comparing: `stopped`, `stopping` and `stops` are `stop`. Takes and gives lower case. */
export const englishStem = (word: string): string => {
  const known = forms.get(word);
  if (known !== undefined) return known;
  const bare = withoutEnding(word);
  const base = forms.get(bare) ?? bare;
  if (base.length <= 3) return base;
  return base
    .replace(/([bcdfghjkmnprtvz])\1$/u, '$1')
    .replace(/e$/u, '')
    .replace(/y$/u, 'i');
};

/** Whether a word, in lower case, tells nothing of what a sentence is about. */
export const isCommonEnglish = (word: string): boolean =>
  common.has(word) || common.has(forms.get(word) ?? '');
