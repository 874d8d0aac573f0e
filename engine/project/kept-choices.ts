import type { Choices } from '#core/formats/import-options.ts';
import type { DocumentId } from '#core/model/index.ts';
import { referredVersion } from '../store/references-repository.ts';
import type { OpenProject } from './open-project.ts';

/**
 * What was chosen of its format's options when the file was read that a document now is of: of its versions that which its rows refer to,
 * else the newest. Where as many rows are in the file of an update that was undone, what was chosen then is told.
 */
export const keptChoices = ({ documents, handle }: OpenProject, document: DocumentId): Choices => {
  const versions = [...documents.values()].filter(
    ({ id, status, versionOf }) => status === 'ready' && (id === document || versionOf === document),
  );
  const referred = referredVersion(
    handle,
    document,
    versions.map(({ id }) => id),
  );
  const newest = versions.reduce((last, { id }) => Math.max(last, id), 0);
  return documents.get(referred ?? (newest as DocumentId))?.choices ?? {};
};
