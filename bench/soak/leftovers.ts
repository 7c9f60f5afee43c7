/** Knows what was used and is done with, and tells what of it somebody still holds. */
export class Leftovers {
  private left: { readonly name: string; readonly thing: WeakRef<object> }[] = [];

  /** The thing is used now, and is to be gone when the garbage is next collected. */
  expectGone<T extends object>(name: string, thing: T): T {
    this.left.push({ name, thing: new WeakRef(thing) });
    return thing;
  }

  /** What is still there, by name; ask after the garbage was collected. */
  get stillThere(): readonly string[] {
    this.left = this.left.filter(({ thing }) => thing.deref() !== undefined);
    return this.left.map(({ name }) => name);
  }
}
