import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Entered } from '#api/project.ts';
import type { CheckSection } from './check-section.ts';
import type { Command } from './command.ts';
import type { RowSection } from './row-section.ts';
import type { DrawerId, PanelId, SheetId } from './store.ts';

/** What a feature brings to the workspace. `features.ts` lists them; the frame shows them; none knows another. */
export type Feature = {
  /** The name of its folder. */
  readonly id: string;
  readonly commands?: readonly Command[];
  readonly panel?: {
    readonly id: PanelId;
    /** Names it had in earlier versions: projects keep the name of the panel that was open. */
    readonly formerly?: readonly string[];
    /** Full i18n key of the tab's title. */
    readonly titleKey: string;
    /** Stands for the tab while it is not the chosen one. */
    readonly Icon: LucideIcon;
    readonly Content: ComponentType;
  };
  /** Below the text, closed until asked for: what is read across rows. Tabs where several features have something there. */
  readonly drawer?: {
    readonly id: DrawerId;
    /** Full i18n key of its heading, and of its tab. */
    readonly titleKey: string;
    readonly Icon: LucideIcon;
    readonly Content: ComponentType;
  };
  /** A thin bar between the bar of the window and the text; draws nothing while it is not wanted. */
  readonly Above?: ComponentType;
  /** A full page over the workspace, in the menu of the document. The command of the same name opens it. */
  readonly sheet?: {
    readonly id: SheetId;
    /** Full i18n key of its heading. */
    readonly titleKey: string;
    readonly Icon: LucideIcon;
    readonly Content: ComponentType;
  };
  /** Called when a project is shown, before any of it is drawn, with its first rows; null where they could not be had. */
  readonly onEnter?: (page: Entered['page'] | null) => void;
  /** Its part of the Row panel. */
  readonly row?: RowSection;
  /** Its part of the Check panel. */
  readonly check?: CheckSection;
  /** At the start of the bar over the text. */
  readonly Bar?: ComponentType;
  /** In the bar over the text, before the buttons of the panels. */
  readonly Tools?: ComponentType;
  /** In the status bar, before the counts. */
  readonly Status?: ComponentType;
  /** Shown in place of the workspace while no project is open. */
  readonly Screen?: ComponentType;
  /** Always mounted over the workspace and the library; shows itself when the store says so. */
  readonly Overlay?: ComponentType;
};
