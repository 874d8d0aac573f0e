import { client, shell } from '../../api.ts';
import { interfaceLanguage } from '../../i18n.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';

/** Writes documents back into the OmegaT project they came from, whose folder the user chooses. */
export const writeOmegat = async (): Promise<void> => {
  const path = (await shell?.folderDialog()) ?? null;
  if (path === null) return;
  const answer = await client.exports.omegat({
    path,
    job: crypto.randomUUID(),
    interfaceLanguage: interfaceLanguage(),
  });
  if (!answer.ok) {
    if (answer.error.code !== 'job.cancelled') notifyFailure(answer.error);
    return;
  }
  const { files, failed, units, folder } = answer.value;
  notify({
    tone: 'good',
    key: 'exporting:omegat.written',
    params: { count: files.length, folder, units: units.changed + units.added },
    topic: 'omegat',
  });
  if (units.left > 0)
    notify({
      tone: 'warning',
      key: 'exporting:omegat.left',
      params: { count: units.left },
      topic: 'omegat-left',
    });
  for (const { failure } of failed) notifyFailure(failure);
};
