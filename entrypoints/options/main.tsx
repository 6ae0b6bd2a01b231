import { i18n } from '#i18n';
import { Options } from '../../components/options/Options.tsx';
import { showPage } from '../../components/shared/show-page.tsx';

showPage(<Options />, i18n.t('options.title'));
