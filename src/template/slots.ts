// Marks that never occur in template or sheet text: toggled bold, and slots for the opaque nodes a leaf leaves behind.
export const STRONG = '\uE000';
export const slot = (n: number): string => `\uE001${n}\uE002`;

/** Text at even places, slot numbers at odd ones. */
export function splitSlots(text: string): string[] {
  return text.split(/\uE001(\d+)\uE002/);
}
