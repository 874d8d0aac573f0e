import {
  Columns3,
  Command,
  Download,
  History,
  ListChecks,
  MessageSquarePlus,
  MessageSquareText,
  Redo2,
  Search,
  Settings,
  Undo2,
  UserCheck,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { Menu, MenuItem } from '../ui/Menu.tsx';
import { bindingsOf, runCommand, titleKey, type CommandId } from './commands.ts';
import type { Feature } from './feature.ts';
import { columnsOf, shownColumns, useWorkspace, type PanelId } from './store.ts';
import styles from './Frame.module.css';

const CommandButton = ({
  id,
  icon: Icon,
  pressed,
  disabled = false,
}: {
  readonly id: CommandId;
  readonly icon: LucideIcon;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}) => {
  const { t } = useTranslation();
  const keys = bindingsOf(id)[0];
  return (
    <IconButton
      label={t(titleKey(id))}
      disabled={disabled}
      onClick={() => runCommand(id)}
      {...(keys === undefined ? {} : { keys })}
      {...(pressed === undefined ? {} : { pressed })}
    >
      <Icon aria-hidden />
    </IconButton>
  );
};

const toggles = ['toggleColumn1', 'toggleColumn2', 'toggleColumn3'] as const;

/** Which columns are shown. */
const ColumnsMenu = () => {
  const { t } = useTranslation();
  const project = useWorkspace((state) => state.project);
  const hidden = useWorkspace((state) => state.preferences.hiddenColumns);
  if (project === null) return null;
  const shown = shownColumns(project, hidden);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('common:columns')}>
          <Columns3 aria-hidden />
        </IconButton>
      }
    >
      {columnsOf(project).map((side, at) => {
        const id = toggles[at];
        if (id === undefined) return null;
        const isShown = shown.includes(side);
        return (
          <MenuItem
            key={side}
            checked={isShown}
            disabled={isShown && shown.length === 1}
            keys={bindingsOf(id)[0]}
            onSelect={() => runCommand(id)}
          >
            {t(`editor:columns.${side}`)}
          </MenuItem>
        );
      })}
    </Menu>
  );
};

const panelButtons: readonly { id: CommandId; panel: PanelId; icon: LucideIcon }[] = [
  { id: 'find', panel: 'find', icon: Search },
  { id: 'cleanup', panel: 'cleanup', icon: ListChecks },
  { id: 'annotations', panel: 'annotations', icon: MessageSquareText },
  { id: 'reviews', panel: 'review', icon: UserCheck },
  { id: 'history', panel: 'history', icon: History },
  { id: 'export', panel: 'exporting', icon: Download },
  { id: 'settings', panel: 'settings', icon: Settings },
];

/** The bar over the text: what is open on the left, what can be done with it on the right. */
export const Bar = ({ features }: { readonly features: readonly Feature[] }) => {
  const name = useWorkspace((state) => state.project?.name);
  const canUndo = useWorkspace((state) => state.project?.canUndo === true || state.saving === 'typing');
  const canRedo = useWorkspace((state) => state.project?.canRedo === true);
  const panel = useWorkspace((state) => state.panel);
  return (
    <header className={styles.bar}>
      <div className={styles.what}>
        {features.map(({ id, Bar: Part }) => (Part === undefined ? null : <Part key={id} />))}
        <h1 className={styles.name}>{name}</h1>
      </div>
      <div className={styles.deeds}>
        <CommandButton id="undo" icon={Undo2} disabled={!canUndo} />
        <CommandButton id="redo" icon={Redo2} disabled={!canRedo} />
        <span className={styles.gap} />
        <CommandButton id="annotate" icon={MessageSquarePlus} />
        <ColumnsMenu />
        {panelButtons.map(({ id, panel: its, icon }) => (
          <CommandButton key={id} id={id} icon={icon} pressed={panel === its} />
        ))}
        <CommandButton id="palette" icon={Command} />
      </div>
    </header>
  );
};
