import { useRef } from 'preact/hooks';
import { DEFAULT_PAGE_SETTINGS, type PageSettings } from '../../utils/settings/page-settings.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** The settings of the cards on pages, and how to change them. */
export interface KeptPageSettings {
  settings: PageSettings;
  /** Whether the change was kept. */
  change(part: Partial<PageSettings>): Promise<boolean>;
}

/**
 * They are kept as a whole, so a change is made to what the changes before it will leave behind, answered or not:
 * two quick ones do not undo each other.
 */
export function usePageSettings(worker: WorkerState): KeptPageSettings {
  const settings = worker.state?.pageSettings ?? DEFAULT_PAGE_SETTINGS;
  const coming = useRef(settings);
  const unanswered = useRef(0);
  if (unanswered.current === 0) coming.current = settings;
  return {
    settings,
    async change(part) {
      coming.current = { ...coming.current, ...part };
      unanswered.current++;
      const reply = await worker.ask({ kind: 'set-page-settings', settings: coming.current });
      unanswered.current--;
      return reply !== null;
    },
  };
}
