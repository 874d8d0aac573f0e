import { entryKinds } from '#api/terms.ts';
import { ok, primaryOf, romanisations, type Concept, type Gender, type NameKind } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { inProject } from '../session.ts';
import { qa } from './qa.ts';

const linesOf = ({ terms, name }: Concept): readonly string[] => {
  if (name === undefined) return [];
  const called = terms.filter(({ status }) => status !== 'forbidden').map(({ text }) => text);
  const read = romanisations.map((way) => name.romanisations[way]).filter((text) => text !== '');
  return [
    [name.kind, name.gender ?? '', field(called.join(' | ')), field([...new Set(read)].join(' | '))].join(
      '\t',
    ),
  ];
};

/** `names list PROJECT [TEXT] [--kind KIND]`: a line for each name: kind, gender, terms, romanisations. */
export const listNames = (
  _setting: Setting,
  path: string,
  text: string,
  { kind }: { readonly kind?: NameKind },
): Outcome =>
  inProject(path, async ({ client }) => {
    const found = await client.terms.list({ text, kind: kind ?? entryKinds[0], count: 500 });
    return found.ok ? ok({ json: found.value, lines: found.value.concepts.flatMap(linesOf) }) : found;
  });

export type NameOptions = {
  readonly kind?: NameKind;
  readonly as?: readonly string[];
  readonly to: string;
  readonly surname?: string;
  readonly gender?: Gender;
  readonly title?: readonly string[];
};

const titleOf = (written: string) => {
  const [original = '', ...translation] = written.split('=');
  return { original, translation: translation.join('=') };
};

/**
 * `names add PROJECT NAME`: a name in characters with the spellings it may have, the first preferred; romanisations are worked out. Without a
 * spelling it has the one that the dictionary gives in English, else its Pinyin.
 */
export const addName = (
  { words: { t } }: Setting,
  path: string,
  text: string,
  { kind = 'person', as = [], to, surname, gender, title = [] }: NameOptions,
): Outcome =>
  inProject(path, async ({ client, project }) => {
    const read = await client.terms.romanise({ text, kind, ...(surname === undefined ? {} : { surname }) });
    if (!read.ok) return read;
    const language = project.documents[0]?.language ?? 'zh-Hant';
    const { established, ...facts } = read.value;
    const usual = primaryOf(to) === 'en' && established !== '' ? established : facts.romanisations.pinyin;
    const spellings = as.length > 0 ? as : [usual];
    const added = await client.terms.add({
      terms: [
        { language, text, status: 'preferred' },
        ...spellings.map((spelling, n) => ({
          language: to,
          text: spelling,
          status: n === 0 ? ('preferred' as const) : ('admitted' as const),
        })),
      ],
      partOfSpeech: 'properNoun',
      name: { kind, gender: gender ?? null, titles: title.map(titleOf), ...facts },
    });
    if (!added.ok) return added;
    return ok({
      json: added.value,
      lines: [t('names.added', { name: field(text), spelling: field(spellings.join(' | ')) })],
    });
  });

/** `names check PROJECT`: what the check of names finds in the translations. */
export const checkNames = (setting: Setting, path: string): Outcome => qa(setting, path, { check: 'names' });
