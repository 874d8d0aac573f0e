import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportNotes } from '#api/export-values.ts';
import { namePlaceholders, nameByPattern } from '#core/formats/name-pattern.ts';
import { encodingFallbacks } from '#core/formats/encoding-fallback.ts';
import { localDay } from '#core/formats/file-names.ts';
import { untranslatedWays } from '#core/formats/untranslated.ts';
import { languageOfSide, type ProjectInfo } from '#core/model/index.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { Field, Select, TextInput } from '../../ui/Field.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import { projectColumns } from '../../workspace/store.ts';
import { chosenIn, narrowEncodings, sidesFor, type Fillable, type SameChoice } from './same-choice.ts';
import styles from './Exporting.module.css';

type Props = {
  readonly project: ProjectInfo;
  readonly fillable: readonly Fillable[];
  readonly choice: SameChoice;
  readonly onChange: (change: Partial<SameChoice>) => void;
};

/** Which documents, and which cannot be written in their own formats. */
const Documents = ({ project, fillable, choice, onChange }: Props) => {
  const { t } = useTranslation('exporting');
  const unable = project.documents.filter(({ id }) => !fillable.some(({ document }) => document.id === id));
  if (project.documents.length < 2) return null;
  return (
    <PanelSection title={t('same.documents')}>
      {fillable.length < 2 ? null : (
        <Field label={t('document')} hideLabel>
          {(ids) => (
            <Select
              {...ids}
              value={choice.document === null ? '' : String(choice.document)}
              onChange={(value) =>
                onChange({
                  document:
                    fillable.find(({ document }) => String(document.id) === value)?.document.id ?? null,
                })
              }
              options={[
                { value: '', label: t('same.all', { count: fillable.length }) },
                ...fillable.map(({ document: { id, name } }) => ({ value: String(id), label: name })),
              ]}
            />
          )}
        </Field>
      )}
      {unable.length === 0 ? null : (
        <p className={styles.faint}>
          {t('same.unable', { count: unable.length, names: unable.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </PanelSection>
  );
};

/** Which translation, and what stands for one that is missing. */
const Texts = ({ project, fillable, choice, onChange }: Props) => {
  const { t } = useTranslation(['exporting', 'editor']);
  const chosen = chosenIn(fillable, choice);
  const isBilingual = chosen.every(({ format }) => format.bilingual === true);
  const ways = isBilingual ? untranslatedWays.filter((way) => way !== 'source') : untranslatedWays;
  const columns = projectColumns(project).filter(({ role }) => role === 'translation');
  return (
    <PanelSection title={t('same.texts')}>
      {isBilingual ? (
        <p className={styles.faint}>{t('same.bilingual')}</p>
      ) : (
        <Field label={t('same.column')}>
          {(ids) => (
            <Select
              {...ids}
              value={choice.column}
              onChange={(column) => onChange({ column })}
              options={columns.map(({ id }) => ({ value: id, label: t(`editor:columns.${id}`) }))}
            />
          )}
        </Field>
      )}
      <Field label={t('same.untranslated')}>
        {(ids) => (
          <Select
            {...ids}
            value={isBilingual && choice.untranslated === 'source' ? 'empty' : choice.untranslated}
            onChange={(untranslated) => onChange({ untranslated })}
            options={ways.map((way) => ({
              value: way,
              label: t(isBilingual && way === 'empty' ? 'same.ways.none' : `same.ways.${way}`),
            }))}
          />
        )}
      </Field>
    </PanelSection>
  );
};

/** Which annotations go along. */
const Notes = ({ fillable, choice, onChange }: Props) => {
  const { t } = useTranslation('exporting');
  if (!chosenIn(fillable, choice).some(({ format }) => format.fillsNotes === true)) return null;
  return (
    <PanelSection title={t('notes')}>
      <Field label={t('notesToWrite')} hint={t('same.notesHelp')}>
        {(ids) => (
          <Select
            {...ids}
            value={choice.notes}
            onChange={(value) => onChange({ notes: exportNotes.find((each) => each === value) ?? 'none' })}
            options={exportNotes.map((each) => ({ value: each, label: t(`noteChoices.${each}`) }))}
          />
        )}
      </Field>
    </PanelSection>
  );
};

/** What else becomes of the file, and what it is called. */
const FileChoices = ({ project, fillable, choice, onChange }: Props) => {
  const { t } = useTranslation('exporting');
  const chosen = chosenIn(fillable, choice);
  const [first] = chosen;
  const encodings = narrowEncodings(chosen);
  const [today] = useState(() => localDay(new Date()));
  const name =
    first === undefined
      ? null
      : nameByPattern(choice.pattern, {
          name: first.document.name,
          languages: sidesFor(first, choice).map((side) => languageOfSide(first.document.columns, side)),
          project: project.name,
          date: today,
        });
  const names = namePlaceholders.map((one) => `{${one}}`).join(' ');
  return (
    <PanelSection title={t('same.file')}>
      {chosen.some(({ format }) => format.adapts === true) ? (
        <div>
          <Checkbox checked={choice.adapt} onChange={(adapt) => onChange({ adapt })}>
            {t('same.adapt')}
          </Checkbox>
          <p className={styles.faint}>{t('same.adaptHelp')}</p>
        </div>
      ) : null}
      {encodings.length === 0 ? null : (
        <Field label={t('same.encoding', { encodings: encodings.join(', ') })}>
          {(ids) => (
            <Select
              {...ids}
              value={choice.fallback ?? 'refuse'}
              onChange={(value) =>
                onChange({ fallback: encodingFallbacks.find((one) => one === value) ?? null })
              }
              options={['refuse', ...encodingFallbacks].map((value) => ({
                value,
                label: t(`same.fallbacks.${value}`),
              }))}
            />
          )}
        </Field>
      )}
      <Field
        label={t('same.name')}
        hint={t('same.nameHint', { names, name: name?.ok === true ? name.value : '' })}
        error={name?.ok === false ? t('same.badName', { names }) : null}
      >
        {(ids) => (
          <TextInput
            {...ids}
            value={choice.pattern}
            maxLength={200}
            onChange={(event) => onChange({ pattern: event.target.value })}
          />
        )}
      </Field>
    </PanelSection>
  );
};

/** The choices for documents that are written back into their own files. */
export const SameChoices = (props: Props) => (
  <>
    <Documents {...props} />
    <Texts {...props} />
    <Notes {...props} />
    <FileChoices {...props} />
  </>
);
