import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { turnTermbase, useTermbases } from './termbases.ts';
import styles from './Termbase.module.css';

/** Whose entries are shown: those of the project, or of a shared termbase, whose changes can be taken back here. */
export const TermbaseMenu = ({
  termbase,
  onTermbase,
  onShared,
}: {
  /** The path of a shared one; null for the project's. */
  readonly termbase: string | null;
  readonly onTermbase: (path: string | null) => void;
  readonly onShared: () => void;
}) => {
  const { t } = useTranslation('terms');
  const { data = [] } = useTermbases();
  const readable = data.filter(({ failure }) => failure === null);
  const shown = readable.find(({ path }) => path === termbase);
  return (
    <Menu
      trigger={
        <Button small aria-label={t('shared.of', { name: shown?.name ?? t('shared.project') })}>
          <span className={styles.whose}>{shown?.name ?? t('shared.project')}</span>
          <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      <MenuItem checked={shown === undefined} onSelect={() => onTermbase(null)}>
        {t('shared.project')}
      </MenuItem>
      {readable.map(({ path, name }) => (
        <MenuItem key={path} checked={path === termbase} onSelect={() => onTermbase(path)}>
          {name}
        </MenuItem>
      ))}
      {shown === undefined || !shown.writes ? null : (
        <>
          <MenuLine />
          <MenuItem disabled={!shown.canUndo} onSelect={() => void turnTermbase(shown.path, 'undo')}>
            {t('shared.undoIn', { name: shown.name })}
          </MenuItem>
          <MenuItem disabled={!shown.canRedo} onSelect={() => void turnTermbase(shown.path, 'redo')}>
            {t('shared.redoIn', { name: shown.name })}
          </MenuItem>
        </>
      )}
      <MenuLine />
      <MenuItem onSelect={onShared}>{t('shared.open')}</MenuItem>
    </Menu>
  );
};
