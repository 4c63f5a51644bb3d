// A file that this page made, for whoever sits at it.
export function save(text: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const way = document.createElement("a");
  way.href = url;
  way.download = name;
  way.click();
  URL.revokeObjectURL(url);
}
