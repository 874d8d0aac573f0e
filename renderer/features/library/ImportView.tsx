import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { runCommand } from '../../workspace/commands.ts';
import { FailureNotice } from '../../workspace/FailureNotice.tsx';
import { readBooksBack } from '../../workspace/returned-books.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { chooseFile } from './choose-file.ts';
import { formCode, type Forms } from './form-code.ts';
import { portion, type ImportStage, type Updating } from './import-flow.ts';
import { dismissImport } from './import-stage.ts';
import { cancelImport, changeChoice, confirmImport, openRecent } from './import-store.ts';
import styles from './ImportForm.module.css';

type Importing = Extract<ImportStage, { at: 'importing' }>;

const Importing = ({ stage }: { readonly stage: Importing }) => {
  const { t, i18n } = useTranslation('library');
  const done = portion(stage.progress);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const file = stage.progress?.file;
  const phase = t(`phase.${stage.progress?.phase ?? 'reading'}`);
  return (
    <div className={styles.state}>
      <h2 className={styles.title}>{file?.name ?? stage.name}</h2>
      {file === undefined ? null : (
        <p className={styles.facts}>{t('many.position', { at: file.at, total: file.of })}</p>
      )}
      <div>
        <p className={styles.figures}>
          <span>{phase}</span>
          <span>{done === null ? '' : percent.format(done)}</span>
        </p>
        <Progress value={done} label={phase} />
      </div>
      <div className={styles.buttons}>
        <Button ref={focusOnMount} onClick={() => void cancelImport()}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
};

const Waiting = ({ words }: { readonly words: string }) => {
  const { t } = useTranslation('library');
  return (
    <div className={styles.state}>
      <p aria-live="polite">{words}</p>
      <Progress value={null} label={words} />
      <div className={styles.buttons}>
        <Button ref={focusOnMount} onClick={dismissImport}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
};

/** What to do after something could not be opened: another file, or back. */
const Otherwise = ({ updating = null }: { readonly updating?: Updating }) => {
  const { t } = useTranslation('library');
  return (
    <>
      <Button ref={focusOnMount} onClick={() => void chooseFile('open', updating)}>
        {t('choose')}
      </Button>
      <Button look="quiet" onClick={dismissImport}>
        {t('back')}
      </Button>
    </>
  );
};

/** The message gives way: what is restored is opened at once. */
const showBackups = (): void => {
  dismissImport();
  runCommand('allBackups');
};

/** Failures of a project that its backups are the way back from. */
const hasBackups = (code: string): boolean =>
  [
    'project.damaged',
    'project.not-a-project',
    'project.foreign-parts',
    'project.gone',
    'project.overwritten',
    'file.not-found',
  ].includes(code) || code.startsWith('project.in-use');

/** Another program has the project open; once it is closed there, it can be opened here. */
const isOpenElsewhere = ({ code }: Failure): boolean => code.startsWith('project.in-use');

const TryAgain = ({ name, failure }: { readonly name: string; readonly failure: Failure }) => {
  const { t } = useTranslation('library');
  const path = failure.params?.['path'];
  if (typeof path !== 'string') return null;
  return <Button onClick={() => void openRecent(name, path)}>{t('again')}</Button>;
};

type Asking = Extract<
  ImportStage,
  { at: 'asking' | 'asking-many' | 'imported-many' | 'compared' | 'updated' }
>;

/** The stages that ask, and that tell what came of it. */
const Form = ({ stage, forms }: { readonly stage: Asking; readonly forms: Forms }) => {
  const canAdd = useWorkspace((state) => state.project !== null && !state.project.readOnly);
  const { ImportForm, ImportMany, ImportedMany, Compared, Updated } = forms;
  switch (stage.at) {
    case 'asking':
      return (
        <ImportForm
          inspection={stage.inspection}
          choice={stage.choice}
          updating={stage.updating}
          canAdd={canAdd}
          onChange={changeChoice}
          onGo={() => void confirmImport()}
          onCancel={dismissImport}
          onReadBack={() => {
            dismissImport();
            readBooksBack([stage.origin]);
          }}
        />
      );
    case 'asking-many':
      return <ImportMany stage={stage} canAdd={canAdd} />;
    case 'imported-many':
      return <ImportedMany stage={stage} />;
    case 'compared':
      return <Compared stage={stage} />;
    case 'updated':
      break;
  }
  return <Updated name={stage.name} report={stage.report} />;
};

/** The opening of a file, at whichever stage it is. */
export const ImportView = ({ stage }: { readonly stage: Exclude<ImportStage, { at: 'idle' }> }) => {
  const { t } = useTranslation('library');
  switch (stage.at) {
    case 'inspecting':
      return <Waiting words={t('inspecting', { name: stage.name })} />;
    case 'opening':
      return <Waiting words={t('opening', { name: stage.name })} />;
    case 'importing':
      return <Importing stage={stage} />;
    case 'failed':
      return (
        <FailureNotice
          failure={stage.failure}
          title={t(stage.updating === null ? 'failed' : 'update.failed', { name: stage.name })}
          actions={
            <>
              {isOpenElsewhere(stage.failure) ? <TryAgain name={stage.name} failure={stage.failure} /> : null}
              {stage.failure.code === 'document.unknown-format' ? (
                <Button onClick={() => runCommand('formats')}>{t('formats.open')}</Button>
              ) : null}
              {hasBackups(stage.failure.code) ? <Button onClick={showBackups}>{t('backups')}</Button> : null}
              <Otherwise updating={stage.updating} />
            </>
          }
        />
      );
    case 'project-in-browser':
      return (
        <Notice tone="warning" title={t('failed', { name: stage.name })} actions={<Otherwise />}>
          {t('projectInBrowser')}
        </Notice>
      );
    case 'asking':
    case 'asking-many':
    case 'imported-many':
    case 'compared':
    case 'updated':
      break;
  }
  const forms = formCode();
  // Where the code comes from, the engine is.
  return forms === null ? (
    <FailureNotice failure={{ code: 'engine.unreachable' }} title={t('loadFailed')} actions={<Otherwise />} />
  ) : (
    <Form stage={stage} forms={forms} />
  );
};
