// The rule beside a sentence of the hall, where the sentence does not name it itself.
export function citeBeside(says: string, cite: string): string {
  return cite === "" || says.toLowerCase().includes(cite.toLowerCase()) ? "" : ` (${cite})`;
}
