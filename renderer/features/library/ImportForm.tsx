import { useLanguageName } from '#renderer/workspace/column-words.ts';
import { useTranslation } from 'react-i18next';
import { saysLanguage } from '#core/formats/import-options.ts';
import { commonLanguages, type Language } from '#core/model/index.ts';
import type { Inspection } from '#api/documents.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Segmented } from '../../ui/Choice.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Field, Select } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { fileSize } from '../../ui/time.ts';
import { EncodingChoice } from './EncodingChoice.tsx';
import type { ImportChange, ImportChoice, Into, Updating } from './import-flow.ts';
import { FormatOptions } from './FormatOptions.tsx';
import styles from './ImportForm.module.css';

/** What is about to happen to which file. */
const ImportHead = ({
  inspection,
  adds,
  updating,
}: {
  readonly inspection: Inspection;
  readonly adds: boolean;
  readonly updating: Updating;
}) => {
  const { t, i18n } = useTranslation(['library', 'formats']);
  return (
    <header>
      <h2 className={styles.title}>
        {updating === null
          ? t(adds ? 'import.titleAdd' : 'import.title', { name: inspection.name })
          : t('update.title', { name: updating.name, file: inspection.name })}
      </h2>
      <p className={styles.facts}>
        {t('import.facts', {
          format: t(`formats:${inspection.format}.name`),
          size: fileSize(inspection.bytes, i18n.language),
        })}
      </p>
    </header>
  );
};

const LanguageField = ({
  value,
  isUnknown,
  onChange,
}: {
  readonly value: Language;
  /** Nothing told it, and nobody has said it yet. */
  readonly isUnknown: boolean;
  readonly onChange: (language: Language) => void;
}) => {
  const { t } = useTranslation('library');
  const nameOf = useLanguageName();
  return (
    <Field
      label={t('import.language')}
      hint={t(isUnknown ? 'import.languageUnknown' : 'import.languageHelp')}
    >
      {(ids) => (
        <Select
          {...ids}
          className={styles.narrow}
          value={value}
          options={[...new Set([...commonLanguages, value])].map((language) => ({
            value: language,
            label: nameOf(language),
          }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
};

/** That a file is a book of a project, and the way to read back what was changed in it, where that project is open. */
const ReturnedBook = ({
  book: { name, isOpen },
  onReadBack,
}: {
  readonly book: NonNullable<Inspection['book']>;
  /** Null where nothing can be written into the open project. */
  readonly onReadBack: (() => void) | null;
}) => {
  const { t } = useTranslation('library');
  return (
    <Notice
      title={t('book.title', { name })}
      actions={
        isOpen && onReadBack !== null ? (
          <Button look="primary" ref={focusOnMount} onClick={onReadBack}>
            {t('book.go', { name })}
          </Button>
        ) : null
      }
    >
      {t(isOpen ? 'book.text' : 'book.elsewhere', { name })}
    </Notice>
  );
};

/** `isFirst`: nothing else is offered before the import. */
const FormButtons = ({
  isFirst,
  onCancel,
  children,
}: {
  readonly isFirst: boolean;
  readonly onCancel: () => void;
  readonly children: string;
}) => {
  const { t } = useTranslation('library');
  return (
    <div className={styles.buttons}>
      <Button look={isFirst ? 'primary' : 'outline'} submit ref={isFirst ? focusOnMount : null}>
        {children}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
};

/** What a file was taken for, to be put right before it is imported: encoding when in doubt, language always. */
export const ImportForm = ({
  inspection,
  choice,
  updating,
  canAdd,
  onChange,
  onGo,
  onCancel,
  onReadBack,
}: {
  readonly inspection: Inspection;
  readonly choice: ImportChoice;
  readonly updating: Updating;
  /** A project is open that the document could be added to. */
  readonly canAdd: boolean;
  readonly onChange: (change: ImportChange) => void;
  readonly onGo: () => void;
  readonly onCancel: () => void;
  /** Reads the file back as a book of the open project. */
  readonly onReadBack: () => void;
}) => {
  const { t } = useTranslation('library');
  const book = updating === null ? inspection.book : null;
  const returns = book?.isOpen === true && canAdd;
  const adds = choice.into === 'open';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      <ImportHead inspection={inspection} adds={adds} updating={updating} />
      {book === null ? null : <ReturnedBook book={book} onReadBack={canAdd ? onReadBack : null} />}
      <EncodingChoice
        inspection={inspection}
        value={choice.encoding}
        onChange={(encoding) => onChange({ encoding })}
      />
      {updating !== null || inspection.options.some(saysLanguage) ? null : (
        <LanguageField
          value={choice.language}
          isUnknown={inspection.languageUnknown && !choice.chosen.language}
          onChange={(language) => onChange({ language })}
        />
      )}
      {updating !== null ? null : (
        <div>
          <Checkbox checked={choice.cleans} onChange={(cleans) => onChange({ cleans })}>
            {t('import.cleans')}
          </Checkbox>
          <p className={styles.facts}>{t('import.cleansHelp')}</p>
        </div>
      )}
      <FormatOptions
        format={inspection.format}
        options={inspection.options}
        choices={choice.choices}
        onChange={(id, value) => onChange({ choices: { ...choice.choices, [id]: value } })}
      />
      {canAdd && updating === null ? (
        <Segmented<Into>
          label={t('import.where')}
          value={choice.into}
          options={[
            { value: 'open', label: t('import.intoOpen') },
            { value: 'new', label: t('import.intoNew') },
          ]}
          onChange={(into) => onChange({ into })}
        />
      ) : null}
      <p className={styles.facts}>{t(updating === null ? 'import.kept' : 'update.stays')}</p>
      <FormButtons isFirst={!returns} onCancel={onCancel}>
        {t(updating !== null ? 'update.compare' : adds ? 'import.goAdd' : 'import.go')}
      </FormButtons>
    </form>
  );
};
