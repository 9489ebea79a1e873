/* What follows the reader down the page: the header names the page once its title is out of sight, and the contents
   beside the text mark the section that is read. The browser tells when a heading passes the header, so that nothing
   is measured while the page loads or scrolls. */
Browser.ready(() => {
  const HEADER = 48;
  const BELOW = 48; // where a heading comes to stand when its link is followed, and some more

  /** Call when an element passes, upwards or downwards, a line so many pixels below the top of the window.
      @type {(line: number, share: number, elements: Iterable<Element>, passed: (element: Element, above: boolean) => void) => void} */
  const watch = (line, share, elements, passed) => {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, intersectionRatio, isIntersecting } of entries) passed(target, !isIntersecting || intersectionRatio < share);
    }, { rootMargin: `-${line}px 0px 1000000px 0px`, threshold: [0, 1] });
    for (const element of elements) observer.observe(element);
  };

  const title = document.querySelector(".md-header__title");
  const head = document.querySelector(".md-content h1");
  if (title && head) watch(HEADER, 0, [head], (_, above) => title.classList.toggle("md-header__title--active", above));

  const list = document.querySelector(".md-sidebar--secondary .md-nav--secondary");
  const frame = list?.closest(".md-sidebar__scrollwrap");
  if (!list || !frame) return;

  /** @type {NodeListOf<HTMLAnchorElement>} */
  const all = list.querySelectorAll("a");
  /** The links by the headings to which they lead, in the order of the page. */
  const links = new Map([...all].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [[heading, link]] : [];
  }));
  /** @type {Set<Element>} */
  const read = new Set();
  /** @type {HTMLElement | undefined} */
  let marked;

  let ended = false; // the page's end is in view: its last heading may never come up to the line

  const mark = () => {
    const current = [...links].filter(([heading]) => (ended && scrollY) || read.has(heading)).at(-1)?.[1];
    if (current === marked) return;
    marked?.classList.remove("md-nav__link--active");
    marked = current;
    if (!marked) return;
    marked.classList.add("md-nav__link--active");
    const { top, bottom } = marked.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    if (top < around.top || bottom > around.bottom) frame.scrollTop += top - around.top - around.height / 2;
  };

  // In narrow windows the contents are behind a button, and nothing is marked.
  const wide = matchMedia("(min-width: 60em)");
  const start = () => {
    if (!wide.matches) return;
    wide.removeEventListener("change", start);
    let asked = false;
    const soon = () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        mark();
      });
    };
    watch(HEADER + BELOW, 1, links.keys(), (heading, above) => {
      if (above) read.add(heading);
      else read.delete(heading);
      soon();
    });
    const end = new IntersectionObserver((entries) => {
      ended = entries.at(-1)?.isIntersecting ?? false;
      soon();
    }, { threshold: 0.9 });
    const foot = document.querySelector(".md-footer > :last-child");
    if (foot) end.observe(foot);
  };
  wide.addEventListener("change", start);
  start();
});
