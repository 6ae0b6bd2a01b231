import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { open } from '../utils/message/opening.ts';

/** The popup's first script: the worker answers while the others are loaded. */
export default defineUnlistedScript(open);
