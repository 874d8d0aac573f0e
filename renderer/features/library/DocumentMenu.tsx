import { ChevronDown, FilePlus2, FileText, RefreshCw, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentInfo } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuHeading, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { allSheets, canRun, runCommand, titleKey, useKey } from '../../workspace/commands.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { refreshProject } from '../../workspace/session.ts';
import { documentAt, goTo, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';
import { chooseFile } from './choose-file.ts';
import styles from './DocumentMenu.module.css';

const remove = async ({ id, name }: DocumentInfo): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.documents.remove({ document: id });
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  await refreshProject();
  notifyUndoable({ tone: 'info', key: 'library:documents.removed', params: { name }, topic: 'documents' });
};

/** Opens one of the full pages over the text. */
const SheetItem = ({ id, Icon }: { readonly id: string; readonly Icon: LucideIcon }) => {
  const { t } = useTranslation();
  const keys = useKey(id);
  return (
    <MenuItem
      icon={<Icon aria-hidden />}
      keys={keys}
      disabled={!canRun(id)}
      onSelect={() => void runCommand(id)}
    >
      {t(titleKey(id))}
    </MenuItem>
  );
};

/** The document the active row belongs to; a menu to go to another, add one, remove this one, and to the pages about all of the project. */
export const DocumentMenu = () => {
  const { t } = useTranslation('library');
  const project = useWorkspace((state) => state.project);
  const row = useWorkspace((state) => state.active.row);
  if (project === null) return null;
  const current = documentAt(project, row);
  const name = current?.name ?? project.name;
  return (
    <Menu
      trigger={
        <Button look="quiet" small className={styles.trigger} aria-label={t('documents.current', { name })}>
          <FileText aria-hidden />
          {project.documents.length > 1 ? (
            <span className={styles.name} lang={current?.language}>
              {name}
            </span>
          ) : null}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {project.documents.length > 1 ? (
        <>
          <MenuHeading>{t('documents.go')}</MenuHeading>
          {project.documents.map((document) => (
            <MenuItem
              key={document.id}
              checked={document.id === current?.id}
              onSelect={() => goTo({ row: document.firstRow, mode: 'grid' })}
            >
              <span lang={document.language}>{document.name}</span>
            </MenuItem>
          ))}
          <MenuLine />
        </>
      ) : null}
      <MenuItem
        icon={<FilePlus2 aria-hidden />}
        disabled={project.readOnly}
        onSelect={() => void chooseFile('open')}
      >
        {t('documents.add')}
      </MenuItem>
      {current === null ? null : (
        <MenuItem
          icon={<RefreshCw aria-hidden />}
          disabled={project.readOnly}
          onSelect={() => void chooseFile('open', current)}
        >
          {project.documents.length > 1
            ? t('documents.updateNamed', { name: current.name })
            : t('documents.update')}
        </MenuItem>
      )}
      {current === null ? null : (
        <MenuItem
          icon={<Trash2 aria-hidden />}
          danger
          disabled={project.readOnly}
          onSelect={() => void remove(current)}
        >
          {t('documents.remove', { name: current.name })}
        </MenuItem>
      )}
      <MenuLine />
      {allSheets().map(({ id, Icon }) => (
        <SheetItem key={id} id={id} Icon={Icon} />
      ))}
      <MenuLine />
      <MenuItem onSelect={() => void runCommand('closeProject')}>{t('closeProject')}</MenuItem>
    </Menu>
  );
};
