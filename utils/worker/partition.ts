import type { Alarms, Browser } from 'webextension-polyfill';
import { ownPartition, type Partition } from '../settings/partition.ts';
import { eraseEverything, type Settings, settings } from '../settings/registry.ts';

/** The alarms of the windows of one kind, by their names among these. */
export interface AlarmsOfKind {
  create(name: string, when: Alarms.CreateAlarmInfoType): Promise<void>;
  clear(name: string): Promise<boolean>;
}

/** What the rooms have to themselves that work for the windows of one kind. */
export interface WorkerPartition extends Pick<Partition, 'isPrivate' | 'memory'> {
  settings: Settings;
  eraseEverything(): Promise<void>;
  alarms: AlarmsOfKind;
  /** Opens the options page in a window of that kind. */
  openOptions(): Promise<void>;
}

/** For the windows whose worker this is. */
export function partitionOfWorker(browser: Pick<Browser, 'alarms' | 'runtime'>): WorkerPartition {
  return {
    isPrivate: ownPartition.isPrivate,
    memory: ownPartition.memory,
    settings,
    eraseEverything,
    alarms: browser.alarms,
    openOptions: () => browser.runtime.openOptionsPage(),
  };
}
