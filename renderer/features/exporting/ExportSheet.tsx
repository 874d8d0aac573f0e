import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentExportReport, NotesByVisibility } from '#api/exports.ts';
import { exportNotes } from '#api/export-values.ts';
import type { Layout } from '#core/formats/layouts.ts';
import type { ProjectInfo } from '#core/model/index.ts';
import { client, shell } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Choice.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { PanelBody, PanelFoot, PanelSection } from '../../ui/Panel.tsx';
import { fileSize } from '../../ui/time.ts';
import { ExportOutcome, type ExportStage } from '../../workspace/ExportOutcome.tsx';
import { proposedName } from '../../workspace/file-name.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { useFormats, useFormatsError } from '../../workspace/formats.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { columnsOf as columnsOfProject, useWorkspace } from '../../workspace/store.ts';
import { ColumnOrder } from './ColumnOrder.tsx';
import { BookExport } from './BookExport.tsx';
import { DocumentChoice } from './DocumentChoice.tsx';
import { book, FormatCards, same } from './FormatCards.tsx';
import { SameExport } from './SameExport.tsx';
import { fillableIn, type Fillable } from './same-choice.ts';
import {
  columnsOf,
  isRunningText,
  layoutOf,
  orderFor,
  writableOf,
  type ExportChoice,
  type WritableFormat,
} from './export-choice.ts';
import { NotesAlong } from './NotesAlong.tsx';
import { Preview } from './Preview.tsx';
import { useExport } from './use-export.ts';
import styles from './Exporting.module.css';

const firstChoice = (project: ProjectInfo, format: WritableFormat): ExportChoice => {
  const order = columnsOfProject(project);
  return {
    format,
    order,
    chosen: new Set(order),
    layout: 'side-by-side',
    document: null,
    notes: 'export',
  };
};

const usePreviewRows = (project: ProjectInfo, choice: ExportChoice) => {
  const from = project.documents.find(({ id }) => id === choice.document)?.firstRow ?? 1;
  const { data } = useQuery({
    queryKey: [liveKey, 'export-preview', from],
    enabled: project.rows > 0,
    queryFn: () => answerOf(client.rows.page({ from, count: 6 })),
  });
  return data?.rows ?? [];
};

const Choices = ({
  project,
  choice,
  formats,
  cards,
  onChange,
}: {
  readonly project: ProjectInfo;
  readonly choice: ExportChoice;
  readonly formats: readonly WritableFormat[];
  readonly cards: ReactNode;
  readonly onChange: (changed: Partial<ExportChoice>) => void;
}) => {
  const { t } = useTranslation(['exporting', 'formats']);
  const { id, exports } = choice.format;
  const { layouts } = exports;
  const several = columnsOf(choice).length > 1;
  return (
    <>
      {cards}
      <PanelSection title={t('columns')}>
        <ColumnOrder choice={choice} onChange={onChange} />
        {isRunningText(choice.format) && several ? <p className={styles.faint}>{t('oneOnly')}</p> : null}
        {layouts.length > 1 && several ? (
          <Segmented<Layout>
            label={t('layout')}
            value={layoutOf(choice)}
            onChange={(layout) => onChange({ layout })}
            options={layouts.map((layout) => ({ value: layout, label: t(`layouts.${layout}`) }))}
          />
        ) : null}
        {project.documents.length > 1 ? (
          <DocumentChoice
            project={project}
            document={choice.document}
            onChange={(document) => onChange({ document })}
          />
        ) : null}
      </PanelSection>
      {exports.notes ? (
        <PanelSection title={t('notes')}>
          <Field label={t('notesToWrite')} hint={t(`formats:${id}.notes`)}>
            {(ids) => (
              <Select
                {...ids}
                value={choice.notes}
                onChange={(value) =>
                  onChange({ notes: exportNotes.find((each) => each === value) ?? 'none' })
                }
                options={exportNotes.map((each) => ({ value: each, label: t(`noteChoices.${each}`) }))}
              />
            )}
          </Field>
          <NotesAlong choice={choice} formats={formats} onChange={onChange} />
        </PanelSection>
      ) : (
        <NotesAlong choice={choice} formats={formats} onChange={onChange} />
      )}
    </>
  );
};

const staying = (left: NotesByVisibility): number => left.export + left.shared + left.private;

