import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadWord } from '#core/readings/index.ts';
import { readingWays, type ReadingWay } from '#core/readings/ways.ts';
import { client } from '../../api.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Choice.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { setPreferences } from '../../workspace/preferences.ts';
import { answerOf } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { useReadText } from './use-read-text.ts';
import { keepWay } from './ways.ts';
import styles from './Readings.module.css';

/** A word with the reading of each of its characters above it. */
const Word = ({ word: { text, readings }, lang }: { readonly word: ReadWord; readonly lang: string }) =>
  readings.length === 0 ? (
    <span className={styles.plain}>{text}</span>
  ) : (
    <ruby className={styles.word}>
      {Array.from(text).map((character, at) => (
        // The characters of a word have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          {character}
          <rt lang={lang}>{readings[at]}</rt>
        </Fragment>
      ))}
    </ruby>
  );

const tagOf: Readonly<Record<ReadingWay, string>> = {
  pinyin: 'zh-Latn-pinyin',
  zhuyin: 'zh-Bopo',
  jyutping: 'yue-Latn-jyutping',
};

const Line = ({ way }: { readonly way: ReadingWay }) => {
  const { t } = useTranslation('readings');
  const read = useReadText();
  const text = read?.text ?? '';
  const { data, error } = useQuery({
    queryKey: ['readings', way, text],
    queryFn: () => answerOf(client.dictionary.readings({ text, way })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    enabled: text !== '',
  });
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  if (read === null) return <p className={styles.none}>{t('none')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <p className={styles.line} lang={read.language} tabIndex={0} aria-label={t('title')}>
      {(data?.words ?? []).map((word, at) => (
        // Words stand in the order of the text, and may stand there twice.
        // oxlint-disable-next-line react/no-array-index-key
        <Word key={at} word={word} lang={tagOf[way]} />
      ))}
    </p>
  );
};

/** Above the text: how the selected words, or the Chinese text of the row, are read. Shown while it is wanted. */
export const ReadingsBar = () => {
  const { t } = useTranslation('readings');
  const way = useWorkspace((state) => state.preferences.readings);
  const isOpen = useWorkspace((state) => state.project !== null);
  if (way === 'off' || !isOpen) return null;
  return (
    <section className={styles.bar} aria-label={t('title')}>
      <Segmented
        label={t('way')}
        value={way}
        options={readingWays.map((id) => ({ value: id, label: t(`ways.${id}`) }))}
        onChange={(to) => {
          keepWay(to);
          void setPreferences({ readings: to });
        }}
      />
      <Line way={way} />
      <IconButton small label={t('close')} onClick={() => void setPreferences({ readings: 'off' })}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
};
