import { useLanguageName } from '#renderer/workspace/column-words.ts';
import { FileText, FileX2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commonLanguages, mostShownColumns } from '#core/model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Segmented } from '../../ui/Choice.tsx';
import { Select } from '../../ui/Field.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Notice } from '../../ui/Notice.tsx';
import { fileSize } from '../../ui/time.ts';
import {
  chooseCleans,
  chooseEncoding,
  chooseInto,
  chooseLanguage,
  chooseOption,
  chooseOriginal,
  confirmImportAll,
  leaveOut,
} from './batch-store.ts';
import { readBooksBack } from '../../workspace/returned-books.ts';
import { chooseMore } from './choose-file.ts';
import {
  formatsAsked,
  type BatchFile,
  type ImportStage,
  type Into,
  type RefusedFile,
} from './import-flow.ts';
import { dismissImport } from './import-stage.ts';
import { FormatOptions } from './FormatOptions.tsx';
import form from './ImportForm.module.css';
import styles from './ImportMany.module.css';

/** An original and as many translations as fit beside it. */
const mostAligned = mostShownColumns - 1;

/** Files that were not imported, each with its reason. */
const Refused = ({ files, title }: { readonly files: readonly RefusedFile[]; readonly title: string }) => {
  const { t } = useTranslation(['library', 'failures']);
  if (files.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.files} aria-label={title}>
        {files.map(({ id, name, failure }) => (
          <li key={id} className={styles.file}>
            <FileX2 aria-hidden className={styles.bad} />
            <span className={styles.about}>
              <span className={styles.name}>{name}</span>
              <span className={form.facts}>{t(`failures:${failure.code}`, { ...failure.params })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** One file that can be imported; where its bytes can be read in more than one way, the encoding is asked. */
const Readable = ({ file }: { readonly file: BatchFile }) => {
  const { t, i18n } = useTranslation(['library', 'formats', 'editor']);
  const nameOf = useLanguageName();
  const { id, inspection, encoding, language: chosen } = file;
  const { name, format, bytes, encodings, ambiguous } = inspection;
  const language =
    chosen ?? encodings.find((reading) => reading.encoding === encoding)?.language ?? inspection.language;
  return (
    <li className={styles.file}>
      <FileText aria-hidden className={styles.good} />
      <span className={styles.about}>
        <span className={styles.name}>{name}</span>
        <span className={form.facts}>
          {t('many.facts', {
            format: t(`formats:${format}.name`),
            size: fileSize(bytes, i18n.language),
            language: nameOf(language),
          })}
        </span>
        {chosen === null ? null : <span className={form.facts}>{t('import.languageUnknown')}</span>}
      </span>
      {chosen === null ? null : (
        <Select
          aria-label={t('many.language', { name })}
          value={chosen}
          options={[...new Set([...commonLanguages, chosen])].map((one) => ({
            value: one,
            label: nameOf(one),
          }))}
          onChange={(one) => chooseLanguage(id, one)}
        />
      )}
      {ambiguous ? (
        <Select
          aria-label={t('many.encoding', { name })}
          value={encoding}
          options={encodings.map((reading) => ({
            value: reading.encoding,
            label: t(`encodingNames.${reading.encoding}`),
          }))}
          onChange={(chosen) => chooseEncoding(id, chosen)}
        />
      ) : null}
    </li>
  );
};

/** Whether files are documents of their own, or an original and its translations, and which of them is the original. */
const Together = ({
  files,
  original,
}: {
  readonly files: readonly BatchFile[];
  readonly original: number | null;
}) => {
  const { t } = useTranslation('library');
  const [first] = files;
  if (first === undefined || files.length > mostAligned) return null;
  return (
    <div className={styles.together}>
      <Segmented<'apart' | 'aligned'>
        label={t('align.how')}
        value={original === null ? 'apart' : 'aligned'}
        options={[
          { value: 'apart', label: t('align.apart') },
          { value: 'aligned', label: t('align.aligned') },
        ]}
        onChange={(how) => chooseOriginal(how === 'apart' ? null : first.id)}
      />
      {original === null ? null : (
        <>
          <p className={form.facts}>{t(files.length < 2 ? 'align.needsTwo' : 'align.help')}</p>
          <div className={styles.choose}>
            <Select
              aria-label={t('align.original')}
              value={String(original)}
              options={files.map(({ id, inspection: { name } }) => ({
                value: String(id),
                label: t('align.originalIs', { name }),
              }))}
              onChange={(id) => chooseOriginal(Number(id))}
            />
            <Button onClick={() => void chooseMore()}>{t('align.more')}</Button>
          </div>
        </>
      )}
    </div>
  );
};

/** Those that are books of the open project, and the way to read back what was changed in them. */
const ReturnedBooks = ({ files }: { readonly files: readonly BatchFile[] }) => {
  const { t } = useTranslation('library');
  const books = files.filter(({ inspection: { book } }) => book?.isOpen === true);
  const name = books[0]?.inspection.book?.name;
  if (name === undefined) return null;
  return (
    <Notice
      title={t('many.books', { count: books.length, name })}
      actions={
        <Button
          look="primary"
          ref={focusOnMount}
          onClick={() => {
            leaveOut(books.map(({ id }) => id));
            readBooksBack(books.map(({ origin }) => origin));
          }}
        >
          {t('book.go', { name })}
        </Button>
      }
    >
      {t('book.text')}
    </Notice>
  );
};

/** Several files before they are imported: what each is, and which cannot be. */
export const ImportMany = ({
  stage: { files, refused, into, original },
  canAdd,
}: {
  readonly stage: Extract<ImportStage, { at: 'asking-many' }>;
  /** A project is open that the documents could be added to. */
  readonly canAdd: boolean;
}) => {
  const { t } = useTranslation('library');
  const count = files.length;
  const aligns = original !== null;
  const hasBooks = canAdd && files.some(({ inspection: { book } }) => book?.isOpen === true);
  const title = aligns ? t('align.title') : t(into === 'open' ? 'many.titleAdd' : 'many.title', { count });
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        void confirmImportAll();
      }}
    >
      <h2 className={form.title}>{count === 0 ? t('many.none') : title}</h2>
      {canAdd ? <ReturnedBooks files={files} /> : null}
      {count === 0 ? null : (
        <ul className={styles.files} aria-label={title}>
          {files.map((file) => (
            <Readable key={file.id} file={file} />
          ))}
        </ul>
      )}
      <Refused files={refused} title={t('many.refused', { count: refused.length })} />
      <Together files={files} original={original} />
      {count === 0 ? null : (
        <div>
          <Checkbox checked={files.every(({ cleans }) => cleans)} onChange={chooseCleans}>
            {t('import.cleans')}
          </Checkbox>
          <p className={form.facts}>{t('import.cleansHelp')}</p>
        </div>
      )}
      {formatsAsked(files).map(({ format, options, choices }) => (
        <FormatOptions
          key={format}
          format={format}
          options={options}
          choices={choices}
          onChange={(id, value) => chooseOption(format, id, value)}
        />
      ))}
      {canAdd && count > 0 ? (
        <Segmented<Into>
          label={t('import.where')}
          value={into}
          options={[
            { value: 'open', label: t('import.intoOpen') },
            { value: 'new', label: t('import.intoNew') },
          ]}
          onChange={chooseInto}
        />
      ) : null}
      <div className={form.buttons}>
        {count === 0 ? null : (
          <Button
            look={hasBooks ? 'outline' : 'primary'}
            submit
            ref={hasBooks ? null : focusOnMount}
            disabled={aligns && count < 2}
          >
            {aligns ? t('align.go') : t(into === 'open' ? 'many.goAdd' : 'many.go', { count })}
          </Button>
        )}
        <Button look="quiet" ref={count === 0 ? focusOnMount : null} onClick={dismissImport}>
          {t(count === 0 ? 'back' : 'cancel')}
        </Button>
      </div>
    </form>
  );
};

/** What came of several files when not all went well. */
export const ImportedMany = ({
  stage: { imported, refused, damaged, findings },
}: {
  readonly stage: Extract<ImportStage, { at: 'imported-many' }>;
}) => {
  const { t } = useTranslation(['library', 'formats']);
  return (
    <div className={form.state}>
      <h2 className={form.title}>
        {imported === 0 ? t('many.none') : t('many.imported', { count: imported })}
      </h2>
      <Refused files={refused} title={t('many.left', { count: refused.length })} />
      {damaged.length + findings.length === 0 ? null : (
        <ul className={form.report}>
          {damaged.map(({ id, name, count }) => (
            <li key={id}>{t('many.damaged', { name, count })}</li>
          ))}
          {findings.map(({ id, key, params }) => (
            <li key={id}>{t(key, { ...params })}</li>
          ))}
        </ul>
      )}
      <div className={form.buttons}>
        <Button look="primary" ref={focusOnMount} onClick={dismissImport}>
          {t('update.close')}
        </Button>
      </div>
    </div>
  );
};
