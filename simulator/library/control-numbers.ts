import { type ControlNumber, type Institution } from './model';

/** The sequences from which numbers are made; the institution's handles have one of them. */
export class ControlNumbers {
  private readonly byName: Map<string, ControlNumber>;

  constructor(institution: Institution) {
    // NOTE The others are there to be chosen by mistake.
    const others: readonly ControlNumber[] = [
      { name: 'Accession Numbers', prefix: 'ACC-', next: 20481 },
      { name: 'Test Handles', prefix: '20.500.99999/', next: 1 },
    ];
    this.byName = new Map(
      [institution.controlNumber, ...others].map((number) => [number.name, number]),
    );
  }

  get all(): readonly ControlNumber[] {
    return [...this.byName.values()];
  }

  get(name: string): ControlNumber | undefined {
    return this.byName.get(name);
  }

  /** @returns the next number of the sequence, which it uses up. */
  mint(number: ControlNumber): string {
    const current = this.byName.get(number.name) ?? number;
    this.byName.set(current.name, { ...current, next: current.next + 1 });
    return `${current.prefix}${current.next}`;
  }
}
