import { useTranslation } from 'react-i18next';
import type { DocumentId, ProjectInfo } from '#core/model/index.ts';
import { Field, Select } from '../../ui/Field.tsx';

/** One document of the project, or all of it. */
export const DocumentChoice = ({
  project,
  document,
  onChange,
}: {
  readonly project: ProjectInfo;
  readonly document: DocumentId | null;
  readonly onChange: (document: DocumentId | null) => void;
}) => {
  const { t } = useTranslation('exporting');
  return (
    <Field label={t('document')}>
      {(ids) => (
        <Select
          {...ids}
          value={document === null ? '' : String(document)}
          onChange={(value) => onChange(project.documents.find(({ id }) => String(id) === value)?.id ?? null)}
          options={[
            { value: '', label: t('allDocuments') },
            ...project.documents.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      )}
    </Field>
  );
};
