import type { ProjectSettings, TagColour } from '#core/model/index.ts';
import { configure } from '#renderer/workspace/configure.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

/** Settings in which a tag has a colour, or none. */
const withTagColour = (settings: ProjectSettings, tag: string, colour: TagColour | null): ProjectSettings => {
  const others = settings.tagColours.filter((one) => one.tag !== tag);
  return { ...settings, tagColours: colour === null ? others : [...others, { tag, colour }] };
};

/** Gives a tag a colour in the open project, for everybody. */
export const colourTag = async (tag: string, colour: TagColour | null): Promise<void> => {
  const settings = useWorkspace.getState().project?.settings;
  if (settings !== undefined) await configure(withTagColour(settings, tag, colour));
};
