/** From now on, until the spec ends, no chosen file can be read: it was moved, or its drive is gone. */
export function loseFiles(): void {
  const lost = new DOMException('A requested file could not be found.', 'NotFoundError');
  spyOn(Blob.prototype, 'text').and.rejectWith(lost);
  spyOn(Blob.prototype, 'arrayBuffer').and.rejectWith(lost);
}
