import { Injectable } from '@angular/core';
import { TranslateCompiler, type InterpolateFunction, type Translation } from '@ngx-translate/core';
import { IntlMessageFormat } from 'intl-messageformat';

/** A message that takes parameters, plurals by ICU rules: `{n, plural, one {# title} other {# titles}}`. */
@Injectable()
export class IcuCompiler extends TranslateCompiler {
  compile(value: string, language: string): InterpolateFunction {
    // Parsed when first said: a language has hundreds of sentences, a screen shows a few.
    let message: IntlMessageFormat | undefined;
    return (params) => {
      message ??= new IntlMessageFormat(value, language, undefined, { ignoreTag: true });
      return String(message.format(params));
    };
  }

  compileTranslations(translations: Translation, language: string): Translation {
    return Object.fromEntries(
      Object.entries(translations).map(([key, value]) => [
        key,
        typeof value === 'string'
          ? this.compile(value, language)
          : this.compileTranslations(value, language),
      ]),
    );
  }
}
