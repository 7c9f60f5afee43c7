import { IcuCompiler } from './icu-compiler';

describe('the compiler of sentences', () => {
  const compiler = new IcuCompiler();

  it('counts by the rules of the language', () => {
    const say = compiler.compile('{n, plural, one {1 title} other {{n, number} titles}}', 'en');

    expect([1, 2, 12106].map((n) => say({ n }))).toEqual(['1 title', '2 titles', '12,106 titles']);
  });

  it('writes numbers as the language does', () => {
    expect(compiler.compile('{n, number}', 'de')({ n: 12106 })).toBe('12.106');
  });

  it('leaves what looks like markup as it is', () => {
    const say = compiler.compile('<b>{title}</b>', 'en');

    expect(say({ title: '<img src=x onerror=alert(1)>' })).toBe(
      '<b><img src=x onerror=alert(1)></b>',
    );
  });

  it('keeps the direction of a value to itself, but in what leaves the app', () => {
    const sentences = { run: { handover: { text: '{set}', why: '{set}' } }, notice: '{n} {set}' };
    const { run, notice } = compiler.compileTranslations(sentences, 'he') as {
      run: { handover: Record<'text' | 'why', (params: object) => string> };
      notice: (params: object) => string;
    };

    expect(run.handover.why({ set: 'First batch' })).toBe('\u2068First batch\u2069');
    expect(run.handover.text({ set: 'First batch' })).toBe('First batch');
    expect(notice({ n: 3, set: 'A' })).toBe('3 \u2068A\u2069');
  });

  it('keeps the nesting of the sentences', () => {
    const { state } = compiler.compileTranslations({ state: { ready: 'Ready' } }, 'en') as {
      state: { ready: () => string };
    };

    expect(state.ready()).toBe('Ready');
  });
});
