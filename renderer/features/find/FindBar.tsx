import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '#core/model/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { focusText } from '../../workspace/annotations.ts';
import { useKey } from '../../workspace/commands.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { closeFind, searchAgain, toggleList, useFind } from './find-store.ts';
import { FindFields } from './FindFields.tsx';
import { stepTo } from './steps.ts';
import { useColumns, useFound } from './use-found.ts';
import { usePaintedHits } from './use-painted-hits.ts';
import styles from './Find.module.css';

type Found = ReturnType<typeof useFound>;

/** Puts the caret into the search field whenever the bar is opened for typing. */
const useFocusOnOpen = (input: RefObject<HTMLInputElement | null>): void => {
  const opened = useFind((state) => state.opened);
  useEffect(() => {
    if (opened === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [opened, input]);
};

/** How many results there are, or which of them is the current one. */
const Count = ({ found, onAgain }: { readonly found: Found; readonly onAgain: () => void }) => {
  const { t } = useTranslation('find');
  const { replacing, replaced } = useFind();
  const { asked, error, searching, total, cells, ordinal, isNothing } = found;
  const isAllReplaced = isNothing && replacing && replaced > 0;
  const words = (): string => {
    if (asked === null || error !== null) return '';
    if (searching) return t('searching');
    if (isNothing) return t(isAllReplaced ? 'allReplaced' : 'none');
    return ordinal === null
      ? t('results', { count: total, cells: t('cells', { count: cells }) })
      : t('position', { at: ordinal, total });
  };
  return (
    <>
      <span className={styles.count} aria-live="polite">
        {words()}
      </span>
      {isAllReplaced ? (
        <Button small onClick={onAgain}>
          {t('searchAgain')}
        </Button>
      ) : null}
    </>
  );
};

/** The ways from one result to the next, to the list of all, and out. */
const Ways = ({ any, listed }: { readonly any: boolean; readonly listed: boolean }) => {
  const { t } = useTranslation('find');
  const previousKey = useKey('findPrevious');
  const nextKey = useKey('findNext');
  return (
    <div className={styles.ways}>
      <IconButton
        small
        label={t('previous')}
        keys={previousKey}
        disabled={!any}
        onClick={() => void stepTo('previous')}
      >
        <ArrowUp aria-hidden />
      </IconButton>
      <IconButton small label={t('next')} keys={nextKey} disabled={!any} onClick={() => void stepTo('next')}>
        <ArrowDown aria-hidden />
      </IconButton>
      <Button small look="quiet" aria-pressed={listed} className={styles.listed} onClick={toggleList}>
        {t('list')}
      </Button>
      <IconButton
        small
        label={t('closeBar')}
        keys="Escape"
        onClick={() => {
          closeFind();
          focusText();
        }}
      >
        <X aria-hidden />
      </IconButton>
    </div>
  );
};

const Bar = ({ project, listed }: { readonly project: ProjectInfo; readonly listed: boolean }) => {
  const { t } = useTranslation('find');
  const bar = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const columns = useColumns(project);
  const found = useFound(project);
  const { hits, place, hitAt, error, total } = found;
  useFocusOnOpen(input);
  usePaintedHits(hits, place === null ? undefined : hitAt(place.cell), place);
  useEscape(bar, () => {
    closeFind();
    focusText();
    return true;
  });
  return (
    <search ref={bar} data-region="above" data-keeps-focus aria-label={t('title')} className={styles.bar}>
      <FindFields input={input} error={error} any={total > 0}>
        {columns.length > 1 ? <ColumnChoice columns={columns} /> : null}
      </FindFields>
      <div className={styles.end}>
        <Count
          found={found}
          onAgain={() => {
            searchAgain();
            input.current?.focus();
          }}
        />
        <Ways any={total > 0} listed={listed} />
      </div>
    </search>
  );
};

/** Find and replace over all columns, in either script: a thin bar above the text, there while it is wanted or its results are listed. */
export const FindBar = () => {
  const project = useWorkspace((state) => state.project);
  const listed = useWorkspace((state) => state.drawer === 'find');
  const open = useFind((state) => state.open);
  return project === null || !(open || listed) ? null : <Bar project={project} listed={listed} />;
};
