import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

/** Hands a file to the person by the browser's own download. */
@Injectable({ providedIn: 'root' })
export class SaveFile {
  private readonly document = inject(DOCUMENT);

  save(name: string, content: string | Uint8Array, type = 'text/csv;charset=utf-8'): void {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const link = this.document.createElement('a');
    link.href = url;
    link.download = name;
    this.document.body.append(link);
    link.click();
    link.remove();
    // NOTE The browser has taken the address over by the next turn.
    setTimeout(() => URL.revokeObjectURL(url));
  }
}
