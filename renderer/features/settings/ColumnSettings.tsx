import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  chineseScript,
  commonLanguages,
  defaultColumns,
  mostShownColumns,
  originalSide,
  type Column,
  type DocumentInfo,
  type Language,
  type ProjectInfo,
  type Side,
} from '#core/model/index.ts';
import { useLanguageName } from '#renderer/workspace/column-words.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Field, Select, TextInput } from '../../ui/Field.tsx';
import { MoveButtons } from '../../ui/MoveButtons.tsx';
import { addColumn, labelColumn, orderColumns, removeColumn, setTargets } from '../../workspace/configure.ts';
import { columnsOf } from '../../workspace/store.ts';
import styles from './Settings.module.css';

const isAdded = (side: Side): boolean => defaultColumns.every(({ id }) => id !== side);

/** The columns worth listing: those some document shows, and those that people added. */
const listed = (project: ProjectInfo): readonly Column[] => {
  const shown = columnsOf(project);
  return project.settings.columns.filter(({ id }) => shown.includes(id) || isAdded(id));
};

/** A column with its label, which is kept when the field is left, and its place among the others. */
const ColumnLine = ({
  column,
  project,
  at,
}: {
  readonly column: Column;
  readonly project: ProjectInfo;
  readonly at: number;
}) => {
  const { t } = useTranslation(['settings', 'editor']);
  const nameOf = useLanguageName();
  const [typed, setTyped] = useState<string | null>(null);
  const columns = listed(project);
  const name = t(`editor:columnNames.${column.id}`);
  const move = (to: number): void => {
    const order = columns.map(({ id }) => id);
    const [moved] = order.splice(at, 1);
    if (moved !== undefined) void orderColumns(order.toSpliced(to, 0, moved));
  };
  const keep = (): void => {
    const label = typed?.trim() ?? column.label;
    setTyped(null);
    if (label !== column.label) void labelColumn(column.id, label);
  };
  return (
    <li>
      <span className={styles.columnLine}>
        {column.role === 'original' ? (
          <span>{name}</span>
        ) : (
          <TextInput
            aria-label={t('columnLabelOf', { column: name })}
            value={typed ?? column.label}
            placeholder={nameOf(column.language)}
            maxLength={60}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep();
            }}
          />
        )}
        <span className={styles.faint}>
          {column.role === 'original' ? t('columnOriginal') : nameOf(column.language)}
        </span>
      </span>
      <MoveButtons
        at={at}
        last={columns.length - 1}
        up={t('columnUp', { column: name })}
        down={t('columnDown', { column: name })}
        onMove={move}
      />
      {isAdded(column.id) ? (
        <IconButton
          small
          label={t('columnRemove', { column: name })}
          onClick={() => void removeColumn(column.id)}
        >
          <X aria-hidden />
        </IconButton>
      ) : (
        <span className={styles.noButton} />
      )}
    </li>
  );
};

/** Columns that Chinese of a language can be converted from: Chinese in the other script, and originals, which may be that. */
const sourcesFor = (language: Language, { settings }: ProjectInfo): readonly Column[] => {
  const script = chineseScript(language);
  if (script === null) return [];
  return settings.columns.filter(({ id, language: other }) => {
    const from = chineseScript(other);
    return id === originalSide || (from !== null && from !== script);
  });
};

const NewColumn = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation(['settings', 'editor']);
  const nameOf = useLanguageName();
  const [language, setLanguage] = useState<Language>('en');
  const [label, setLabel] = useState('');
  const [from, setFrom] = useState<Side>('');
  const sources = sourcesFor(language, project);
  const isFull = columnsOf(project).length >= mostShownColumns;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const convertedFrom = sources.some(({ id }) => id === from) ? from : null;
    if (await addColumn({ language, label: label.trim(), convertedFrom })) setLabel('');
  };
  return (
    <form className={styles.add} onSubmit={(event) => void add(event)}>
      <Field label={t('columnLanguage')}>
        {(ids) => (
          <Select
            {...ids}
            value={language}
            options={commonLanguages.map((tag) => ({ value: tag, label: nameOf(tag) }))}
            onChange={setLanguage}
          />
        )}
      </Field>
      <Field label={t('columnLabel')}>
        {(ids) => (
          <TextInput
            {...ids}
            value={label}
            maxLength={60}
            placeholder={t('columnLabelExample')}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </Field>
      {sources.length === 0 ? null : (
        <Field label={t('columnFrom')}>
          {(ids) => (
            <Select
              {...ids}
              value={from}
              options={[
                { value: '', label: t('columnFromNone') },
                ...sources.map(({ id }) => ({ value: id, label: t(`editor:columnNames.${id}`) })),
              ]}
              onChange={setFrom}
            />
          )}
        </Field>
      )}
      <Button submit disabled={isFull}>
        {t('columnAdd')}
      </Button>
      {isFull ? <p className={styles.faint}>{t('columnsFull', { limit: mostShownColumns })}</p> : null}
    </form>
  );
};

/** Which columns stand beside a document's original. */
const Shown = ({ document, project }: { readonly document: DocumentInfo; readonly project: ProjectInfo }) => {
  const { t } = useTranslation(['settings', 'editor']);
  const { columns } = project.settings;
  const fitting = columns.filter(({ id, language }) => isAdded(id) || language !== document.language);
  // What the project no longer knows, as after damage, is shown until somebody hides it.
  const strange = document.columns.filter(({ id }) => columns.every((column) => column.id !== id));
  const possible = [...fitting, ...strange].filter(({ role }) => role === 'translation');
  const change = (side: Side, on: boolean): void =>
    void setTargets(
      document.id,
      possible.map(({ id }) => id).filter((id) => (id === side ? on : document.targets.includes(id))),
    );
  return (
    <fieldset className={styles.set}>
      <legend className={styles.faint}>{t('columnsHelp', { name: document.name })}</legend>
      {possible.map(({ id }) => (
        <Checkbox
          key={id}
          checked={document.targets.includes(id)}
          disabled={!document.targets.includes(id) && document.columns.length >= mostShownColumns}
          onChange={(on) => change(id, on)}
        >
          {t(`editor:columnNames.${id}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
};

/** The columns of the project, in their order, and which of them each document shows. */
export const ColumnSettings = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('settings');
  // A copy has the columns that were handed over.
  if (project.reviewer !== null) return null;
  return (
    <>
      <h3 className={styles.subtitle}>{t('columns')}</h3>
      <p className={styles.faint}>{t('columnsOrder')}</p>
      <ul className={styles.list} aria-label={t('columns')}>
        {listed(project).map((column, at) => (
          <ColumnLine key={column.id} column={column} project={project} at={at} />
        ))}
      </ul>
      <NewColumn project={project} />
      {project.documents.map((document) => (
        <Shown key={document.id} document={document} project={project} />
      ))}
    </>
  );
};
