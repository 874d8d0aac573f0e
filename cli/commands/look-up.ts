import type { DictionaryEntry } from '#core/dictionary/index.ts';
import { ok } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { withEngine } from '../session.ts';

const lineOf = ({ traditional, simplified, pinyin, meanings }: DictionaryEntry): string =>
  [traditional, simplified, pinyin, field(meanings.join(' / '))].join('\t');

/** `lookup WORD`: a line for each entry: traditional, simplified, pinyin, meanings. */
export const lookUp = ({ words: { t } }: Setting, text: string): Outcome =>
  withEngine(async (client) => {
    const found = await client.dictionary.lookUp({ text });
    if (!found.ok) return found;
    const { info, entries, words } = found.value;
    const all = [...entries, ...words.flatMap((one) => one.entries)];
    const { name, date, licence } = info;
    return ok({
      json: found.value,
      lines: all.map(lineOf),
      warnings: [
        ...(all.length === 0 ? [t('lookup.none', { text: field(text) })] : []),
        t('lookup.source', { name, date: date.slice(0, 10), licence }),
      ],
    });
  });
