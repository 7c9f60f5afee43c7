/** Takes the place of the browser's downloads in specs: what was saved, by name. */
export class SavedFiles {
  readonly saved: { readonly name: string; readonly content: string }[] = [];

  save(name: string, content: string | Uint8Array): void {
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    this.saved.push({ name, content: text });
  }

  get last(): string {
    return this.saved.at(-1)?.content ?? '';
  }
}
