import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exportNotes } from '#api/export-values.ts';
import type { LayoutFacts } from '#core/layouts/layout.ts';
import type { ProjectInfo } from '#core/model/index.ts';
import { client, shell } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { PanelBody, PanelFoot, PanelSection } from '../../ui/Panel.tsx';
import { fileSize } from '../../ui/time.ts';
import { ExportOutcome } from '../../workspace/ExportOutcome.tsx';
import { proposedName } from '../../workspace/file-name.ts';
import { answerOf } from '../../workspace/queries.ts';
import { columnsOf as columnsOfProject } from '../../workspace/store.ts';
import { bookColumns, firstBook, withLayout, withProfile, type BookChoice } from './book-choice.ts';
import { BookOption } from './BookOption.tsx';
import { BookPreview } from './BookPreview.tsx';
import { BookProfiles } from './BookProfiles.tsx';
import { BookSettings } from './BookSettings.tsx';
import { ColumnOrder } from './ColumnOrder.tsx';
import { DocumentChoice } from './DocumentChoice.tsx';
import { orderFor } from './export-choice.ts';
import { useBook } from './use-book.ts';
import styles from './Exporting.module.css';

const useLayouts = () =>
  useQuery({ queryKey: ['book-layouts'], queryFn: () => answerOf(client.books.layouts({})) }).data;

const LayoutAndOutput = ({
  choice,
  layouts,
  layout,
  onChange,
}: {
  readonly choice: BookChoice;
  readonly layouts: readonly LayoutFacts[];
  readonly layout: LayoutFacts;
  readonly onChange: (choice: BookChoice) => void;
}) => {
  const { t } = useTranslation('exporting');
  return (
    <PanelSection title={t('books.card')}>
      <Field label={t('books.layout')}>
        {(ids) => (
          <Select
            {...ids}
            value={layout.id}
            onChange={(id) => onChange(withLayout(choice, layouts.find((one) => one.id === id) ?? layout))}
            options={layouts.map(({ id }) => ({ value: id, label: t(`books.layouts.${id}.title`) }))}
          />
        )}
      </Field>
      <BookOption
        label={t('books.output')}
        value={choice.output}
        onChange={(output) => onChange({ ...choice, output })}
        options={layout.outputs.map((one) => ({ value: one, label: t(`books.outputs.${one}`) }))}
      />
    </PanelSection>
  );
};

const NotesChoice = ({
  choice,
  onChange,
}: {
  readonly choice: BookChoice;
  readonly onChange: (choice: BookChoice) => void;
}) => {
  const { t } = useTranslation('exporting');
  return (
    <Field label={t('notes')}>
      {(ids) => (
        <Select
          {...ids}
          value={choice.notes}
          onChange={(notes) => onChange({ ...choice, notes })}
          options={exportNotes.map((each) => ({ value: each, label: t(`noteChoices.${each}`) }))}
        />
      )}
    </Field>
  );
};

const BookChoices = ({
  project,
  choice,
  layouts,
  layout,
  onChange,
}: {
  readonly project: ProjectInfo;
  readonly choice: BookChoice;
  readonly layouts: readonly LayoutFacts[];
  readonly layout: LayoutFacts;
  readonly onChange: (choice: BookChoice) => void;
}) => {
  const { t } = useTranslation('exporting');
  return (
    <>
      <LayoutAndOutput choice={choice} layouts={layouts} layout={layout} onChange={onChange} />
      <PanelSection title={t('columns')}>
        <ColumnOrder choice={choice} onChange={(changed) => onChange({ ...choice, ...changed })} />
        {project.documents.length > 1 ? (
          <DocumentChoice
            project={project}
            document={choice.document}
            onChange={(document) => onChange({ ...choice, document })}
          />
        ) : null}
        <NotesChoice choice={choice} onChange={onChange} />
      </PanelSection>
      <BookSettings
        choice={choice}
        layout={layout}
        change={(changed) => onChange({ ...choice, settings: { ...choice.settings, ...changed } })}
      />
      <BookProfiles choice={choice} onChoose={(profile) => onChange(withProfile(choice, profile, layouts))} />
    </>
  );
};