const Outcome = ({
  stage,
  onCancel,
}: {
  readonly stage: ExportStage<DocumentExportReport>;
  readonly onCancel: (job: string) => void;
}) => {
  const { t, i18n } = useTranslation('exporting');
  return (
    <ExportOutcome
      stage={stage}
      facts={({ rows, bytes, notes, left, unknownFormats = [] }) =>
        [
          t('savedFacts', { count: rows, size: fileSize(bytes, i18n.language) }),
          ...(notes === 0 ? [] : [t('savedNotes', { count: notes })]),
          ...(staying(left) === 0 ? [] : [t('savedLeft', { count: staying(left) })]),
          ...unknownFormats.map((document) => t('unknownFormat', document)),
        ].join(' · ')
      }
      progressText={({ done, total }) => t('progressOf', { done, total })}
      onCancel={onCancel}
    />
  );
};

const Exporter = ({
  project,
  formats,
  format,
  cards,
  onFormat,
}: {
  readonly project: ProjectInfo;
  readonly formats: readonly WritableFormat[];
  readonly format: WritableFormat;
  readonly cards: ReactNode;
  readonly onFormat: (id: string) => void;
}) => {
  const { t } = useTranslation('exporting');
  const [made, setMade] = useState(() => firstChoice(project, format));
  const choice = { ...made, format, order: orderFor(columnsOfProject(project), made.order) };
  const columns = columnsOf(choice);
  const rows = usePreviewRows(project, choice);
  const { stage, run, cancel, reset } = useExport();
  const change = (changed: Partial<ExportChoice>): void => {
    setMade({ ...choice, ...changed });
    if (changed.format !== undefined) onFormat(changed.format.id);
    if (stage.at !== 'writing') reset();
  };
  const start = async (): Promise<void> => {
    if (shell === null) {
      await run(choice, null);
      return;
    }
    const document = project.documents.find(({ id }) => id === choice.document)?.name ?? null;
    const file = { is: 'translation', project: project.name, document, columns } as const;
    const path = await shell.saveDialog(proposedName(file, choice.format.extensions[0]));
    if (path !== null) await run(choice, path);
  };
  return (
    <>
      <PanelBody>
        <div className={styles.sides}>
          <div>
            <Choices project={project} choice={choice} formats={formats} cards={cards} onChange={change} />
          </div>
          {columns.length > 0 && rows.length > 0 ? (
            <PanelSection title={t('preview')}>
              <Preview
                rows={rows}
                columns={columns}
                format={choice.format}
                layout={layoutOf(choice)}
                columnsHere={project.documents[0]?.columns ?? project.settings.columns}
              />
            </PanelSection>
          ) : null}
        </div>
      </PanelBody>
      <PanelFoot>
        <Outcome stage={stage} onCancel={(job) => void cancel(job)} />
        {columns.length === 0 ? <p className={styles.faint}>{t('noColumns')}</p> : null}
        <Button
          look="primary"
          busy={stage.at === 'writing'}
          disabled={columns.length === 0}
          onClick={() => void start()}
        >
          {t('go')}
        </Button>
      </PanelFoot>
    </>
  );
};

/** What comes out, and from there the choices that go with it. */
const Sheet = ({
  project,
  formats,
  fillable,
  first,
}: {
  readonly project: ProjectInfo;
  readonly formats: readonly WritableFormat[];
  readonly fillable: readonly Fillable[];
  readonly first: WritableFormat;
}) => {
  const [wanted, setWanted] = useState(fillable.length > 0 ? same : first.id);
  const as = wanted === same && fillable.length === 0 ? first.id : wanted;
  const cards = <FormatCards value={as} formats={formats} fillable={fillable} onChange={setWanted} />;
  if (as === same) return <SameExport project={project} fillable={fillable} cards={cards} />;
  if (as === book) return <BookExport project={project} cards={cards} />;
  const format = formats.find(({ id }) => id === as) ?? first;
  return <Exporter project={project} formats={formats} format={format} cards={cards} onFormat={setWanted} />;
};

/** Writing the project out: its documents in their own formats, or as a document other people's tools open. */
export const ExportSheet = () => {
  const project = useWorkspace((state) => state.project);
  const known = useFormats();
  const error = useFormatsError();
  const formats = writableOf(known, project?.documents ?? []);
  const [first] = formats;
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  return project === null || first === undefined ? null : (
    <Sheet
      key={project.path}
      project={project}
      formats={formats}
      fillable={fillableIn(project, known)}
      first={first}
    />
  );
};
