import { i18n } from '#i18n';
import { Popup } from '../../components/popup/Popup.tsx';
import { showPage } from '../../components/shared/show-page.tsx';

showPage(<Popup />, i18n.t('popup.title'));
