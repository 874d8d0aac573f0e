import { useQuery } from '@tanstack/react-query';
import { BookOpen, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttachedMemory } from '#api/memory.ts';
import { client } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ItemList } from '../../ui/ItemList.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { PanelBody, PanelFoot, PanelHead } from '../../ui/Panel.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import {
  addMemory,
  cancelImport,
  changePenalty,
  detachMemory,
  fillRepeats,
  memoriesKey,
  repeatsKey,
  useImport,
  useIsFixed,
} from './memories.ts';
import styles from './MemoriesSheet.module.css';

const Memory = ({ memory, fixed }: { readonly memory: AttachedMemory; readonly fixed: boolean }) => {
  const { t } = useTranslation('memory');
  const { path, name, units, languages, penalty, failure } = memory;
  const facts = [
    ...(units === null ? [] : [t('units', { count: units })]),
    ...languages.slice(0, 3).map(({ language }) => language),
  ];
  return (
    <div className={styles.memory}>
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.faint}>{facts.join(' · ')}</span>
        <span className={styles.faint}>{path}</span>
        {failure === null ? null : <FailureNotice failure={failure} />}
      </div>
      <label className={styles.penalty}>
        <span>{t('penalty')}</span>
        <NumberInput
          value={penalty}
          min={0}
          max={50}
          step={1}
          disabled={fixed}
          onChange={(now) => void changePenalty(path, now)}
        />
      </label>
      <IconButton
        small
        label={t('detach', { name })}
        disabled={fixed}
        onClick={() => void detachMemory(path)}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </div>
  );
};

const Running = () => {
  const { t } = useTranslation('memory');
  const running = useImport((state) => state.running);
  if (running === null) return null;
  return (
    <div className={styles.running}>
      <span>{t('importing', { count: running.units })}</span>
      <Progress value={null} label={t('importing', { count: running.units })} />
      <Button small onClick={cancelImport}>
        {t('cancel')}
      </Button>
    </div>
  );
};

/** Whether repeated sentences fill themselves. */
const Repeats = ({ fixed }: { readonly fixed: boolean }) => {
  const { t } = useTranslation('memory');
  const { data } = useQuery({
    queryKey: repeatsKey,
    queryFn: () => answerOf(client.memory.repeats({})),
    staleTime: 0,
  });
  if (data === undefined) return null;
  return (
    <div className={styles.words}>
      <Checkbox checked={data.fills} disabled={fixed} onChange={(fills) => void fillRepeats(fills)}>
        {t('repeats')}
      </Checkbox>
      <span className={styles.faint}>{t('repeatsHelp')}</span>
    </div>
  );
};

/** The memories of the project beside its own rows: to add some, and take them away. */
export const MemoriesSheet = () => {
  const { t } = useTranslation('memory');
  const fixed = useIsFixed();
  const isRunning = useImport(({ running }) => running !== null);
  const { data, error } = useQuery({
    queryKey: memoriesKey,
    queryFn: () => answerOf(client.memory.list({})),
    staleTime: 0,
  });
  return (
    <>
      <PanelHead>
        <p className={styles.faint}>{t('intro')}</p>
        <Repeats fixed={fixed} />
      </PanelHead>
      <PanelBody>
        {error === null ? null : <FailureNotice failure={failureOf(error)} />}
        {data?.length === 0 ? (
          <EmptyState icon={<BookOpen aria-hidden />} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <ItemList label={t('list')} items={data ?? []} itemKey={({ path }) => path}>
            {(memory) => <Memory memory={memory} fixed={fixed} />}
          </ItemList>
        )}
      </PanelBody>
      <PanelFoot>
        <Running />
        <Button busy={isRunning} disabled={fixed} onClick={() => void addMemory()}>
          {t('add')}
        </Button>
      </PanelFoot>
    </>
  );
};
