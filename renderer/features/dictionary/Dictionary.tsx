import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BookType } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DictionaryEntry } from '#core/dictionary/index.ts';
import { client } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { ItemList } from '../../ui/ItemList.tsx';
import { PanelBody } from '../../ui/Panel.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { setLookedUp, useLookUp } from './store.ts';
import styles from './Dictionary.module.css';

/** How long the typing must rest before it is looked up, in milliseconds. */
const rest = 200;

const Entry = ({ entry }: { readonly entry: DictionaryEntry }) => {
  const { traditional, simplified, pinyin, meanings } = entry;
  return (
    <div className={styles.entry}>
      <span className={styles.word}>
        <span lang="zh-Hant">{traditional}</span>
        {simplified === traditional ? null : <span lang="zh-Hans">{simplified}</span>}
        <span lang="zh-Latn-pinyin" className={styles.pinyin}>
          {pinyin}
        </span>
      </span>
      <span lang="en">{meanings.join('; ')}</span>
    </div>
  );
};

const useFound = (text: string) =>
  useQuery({
    queryKey: ['dictionary', text],
    queryFn: () => answerOf(client.dictionary.lookUp({ text })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: text !== '',
  });

const keyOf = ({ traditional, simplified, pinyin }: DictionaryEntry): string =>
  `${traditional} ${simplified} ${pinyin}`;

/** Looks words up, those that were selected or are typed here. Says which dictionary it is, and under which licence. */
export const Dictionary = () => {
  const { t } = useTranslation('dictionary');
  const typed = useLookUp((state) => state.text);
  const text = useDebounced(typed.trim(), rest);
  const { data, error } = useFound(text);
  const shown = text === '' ? undefined : data;
  const entries = [...(shown?.entries ?? []), ...(shown?.words.flatMap((one) => one.entries) ?? [])];
  const listed = [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
  return (
    <>
      <div className={styles.head}>
        <div className={styles.search}>
          <Field label={t('search')} hideLabel>
            {(ids) => (
              <TextInput
                {...ids}
                type="search"
                data-region-focus
                value={typed}
                maxLength={200}
                placeholder={t('search')}
                onChange={(event) => setLookedUp(event.target.value)}
              />
            )}
          </Field>
        </div>
        {shown === undefined ? null : (
          <p className={styles.source}>
            {t('source', { name: shown.info.name, date: shown.info.date.slice(0, 10) })}
          </p>
        )}
      </div>
      <PanelBody label={t('list')}>
        {error === null ? null : <FailureNotice failure={failureOf(error)} />}
        {listed.length > 0 || error !== null ? (
          <ItemList label={t('list')} items={listed} itemKey={keyOf}>
            {(entry) => <Entry entry={entry} />}
          </ItemList>
        ) : (
          <EmptyState icon={<BookType aria-hidden />} title={t(shown === undefined ? 'start' : 'none')}>
            {shown === undefined ? t('startText') : null}
          </EmptyState>
        )}
      </PanelBody>
    </>
  );
};
