import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DictionaryFacts } from '#api/dictionary.ts';
import { client } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { ItemList } from '../../ui/ItemList.tsx';
import { MoveButtons } from '../../ui/MoveButtons.tsx';
import { PanelBody, PanelFoot, PanelHead } from '../../ui/Panel.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { licenceName } from './answers.ts';
import {
  cancelImport,
  dictionariesKey,
  importDictionary,
  moveDictionary,
  removeDictionary,
  switchDictionary,
  useImport,
} from './dictionaries.ts';
import styles from './DictionariesSheet.module.css';

const One = ({
  dictionary,
  at,
  last,
}: {
  readonly dictionary: DictionaryFacts;
  readonly at: number;
  readonly last: number;
}) => {
  const { t } = useTranslation('dictionary');
  const { id, name, entries, version, licence, author, on, builtIn } = dictionary;
  const facts = [t('entries', { count: entries }), version, author, licenceName(licence)].filter(
    (fact) => fact !== '',
  );
  return (
    <div className={styles.dictionary}>
      <div className={styles.words}>
        <Checkbox checked={on} onChange={(now) => void switchDictionary(id, now)}>
          <span className={styles.name}>{name}</span>
        </Checkbox>
        <span className={styles.faint}>{facts.join(' · ')}</span>
      </div>
      {last === 0 ? null : (
        <MoveButtons
          className={styles.order}
          at={at}
          last={last}
          up={t('earlier', { name })}
          down={t('later', { name })}
          onMove={(to) => void moveDictionary(id, to)}
        />
      )}
      {builtIn ? (
        <span className={styles.faint}>{t('builtIn')}</span>
      ) : (
        <IconButton small label={t('remove', { name })} onClick={() => void removeDictionary(dictionary)}>
          <Trash2 aria-hidden />
        </IconButton>
      )}
    </div>
  );
};

const Running = () => {
  const { t } = useTranslation('dictionary');
  const running = useImport((state) => state.running);
  if (running === null) return null;
  const label = t('importing', { count: running.entries });
  return (
    <div className={styles.running}>
      <span>{label}</span>
      <Progress value={null} label={label} />
      <Button small onClick={cancelImport}>
        {t('cancel')}
      </Button>
    </div>
  );
};

/** The dictionaries of this machine: switched, ordered, imported and removed. */
export const DictionariesSheet = () => {
  const { t } = useTranslation('dictionary');
  const isRunning = useImport(({ running }) => running !== null);
  const { data, error } = useQuery({
    queryKey: dictionariesKey,
    queryFn: () => answerOf(client.dictionary.list({})),
    staleTime: 0,
  });
  const listed = data?.dictionaries ?? [];
  return (
    <>
      <PanelHead>
        <p className={styles.faint}>{t('intro')}</p>
      </PanelHead>
      <PanelBody>
        {error === null ? null : <FailureNotice failure={failureOf(error)} />}
        <ItemList label={t('dictionaries')} items={listed} itemKey={({ id }) => id}>
          {(dictionary) => (
            <One dictionary={dictionary} at={listed.indexOf(dictionary)} last={listed.length - 1} />
          )}
        </ItemList>
      </PanelBody>
      <PanelFoot>
        <Running />
        <Button busy={isRunning} onClick={() => void importDictionary()}>
          {t('import')}
        </Button>
      </PanelFoot>
    </>
  );
};
