import { VERDICTS, type Verdict } from '../../core/verdict/verdict';

/** How many handles have which verdict. */
export class VerdictCounts {
  private readonly byVerdict = zeros();

  replace(former: Verdict | undefined, verdict: Verdict): void {
    if (former !== undefined) this.byVerdict[former]--;
    this.byVerdict[verdict]++;
  }

  get counts(): Readonly<Record<Verdict, number>> {
    return { ...this.byVerdict };
  }
}

function zeros(): Record<Verdict, number> {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
}
