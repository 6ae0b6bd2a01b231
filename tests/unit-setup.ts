/** Node 24 has no Temporal yet; both browsers that we support do. */
import 'temporal-polyfill/global';
