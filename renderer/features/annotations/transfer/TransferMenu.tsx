import { Download, Ellipsis, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnnotationFacets } from '#api/annotations.ts';
import { annotationFormats } from '#core/formats/annotation-files.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Menu, MenuHeading, MenuItem, MenuLine } from '#renderer/ui/Menu.tsx';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { useList } from '../list/list-store.ts';
import { chooseImport, exportAnnotations } from './transfer-store.ts';

/** Taking annotations out, as the list is filtered now, and bringing others in. */
export const TransferMenu = ({ facets }: { readonly facets: AnnotationFacets | undefined }) => {
  const { t } = useTranslation('annotations');
  const filter = useList((state) => state.filter);
  const isNamed = filter.visibilities !== undefined;
  const withheld = facets?.visibilities.find(({ value }) => value === 'private')?.count ?? 0;
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('transfer')}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {isNamed || withheld === 0 ? null : (
        <MenuHeading>{t('export.willStay', { count: withheld })}</MenuHeading>
      )}
      {annotationFormats.map((format) => (
        <MenuItem key={format} icon={<Upload aria-hidden />} onSelect={() => void exportAnnotations(format)}>
          {t(`export.${format}`)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<Download aria-hidden />} disabled={readOnly} onSelect={() => void chooseImport()}>
        {t('import.title')}
      </MenuItem>
    </Menu>
  );
};
