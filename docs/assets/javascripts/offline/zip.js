/* Reads a zip file as the edition's archive is made: names, and contents stored or deflated (PKWARE, APPNOTE 4.3). */
globalThis.Zip = (() => {
  const [END, ENTRY] = [0x06_05_4b_50, 0x02_01_4b_50]; // signatures of the directory's end, and of its entries
  const END_SIZE = 22;
  const DEFLATED = 8;

  /** The place of the directory and the number of its entries.
      @param {DataView} view */
  const directory = (view) => {
    for (let at = view.byteLength - END_SIZE; at >= 0; at -= 1) {
      if (view.getUint32(at, true) === END) return { at: view.getUint32(at + 16, true), entries: view.getUint16(at + 10, true) };
    }
    throw new Error("The file is no archive.");
  };

  /** The files of an archive, each with a function that gives its contents.
      @type {typeof Zip.files} */
  const files = (bytes) => {
    const view = new DataView(bytes);
    const names = new TextDecoder();
    let { at, entries } = directory(view);
    /** @type {ReturnType<typeof Zip.files>} */
    const found = [];
    for (; entries; entries -= 1) {
      if (view.getUint32(at, true) !== ENTRY) throw new Error("The archive is damaged.");
      const [method, size, local] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
      const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
      const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const part = new Blob([bytes.slice(begin, begin + size)]);
      const stream = () => (method === DEFLATED ? part.stream().pipeThrough(new DecompressionStream("deflate-raw")) : part.stream());
      found.push({ name: names.decode(bytes.slice(at + 46, at + 46 + name)), contents: () => new Response(stream()).blob() });
      at += 46 + name + extra + comment;
    }
    return found;
  };

  return { files };
})();
