import { ChevronDown, Copy, Languages, Lock, LockOpen, MessageSquarePlus, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cellStates, type ProjectInfo, type Side } from '#core/model/index.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Choice.tsx';
import { Menu, MenuItem } from '#renderer/ui/Menu.tsx';
import { Progress } from '#renderer/ui/Progress.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { useKey } from '#renderer/workspace/registry.ts';
import { useReviewing } from '#renderer/workspace/reviewing.ts';
import { columnsOf, useWorkspace } from '#renderer/workspace/store.ts';
import { focusText } from '../move-commands.ts';
import { actOnRows, annotateRows, cancelAct, useActing } from './act-on-rows.ts';
import { chooseColumns, clearRows, useChosenRows } from './chosen-rows.ts';
import styles from './RowsBar.module.css';

const settable = cellStates.filter((state) => state !== 'empty');
const stateKeys = { draft: '', translated: 'confirm', reviewed: 'review', approved: 'approve' } as const;

const StateMenu = ({ disabled }: { readonly disabled: boolean }) => {
  const { t } = useTranslation('rows');
  const keys = {
    [stateKeys.draft]: undefined,
    [stateKeys.translated]: useKey(stateKeys.translated),
    [stateKeys.reviewed]: useKey(stateKeys.reviewed),
    [stateKeys.approved]: useKey(stateKeys.approved),
  };
  return (
    <Menu
      trigger={
        <Button small disabled={disabled}>
          {t('acts.state')}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {settable.map((state) => (
        <MenuItem
          key={state}
          keys={keys[stateKeys[state]]}
          onSelect={() => void actOnRows({ is: 'state', state })}
        >
          {t(`editor:states.${state}`)}
        </MenuItem>
      ))}
    </Menu>
  );
};

/** How alike a match must be at least: all that is in one menu. */
const thresholds = [1, 0.85, 0.75] as const;

const PretranslateMenu = ({ disabled }: { readonly disabled: boolean }) => {
  const { t } = useTranslation('rows');
  return (
    <Menu
      trigger={
        <Button small disabled={disabled}>
          {t('acts.pretranslate')}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {thresholds.map((least) => (
        <MenuItem key={least} onSelect={() => void actOnRows({ is: 'pretranslate', least })}>
          {least === 1 ? t('least.exact') : t('least.from', { percent: least * 100 })}
        </MenuItem>
      ))}
    </Menu>
  );
};

/** Which columns of the chosen rows are acted on, where there is a choice. */
const ColumnChoice = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('rows');
  const columns = useChosenRows((state) => state.columns);
  const side = useWorkspace((state) => state.active.side);
  if (columnsOf(project).length < 3) return <span>{t(`editor:columns.${side}`)}</span>;
  return (
    <Segmented
      label={t('columns.label')}
      value={columns}
      onChange={chooseColumns}
      options={[
        { value: 'active', label: t(`editor:columns.${side}`) },
        { value: 'all', label: t('columns.all') },
      ]}
    />
  );
};

/** Whether some document converts the column, or any of its columns, from another. */
const isConverted = ({ documents }: ProjectInfo, side: Side | null): boolean =>
  documents.some(({ columns }) =>
    columns.some(({ id, convertedFrom }) => convertedFrom !== null && (side === null || id === side)),
  );

const Acts = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('rows');
  const closed = useReviewing((state) => state.closed);
  const columns = useChosenRows((state) => state.columns);
  const side = useWorkspace((state) => state.active.side);
  const keys = { lock: useKey('lock'), reconvert: useKey('reconvert'), copySource: useKey('copySource') };
  const readOnly = project.readOnly || closed;
  const isTranslation = !readOnly && (columns === 'all' || side !== 'source');
  const lockable = !readOnly && project.reviewer === null;
  return (
    <>
      <StateMenu disabled={!isTranslation} />
      <Button
        small
        icon={<Lock aria-hidden />}
        title={keys.lock}
        disabled={!lockable}
        onClick={() => void actOnRows({ is: 'lock' })}
      >
        {t('acts.lock')}
      </Button>
      <Button
        small
        icon={<LockOpen aria-hidden />}
        disabled={!lockable}
        onClick={() => void actOnRows({ is: 'unlock' })}
      >
        {t('acts.unlock')}
      </Button>
      <Button
        small
        icon={<Languages aria-hidden />}
        title={keys.reconvert}
        disabled={!isTranslation || !isConverted(project, columns === 'all' ? null : side)}
        onClick={() => void actOnRows({ is: 'convert' })}
      >
        {t('acts.convert')}
      </Button>
      <Button
        small
        icon={<Copy aria-hidden />}
        title={keys.copySource}
        disabled={!isTranslation}
        onClick={() => void actOnRows({ is: 'copySource' })}
      >
        {t('acts.copySource')}
      </Button>
      <PretranslateMenu disabled={!isTranslation} />
      <Button
        small
        icon={<MessageSquarePlus aria-hidden />}
        disabled={readOnly}
        onClick={() => void annotateRows()}
      >
        {t('acts.annotate')}
      </Button>
    </>
  );
};

const Going = ({ done }: { readonly done: number }) => {
  const { t } = useTranslation('rows');
  return (
    <>
      <span className={styles.progress}>
        <Progress value={done} label={t('going')} />
      </span>
      <Button small onClick={cancelAct}>
        {t('cancel')}
      </Button>
    </>
  );
};

/** How many rows are chosen, and what can be done with them at once. */
export const RowsBar = () => {
  const { t } = useTranslation('rows');
  const bar = useRef<HTMLDivElement>(null);
  const count = useChosenRows(({ segments }) => segments.size);
  const project = useWorkspace((state) => state.project);
  const { job, done } = useActing();
  const end = (): void => {
    clearRows();
    focusText();
  };
  if ((count === 0 && job === null) || project === null) return null;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t(count === 0 ? 'going' : 'bar')}
      className={styles.bar}
      data-foot-bar=""
    >
      <EscapeEnds bar={bar} onEnd={end} />
      {count === 0 ? null : <output className={styles.count}>{t('chosen', { count })}</output>}
      {job === null ? (
        <>
          <ColumnChoice project={project} />
          <Acts project={project} />
        </>
      ) : (
        <Going done={done} />
      )}
      <span className={styles.space} />
      {count === 0 ? null : (
        <IconButton small label={t('clear')} keys="Escape" onClick={end}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
};

const EscapeEnds = ({
  bar,
  onEnd,
}: {
  readonly bar: React.RefObject<HTMLDivElement | null>;
  readonly onEnd: () => void;
}) => {
  useEscape(bar, () => {
    onEnd();
    return true;
  });
  return null;
};
