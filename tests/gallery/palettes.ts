/** The card's colours by the names that they have in `components/card/card.css`, as a browser computes them. */
export const PALETTES = {
  light: {
    paper: 'rgb(255, 255, 255)',
    ink: 'rgb(25, 28, 34)',
    soft: 'rgb(86, 93, 107)',
    link: 'rgb(26, 86, 196)',
    good: 'rgb(20, 108, 58)',
    warn: 'rgb(138, 83, 0)',
    bad: 'rgb(178, 50, 42)',
  },
  dark: {
    paper: 'rgb(29, 31, 37)',
    ink: 'rgb(236, 238, 243)',
    soft: 'rgb(167, 173, 187)',
    link: 'rgb(141, 180, 255)',
    good: 'rgb(114, 211, 154)',
    warn: 'rgb(240, 185, 90)',
    bad: 'rgb(255, 159, 148)',
  },
} as const;
