import messages from 'virtual:messages';
import type { CardProps } from '../../utils/card/card-props.ts';
import { getMessageFrom } from '../get-message.ts';

/**
 * Shows every state of the card, each in a shadow root as on a page. The page's address takes `locale` (`en`, `de`),
 * `dir=rtl`, and `only=<name of a state>`.
 */
const wanted = new URLSearchParams(location.search);
const catalogue = { ...messages[wanted.get('locale') ?? 'en'] };
if (wanted.get('dir') === 'rtl') catalogue.direction = 'rtl';

Object.assign(globalThis, {
  browser: { runtime: { id: 'gallery' }, i18n: { getMessage: getMessageFrom(catalogue) } },
});

// Only now: what they import reads the browser's catalogue as it loads.
const { render } = await import('preact');
const { Card } = await import('../../components/card/Card.tsx');
const { default: css } = await import('../../components/card/card.css?inline');
const { STATES } = await import('./states.ts');

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
for (const [name, props] of Object.entries(STATES)) {
  if (wanted.get('only') && wanted.get('only') !== name) continue;
  show(name, props);
}
document.body.dataset.done = '';

function show(name: string, props: CardProps): void {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  const host = document.createElement('div');
  host.id = name;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  render(<Card {...props} />, root);
  figure.append(caption, host);
  document.body.append(figure);
}
