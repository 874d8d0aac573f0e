import { useQuery } from '@tanstack/react-query';
import { BookOpen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachedMemory } from '#api/memory.ts';
import { client, shell } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ItemList } from '../../ui/ItemList.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { MoveButtons } from '../../ui/MoveButtons.tsx';
import { PanelBody, PanelFoot, PanelHead } from '../../ui/Panel.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import {
  addMemory,
  attachFile,
  cancelImport,
  changePenalty,
  detachMemory,
  fillRepeats,
  memoriesKey,
  moveMemory,
  newMemory,
  repeatsKey,
  useImport,
  useIsFixed,
  writeInto,
} from './memories.ts';
import { Units } from './units/Units.tsx';
import styles from './MemoriesSheet.module.css';

/** Its place among the memories, which decides between matches that are equally good. */
const Order = ({
  memory: { path, name },
  at,
  last,
  fixed,
}: {
  readonly memory: AttachedMemory;
  readonly at: number;
  readonly last: number;
  readonly fixed: boolean;
}) => {
  const { t } = useTranslation('memory');
  if (last === 0) return null;
  return (
    <MoveButtons
      className={styles.order}
      at={at}
      last={last}
      fixed={fixed}
      up={t('earlier', { name })}
      down={t('later', { name })}
      onMove={(to) => void moveMemory(path, to)}
    />
  );
};

/** Milliseconds between two looks whether the index of a memory is converted. */
const lookAgain = 2000;

const Memory = ({
  memory,
  at,
  last,
  fixed,
  onLook,
}: {
  readonly memory: AttachedMemory;
  readonly at: number;
  readonly last: number;
  readonly fixed: boolean;
  readonly onLook: () => void;
}) => {
  const { t } = useTranslation('memory');
  const { path, name, units, languages, penalty, writes, canWrite, failure, isConverting } = memory;
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
        {isConverting ? <span className={styles.faint}>{t('converting')}</span> : null}
        {failure === null ? (
          <Checkbox
            checked={writes}
            disabled={fixed || !(canWrite || writes)}
            onChange={(now) => void writeInto(path, now)}
          >
            {t(canWrite ? 'writes' : 'readOnly')}
          </Checkbox>
        ) : (
          <FailureNotice failure={failure} />
        )}
      </div>
      {failure === null && /\.duizhao-memory$/i.test(path) ? (
        <Button small aria-label={t('editor.openOf', { name })} onClick={onLook}>
          {t('editor.open')}
        </Button>
      ) : null}
      <Order memory={memory} at={at} last={last} fixed={fixed} />
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

/** The memories of the project beside its own rows: to add some, take them away, and look through the units of one. */
export const MemoriesSheet = () => {
  const { t } = useTranslation('memory');
  const [looked, setLooked] = useState<AttachedMemory | null>(null);
  const fixed = useIsFixed();
  const isRunning = useImport(({ running }) => running !== null);
  const { data, error } = useQuery({
    queryKey: memoriesKey,
    queryFn: () => answerOf(client.memory.list({})),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.some(({ isConverting }) => isConverting) === true ? lookAgain : false,
  });
  if (looked !== null) {
    const { path, name, canWrite } = looked;
    return <Units path={path} name={name} canWrite={canWrite} onBack={() => setLooked(null)} />;
  }
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
            {(memory) => (
              <Memory
                memory={memory}
                at={data?.indexOf(memory) ?? 0}
                last={(data?.length ?? 1) - 1}
                fixed={fixed}
                onLook={() => setLooked(memory)}
              />
            )}
          </ItemList>
        )}
      </PanelBody>
      <PanelFoot>
        <Running />
        <div className={styles.buttons}>
          <Button busy={isRunning} disabled={fixed} onClick={() => void addMemory()}>
            {t('add')}
          </Button>
          {shell === null ? null : (
            <Button disabled={fixed || isRunning} onClick={() => void attachFile()}>
              {t('attachFile')}
            </Button>
          )}
          <Button disabled={fixed || isRunning} onClick={() => void newMemory()}>
            {t('new')}
          </Button>
        </div>
      </PanelFoot>
    </>
  );
};
