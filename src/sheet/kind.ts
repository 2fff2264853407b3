// Whether a text is a term sheet, told by the line that every sheet has, before anything is parsed.

const LINE = /^\ufeff?(?:schema: *["']?csa-contract\/|form: *["']?[a-z]+(?:-[a-z]+)+["']?\s*(?:#|$))/m;

export const isTermSheet = (text: string): boolean => LINE.test(text);