const PreviewPart = ({
  choice,
  layout,
  prints,
}: {
  readonly choice: BookChoice;
  readonly layout: LayoutFacts;
  readonly prints: boolean;
}) => {
  const { t } = useTranslation('exporting');
  return (
    <PanelSection title={t('books.preview')}>
      {bookColumns(choice).length < layout.columns ? (
        <p className={styles.faint}>{t('books.needs', { count: layout.columns })}</p>
      ) : (
        <BookPreview choice={choice} prints={prints} />
      )}
    </PanelSection>
  );
};

/** What speaks against writing the book as it is chosen; null when nothing does. */
const useObjection = (choice: BookChoice, layout: LayoutFacts, prints: boolean): string | null => {
  const { t } = useTranslation('exporting');
  const { length } = bookColumns(choice);
  if (length === 0) return t('noColumns');
  if (length < layout.columns) return t('books.needs', { count: layout.columns });
  return choice.output === 'pdf' && !prints ? t('books.noPrinter') : null;
};

const Book = ({
  project,
  cards,
  layouts,
  prints,
  first,
}: {
  readonly project: ProjectInfo;
  readonly cards: ReactNode;
  readonly layouts: readonly LayoutFacts[];
  readonly prints: boolean;
  readonly first: LayoutFacts;
}) => {
  const { t, i18n } = useTranslation('exporting');
  const [made, setMade] = useState(() => firstBook(columnsOfProject(project)));
  const choice = { ...made, order: orderFor(columnsOfProject(project), made.order) };
  const layout = layouts.find(({ id }) => id === choice.settings.layout) ?? first;
  const { stage, run, cancel, reset } = useBook();
  const objection = useObjection(choice, layout, prints);
  const change = (changed: BookChoice): void => {
    setMade(changed);
    if (stage.at !== 'writing') reset();
  };
  const start = async (): Promise<void> => {
    const document = project.documents.find(({ id }) => id === choice.document)?.name ?? null;
    const file = {
      is: 'translation',
      project: project.name,
      document,
      columns: bookColumns(choice),
    } as const;
    const path = shell === null ? null : await shell.saveDialog(proposedName(file, choice.output));
    if (shell === null || path !== null) await run(choice, path);
  };
  return (
    <>
      <PanelBody>
        <div className={styles.sides}>
          <div>
            {cards}
            <BookChoices
              project={project}
              choice={choice}
              layouts={layouts}
              layout={layout}
              onChange={change}
            />
          </div>
          <PreviewPart choice={choice} layout={layout} prints={prints} />
        </div>
      </PanelBody>
      <PanelFoot>
        <ExportOutcome
          stage={stage}
          facts={({ rows, bytes, noDictionary, noFonts }) =>
            [
              t('savedFacts', { count: rows, size: fileSize(bytes, i18n.language) }),
              ...(noDictionary === true ? [t('books.noDictionary')] : []),
              ...(noFonts === true ? [t('books.noFonts')] : []),
            ].join(' · ')
          }
          progressText={({ done, total }) => t('progressOf', { done, total })}
          onCancel={(job) => void cancel(job)}
        />
        {objection === null ? null : <p className={styles.faint}>{objection}</p>}
        <Button
          look="primary"
          busy={stage.at === 'writing'}
          disabled={objection !== null}
          onClick={() => void start()}
        >
          {t('go')}
        </Button>
      </PanelFoot>
    </>
  );
};

/** Writing a book for readers: its layout, how it looks, its first pages, and how it went. */
export const BookExport = ({
  project,
  cards,
}: {
  readonly project: ProjectInfo;
  readonly cards: ReactNode;
}) => {
  const known = useLayouts();
  const [first] = known?.layouts ?? [];
  if (known === undefined || first === undefined) return <PanelBody>{cards}</PanelBody>;
  return <Book project={project} cards={cards} layouts={known.layouts} prints={known.prints} first={first} />;
};
