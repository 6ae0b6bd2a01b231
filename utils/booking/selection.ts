/** What a selection is to us: a booking's bare number, words that name one booking, or neither. */
export type SelectionHolds = 'number' | 'words' | 'nothing';
