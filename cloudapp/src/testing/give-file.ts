/** Chooses a file in a file input, as a person does. */
export function giveFile(within: HTMLElement, testId: string, name: string, text: string): void {
  const input = within.querySelector<HTMLInputElement>(`[data-testid="${testId}"]`);
  if (input === null) throw new Error(`There is no file input ${testId}.`);
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}
