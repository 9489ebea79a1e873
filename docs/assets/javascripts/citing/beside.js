/* Where a box stands beside some words: inside what the reader sees of the window. */
globalThis.Beside = (() => {
  const GAP = 8; // px between the box and what it stands beside, and the edge of the window

  /* What the reader sees of the window, seen from its corner: below the header, and within a zoomed part. */
  const viewed = () => {
    const { offsetLeft: left = 0, offsetTop: top = 0, width = innerWidth, height = innerHeight } = globalThis.visualViewport ?? {};
    const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const right = left + Math.min(width, document.documentElement.clientWidth - left);
    return { left, top: Math.max(top, Math.min(head, top + height / 2)), right, bottom: top + height };
  };

  /** Where a box of some size stands beside a line: below it, above it, or at the foot of the window; always inside.
      @type {typeof Beside.spot} */
  const spot = (line, { width, height }, view) => {
    /** @type {(value: number, least: number, most: number) => number} */
    const within = (value, least, most) => Math.max(Math.min(value, most), least);
    const lowest = view.bottom - height - GAP;
    const below = line.bottom + GAP;
    const above = line.top - height - GAP;
    const top = below <= lowest ? below : above >= view.top + GAP ? above : lowest;
    return {
      left: within(line.left, view.left + GAP, view.right - width - GAP),
      top: within(top, view.top + GAP, lowest),
    };
  };

  return { GAP, viewed, spot };
})();
