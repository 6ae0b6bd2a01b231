/** Node 24 has no Temporal yet; both browsers that we support do. */
import 'temporal-polyfill/global';
import { beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readCatalogue } from './catalogue.ts';
import { resetDatabases } from './fixtures/fake-database.ts';
import { getMessageFrom } from './get-message.ts';

vi.mock('idb-keyval', () => import('./fixtures/fake-database.ts'));
beforeEach(resetDatabases);

/** Tests read what a person reads: the English catalogue. */
fakeBrowser.i18n.getMessage = getMessageFrom(await readCatalogue('en'));

/** Ends a wait for what never comes, ms. The usual second is too short for a machine that does other work too. */
const HANG = 30_000;

const { waitFor } = vi;
vi.waitFor = (check, options) => waitFor(check, options ?? { timeout: HANG, interval: 10 });
