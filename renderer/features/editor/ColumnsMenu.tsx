import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { bindingsOf, runCommand } from '../../workspace/commands.ts';
import { columnsOf, shownColumns, useWorkspace } from '../../workspace/store.ts';

const toggles = ['toggleColumn1', 'toggleColumn2', 'toggleColumn3'] as const;

/** Which columns are shown. */
export const ColumnsMenu = () => {
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
