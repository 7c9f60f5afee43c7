import { Injectable } from '@angular/core';
import { TranslateLoader, type TranslationObject } from '@ngx-translate/core';
import { from, type Observable } from 'rxjs';

/** Fetches `i18n/<language>.json`; a language without a file leaves everything to the fallback. */
@Injectable()
export class TranslationFiles extends TranslateLoader {
  getTranslation(language: string): Observable<TranslationObject> {
    return from(fetchTranslation(language));
  }
}

async function fetchTranslation(language: string): Promise<TranslationObject> {
  try {
    const reply = await fetch(`i18n/${language}.json`);
    const sentences: unknown = reply.ok ? await reply.json() : {};
    return isTranslation(sentences) ? sentences : {};
  } catch {
    // Without its file a language falls back to English, and English to its keys.
    return {};
  }
}

function isTranslation(value: unknown): value is TranslationObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
