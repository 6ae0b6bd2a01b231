import { i18n } from '#i18n';
import { Popup } from '../../components/popup/Popup.tsx';
import { takeFirstView } from '../../components/popup/take-first-view.ts';
import { showPage } from '../../components/shared/show-page.tsx';

const first = await takeFirstView();
showPage(<Popup first={first} />, i18n.t('popup.title'));
