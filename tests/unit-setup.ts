/** Node 24 has no Temporal yet; both browsers that we support do. */
import 'temporal-polyfill/global';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readCatalogue } from './catalogue.ts';
import { getMessageFrom } from './get-message.ts';

/** Tests read what a person reads: the English catalogue. */
fakeBrowser.i18n.getMessage = getMessageFrom(await readCatalogue('en'));
