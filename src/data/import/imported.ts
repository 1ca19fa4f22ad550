/** The id of a scenario whose accounts came from a file. */
export const IMPORTED = 'imported'
