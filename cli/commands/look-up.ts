import type { DictionaryAnswer, FoundEntry } from '#api/dictionary.ts';
import { fail, ok } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { withEngine } from '../session.ts';
import { idOf } from './dictionary.ts';

/** In the second column the Simplified form, or the other words of the entry. */
const lineOf = ({ words, scripts, reading, meanings }: FoundEntry, name: string): string => {
  const [first = '', ...others] = words;
  const second = others.length > 0 ? others.join(' ') : scripts ? first : '';
  return [first, second, reading, meanings.join(' / '), name].map(field).join('\t');
};

const entriesIn = ({ entries, parts }: DictionaryAnswer): readonly FoundEntry[] => [
  ...entries,
  ...parts.flatMap((part) => part.entries),
];

export type LookUpOptions = { readonly dictionary?: string };

/** `lookup WORD [--dictionary NAME]`: a line for each entry: word, its other form, reading, meanings, dictionary. */
export const lookUp = (
  { words: { t } }: Setting,
  text: string,
  { dictionary: wanted }: LookUpOptions,
): Outcome =>
  withEngine(async (client) => {
    const id = wanted === undefined ? ok(null) : await idOf(client, wanted);
    if (!id.ok) return id;
    const found = await client.dictionary.lookUp({ text });
    if (!found.ok) return found;
    const answers = found.value.answers.filter(
      ({ dictionary }) => id.value === null || dictionary.id === id.value,
    );
    const failure = answers.length === 1 ? (answers[0]?.failure ?? null) : null;
    // What one of several cannot tell keeps nothing from the others.
    if (failure !== null) return fail(failure.code, failure.params);
    const lines = answers.flatMap((answer) =>
      entriesIn(answer).map((entry) => lineOf(entry, answer.dictionary.name)),
    );
    return ok({
      json: { answers },
      lines,
      warnings: [
        ...(lines.length === 0 ? [t('lookup.none', { text: field(text) })] : []),
        ...answers
          .filter((answer) => entriesIn(answer).length > 0)
          .map(({ dictionary: { name, version, licence } }) =>
            t('lookup.source', { facts: [name, version, licence].filter((one) => one !== '').join(', ') }),
          ),
      ],
    });
  });
