import { Injectable } from '@angular/core';
import {
  TranslateCompiler,
  type InterpolateFunction,
  type InterpolationParameters,
  type Translation,
} from '@ngx-translate/core';
import { IntlMessageFormat } from 'intl-messageformat';

import { isolated } from './isolated';

/** Sentences that leave the app, by copy or as a file: nothing invisible goes along with their values. */
const LEAVES_THE_APP =
  /^(?:supportText\.|start\.ask\.text$|run\.handover\.text$|setFrom\.description$)/;

/** A message that takes parameters, plurals by ICU rules: `{n, plural, one {# title} other {# titles}}`. */
@Injectable()
export class IcuCompiler extends TranslateCompiler {
  compile(value: string, language: string): InterpolateFunction {
    const say = sayer(value, language);
    return (params) => say(isolatedIn(params, language));
  }

  compileTranslations(translations: Translation, language: string, section = ''): Translation {
    return Object.fromEntries(
      Object.entries(translations).map(([name, value]) => {
        const key = `${section}${name}`;
        if (typeof value !== 'string')
          return [name, this.compileTranslations(value, language, `${key}.`)];
        const leaves = LEAVES_THE_APP.test(key);
        return [name, leaves ? sayer(value, language) : this.compile(value, language)];
      }),
    );
  }
}

/** Parsed when first said: a language has hundreds of sentences, a screen shows a few. */
function sayer(value: string, language: string): InterpolateFunction {
  let message: IntlMessageFormat | undefined;
  return (params) => {
    message ??= new IntlMessageFormat(value, language, undefined, { ignoreTag: true });
    return String(message.format(params));
  };
}

function isolatedIn(params: InterpolationParameters | undefined, language: string) {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' ? isolated(value, language) : value,
    ]),
  );
}
