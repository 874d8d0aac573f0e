import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isChinese, languageOfSide, type Language, type Row } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { selection } from '../../workspace/annotations.ts';
import { answerOf } from '../../workspace/queries.ts';
import { documentAt, useWorkspace } from '../../workspace/store.ts';

/** Code points that are read at most: longer texts would push the rows out of sight. */
const longest = 2000;
/** Milliseconds that somebody who moves about, or selects, has to rest. */
const rest = 150;

const han = /\p{Script=Han}/u;

/** The Chinese words that are selected in a text; empty where none are. */
const useSelected = (): string => {
  const [selected, setSelected] = useState('');
  useEffect(() => {
    const look = (): void => {
      const words = selection()
        .map(({ quote }) => quote ?? '')
        .find((quote) => han.test(quote));
      setSelected(words ?? '');
    };
    look();
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return useDebounced(selected, rest);
};

export type ReadText = { readonly text: string; readonly language: Language };

/** The first text of a row that is Chinese: its original, or a translation. */
const chineseOf = (row: Row | undefined): ReadText | null => {
  const { project } = useWorkspace.getState();
  const document = row === undefined || project === null ? null : documentAt(project, row.row);
  if (row === undefined || document === null) return null;
  const texts = ['source', ...document.targets].flatMap((side): readonly ReadText[] => {
    const text = row.cells[side]?.text ?? '';
    const language = side === 'source' ? document.language : languageOfSide(document.columns, side);
    return isChinese(language) && han.test(text) ? [{ text, language }] : [];
  });
  return texts[0] ?? null;
};

/** What is to be read: the Chinese words that are selected, or else the Chinese text of the row one is in. */
export const useReadText = (): ReadText | null => {
  const path = useWorkspace(({ project }) => project?.path ?? '');
  const sequence = useWorkspace(({ project }) => project?.sequence ?? 0);
  const row = useWorkspace(({ active }) => active.row);
  const selected = useSelected();
  const at = useDebounced(`${path}\n${row}\n${sequence}`, rest);
  const { data } = useQuery({
    queryKey: ['readings-row', at],
    queryFn: async () => {
      const page = await answerOf(client.rows.page({ from: row, count: 1 }));
      return chineseOf(page.rows[0]);
    },
    gcTime: 5000,
    enabled: path !== '',
  });
  const own = data ?? null;
  const found = selected === '' ? own : { text: selected, language: own?.language ?? 'zh' };
  return found === null ? null : { ...found, text: Array.from(found.text).slice(0, longest).join('') };
};
