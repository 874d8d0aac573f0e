import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Side } from '#core/model/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { runCommand, useKey } from '../../workspace/commands.ts';
import { columnsOf, shownColumns, useWorkspace } from '../../workspace/store.ts';

const Column = ({
  id,
  side,
  isShown,
  isLast,
}: {
  readonly id: string;
  readonly side: Side;
  readonly isShown: boolean;
  readonly isLast: boolean;
}) => {
  const { t } = useTranslation('editor');
  const keys = useKey(id);
  return (
    <MenuItem checked={isShown} disabled={isShown && isLast} keys={keys} onSelect={() => runCommand(id)}>
      {t(`columns.${side}`)}
    </MenuItem>
  );
};

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
        const id = `toggleColumn${at + 1}`;
        const isShown = shown.includes(side);
        return <Column key={side} id={id} side={side} isShown={isShown} isLast={shown.length === 1} />;
      })}
    </Menu>
  );
};
