// What the scripts of the site share: each file is one global, declared here and written in
// docs/assets/javascripts/. Only the checker of types reads this; no page does.

// --- data ---

type Span = [from: number, to: number];
type Spot = [from: number, to: number, term: number];
type PlacedNode = [at: number, node: Text];

/** data/corpus.js, as pages/script_data.py writes it. */
interface Corpus {
  papers: { slug: string; title: string; authors: string; name: string; label: string }[];
  passages: [paper: number, anchor: string, kind: string, text: string][];
  headings: [paper: number, anchor: string, text: string, before: number, level: number][];
  works: [key: string, reference: string, name: string][];
  function: string[];
}
/** The same file of a large edition, whose texts are in parts: `index` are the letters with which each part of the index
    begins. */
interface Head { index: string[]; across: string[]; parts: Record<string, any>; sizes: number[][] }
/** The texts of a paper, which has the number 0 here. */
type Part = Pick<Corpus, "papers" | "passages" | "headings" | "works">;
declare var EDITION: Corpus & Head;
/** data/across.js, as across/findable.py writes it. */
type Said = [kind: string, href: string, text: string, place: string, more: string];
declare var ACROSS: Said[] | undefined;

/** data/said.js, as pages/said.py writes it. */
interface Sayings {
  papers: Record<string, string>;
  files?: number;
  cards: Record<string, [title: string, text: string, rows: [paper: string, anchor: string, value: string, words: string][]]>;
}
declare var SAID: Sayings;
/** The previews of an edition that has many, from each file that came. */
declare var SAID_MORE: Sayings["cards"] | undefined;

// --- shared ---

type Properties<E> = Partial<Omit<E, "attributes">> & { attributes?: Record<string, string> };
type Child = Node | string;

declare var Browser: {
  ready(start: () => void): void;
  make<K extends keyof HTMLElementTagNameMap>(tag: K, properties?: Properties<HTMLElementTagNameMap[K]>, ...children: Child[]): HTMLElementTagNameMap[K];
  button(label: string, properties?: Properties<HTMLButtonElement>): HTMLButtonElement;
  load(src: string): Promise<void>;
  place(name: string, files: number): number;
  inSlices<T>(work: Generator<void, T>): Promise<T>;
  atOnce<T>(work: Generator<void, T>): T;
  kept(name: string): string | null;
  keep(name: string, value: string): void;
  forget(name: string): void;
  target(): HTMLElement | null;
  within(event: Event, selector: string): HTMLElement | null;
  step(event: KeyboardEvent, stops: HTMLElement[], way: { there: boolean; first?: HTMLElement | null; back?: HTMLElement | null }): void;
};
/** Links with previews, by selector; `seen` are those whose content stands beside them already. */
declare var Preview: {
  add(selector: string, make: (element: HTMLElement) => HTMLElement[], seen?: (element: HTMLElement) => boolean): void;
  renew(element: HTMLElement): void;
};
declare var Copying: {
  button(label: string, text: () => string, html?: () => string): HTMLButtonElement;
  save(text: string, name: string, media: string): void;
};
declare var PageText: {
  read(root: Element, ours?: string): { nodes: PlacedNode[]; text: string };
  shown(node: Text): string;
  textNodes(root: Node): Generator<Text>;
  ranges(nodes: PlacedNode[], from: number, to: number): Range[];
  range(nodes: PlacedNode[], from: number, to: number): Range | null;
};

// --- search ---

/** `open`: not within quotation marks. */
interface Term { asked: string; words: string[]; open: boolean; pattern: RegExp; capitals: RegExp | null }
type Asking = Term[] & { left: number; inner: string; between: string[]; behind: string };
interface Folding { cased?: boolean; marked?: boolean }
/** A text, its folded form, and where each character of that stands in the text; null where the places are the same. */
interface Source { text: string; folded: string; at: number[] | null; times?: number }
declare var Folded: {
  fold(text: string, as?: Folding & { even?: boolean }): string;
  read(text: string): Source;
  /** From and to in the text, of a stretch of its folded form; a letter that became two is there in full. */
  placed(source: Source, from: number, to: number): Span;
};
declare var Words: Pick<typeof Folded, "fold" | "read"> & {
  tokens(text: string): string[];
  spans(text: string): Span[];
  unspaced(word: string): boolean;
  parse(query: string): Asking;
  others(word: string): string[];
  units(term: Term): string[];
  isQuestion(query: string): boolean;
  fitted(terms: Term[], texts: Source[], times?: number[]): Term[];
  matches(pattern: RegExp, text: Source, capitals?: RegExp | null): Span[];
  places(terms: Term[], text: Source): Spot[] | null;
  row(query: string): RegExp | null;
  forms(text: Source, each: (word: string, printed: Span) => void): void;
  pieces(text: string, stretch: Span, marks: (Span | Spot)[]): [words: string, marked: boolean][];
};

/** Something that can be found: `more` is found, and not shown. */
interface Found { kind: string; href: string; anchor?: string; place: string; text: string; more: string }
/** `part` is where a large edition has its text. */
interface Row extends Found { source: Source; part?: { group: number; number: number; order: number } }
/** `sure`: ranked by its whole text. */
interface Hit { row: Row; score: number; marks: (Span | Spot)[]; begin: number; sure?: boolean }
declare var Texts: {
  BODY: Set<string>;
  once(src: string): Promise<void>;
  load(base: string): Promise<Corpus & Partial<Head>>;
  across(base: string): Promise<Row[]>;
  kindOf(anchor: string): string | undefined;
  placeName(kind: string, anchor: string): string;
  path(...names: (string | undefined)[]): string;
  outline(): { names(): string[]; enter(level: number, text: string): void };
  row(found: Found): Row;
  said(row: Said): Row;
  rows(data: Pick<Corpus, "papers" | "passages" | "headings" | "works">): Row[];
};
declare var Ranking: {
  ranked(query: string, asked: Asking, rows: Row[], terms?: Term[]): Hit[];
  excerpt(hit: Pick<Hit, "row" | "marks" | "begin">): [words: string, asked: boolean][];
};

/** `bits` are its letters. */
interface KnownWord { times: number; form: string; bits: number }
interface NearWord { word: string; form: string; far: number; times: number }
interface Gap { word: string; near: { word: string; form: string }[] }
declare var Suggestions: {
  gathering(texts: Iterable<Source>): Generator<void, Map<string, KnownWord>>;
  distance(a: string, b: string, most: number, open?: boolean): number;
  nearest(word: string, known: Map<string, KnownWord>): NearWord[];
  missing(words: string[], known: Map<string, KnownWord>): Gap[];
  mended(query: string, gaps: Gap[], known: Map<string, KnownWord>): string[];
};
/** `unasked` is how many terms were too many. In a large edition `certain` puts a list into its order as far as the first
    hits, with their words. */
interface Answer { hits: Hit[]; unasked: number; certain?(list: Hit[], most: number): Promise<void> }
declare var Results: {
  enough(query: string): boolean;
  asks(event: MouseEvent): string | null;
  count(answer: Answer): string;
  ready(site: DOMStringMap): Promise<void>;
  of(query: string): Promise<Answer | null>;
  groups(hits: Hit[], query: string): { name: string; title: string; hits: Hit[] }[];
  item(hit: Hit, base: string, query: string): HTMLLIElement;
  suggestion(query: string, action: string): Promise<HTMLElement[]>;
};
declare var SearchField: { SLASH: string; load(site: DOMStringMap): Promise<unknown> };

/** Words for which the index is asked: just these, or also those that begin so. */
interface Lookup { key: string; whole: boolean }
/** Words of the index, and where they stand. */
interface IndexEntry { words: string; key: string; where: string }
/** A place of words in a row, how far it is behind the word before, whether it is the row's last, and of which term. */
interface Placed { words: string; at: number; gap: number; last: boolean; term?: number }
declare var Parts: {
  ROWS: number;
  BESIDE: number;
  load(base: string, name: string): Promise<any>;
  counts(listed: string): Generator<[words: string, counts: number[]]>;
  ways(unit: string, whole: boolean): Lookup[];
  lookups(term: Term): Lookup[][];
  matching(base: string, lookup: Lookup): Promise<IndexEntry[]>;
  each(entry: IndexEntry, found: (row: number, place: Placed) => void): void;
  skeleton(places: Placed[], between: string[], behind: string): string;
};
declare var Narrowed: {
  rows(base: string, terms: Asking, others: Row[]): Promise<{ rows: Row[]; fitted: Term[] }>;
  order(row: Row): number;
  paper(place: number): number;
  kind(place: number): number;
  full(base: string, row: Row): Promise<Row>;
  vocabulary(base: string, others: Row[]): Promise<Iterable<Source>>;
};

// --- lists ---

interface FilterMakers {
  select(name: string, title: string, labels: Record<string, string>): HTMLSelectElement;
  words(name: string, title: string): HTMLInputElement;
  order(name: string, title: string, none: string, labels: Record<string, string>): HTMLSelectElement;
}
type BuildFilters = (made: FilterMakers & { box: HTMLElement; items: HTMLElement[] }) => { fits(item: HTMLElement): boolean; then?(): void };
declare var Filters: {
  start(id: string, selector: string, build: BuildFilters): void;
  fold(list: HTMLElement): boolean;
  labels(box: HTMLElement, name: string): Record<string, any>;
  has(words: string | undefined, value: string): boolean;
  names(folded: string, typed: string): boolean;
  address(controls: { name: string; value: string }[]): string;
};

// --- the reader's choices and the bar of a paper ---

type ChoiceName = "scheme" | "size" | "measure";
declare var Choices: {
  VALUES: Record<ChoiceName, string[]>;
  get(name: ChoiceName): string;
  set(name: ChoiceName, value: string): void;
};
declare var Settings: {
  row(name: string, title: string, values: Record<string, string>, chosen: string, changed: (value: string) => void): HTMLFieldSetElement;
  add(...rows: HTMLElement[]): void;
  disclose(button: HTMLElement, opened: HTMLElement): void;
};
declare var ReadingBar: { add(element: HTMLElement): void };

// --- notes, for previews and beside their line ---

declare var NoteContents: {
  keyOf(link: Element): string | undefined;
  data(): { works?: Record<string, Piece[]>; citations?: Record<string, string>; numbered?: boolean };
  known<T>(all: Record<string, T> | undefined, key: string): T | null;
  work(key: string): HTMLElement[];
  gives(said: string, reference: string): boolean;
  /** A copy of a note, the sources that it names and does not give itself, and the notes for which it stands. */
  note(id: string, seen?: Set<string>): HTMLElement[];
};
declare var GoingOn: {
  places(): Record<string, string> | null;
  keep(paper: string, place: string | null): void;
};
/** On the page that offers the archive; a worker and its event (Service Workers, 4.1 and 4.6). */
declare var Zip: { files(bytes: ArrayBuffer): { name: string; contents(): Promise<Blob> }[] };
type Page = { id: string; postMessage(words: string): void };
type PageWorker = { clients: { matchAll(options: { includeUncontrolled: boolean }): Promise<Page[]>; get(id: string): Promise<Page | undefined> } };
type FetchAsked = Event & {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
};

declare var PlacePreviews: {
  pieces(text: string, spans: Span[]): [words: string, marked: boolean][];
};
declare var Cards: {
  load(element: HTMLElement, links?: HTMLElement[]): void;
  of(link: HTMLElement, title: Child, anchor?: string): HTMLElement[];
  stated(link: HTMLElement, places: (string | null)[]): HTMLElement[];
};
/** On the pages of papers only. */
declare var SideNotes: {
  stacked(wanted: number[], heights: number[], gap?: number): number[];
  shows(marker: Element): boolean;
};

// --- orders of the bibliography and what one exports ---

/** data/lists/, as pages/listed.py writes it: the rows of a list in parts, each in its place in the whole. */
interface ListedFile {
  list: string;
  rows: [number: number, anchor: string, part: string, name: string, data: Record<string, string>][];
  also?: Record<string, string>;
  labels?: Record<string, Record<string, string>>;
}
declare var LISTED: ListedFile[] | undefined;
declare var Parted: {
  whole(box: HTMLElement, start: (items: HTMLElement[]) => void): void;
};

declare var Sorting: {
  ORDERS: Record<string, string>;
  parts<W extends { dataset: DOMStringMap }>(works: W[], order: string, papers: Record<string, string>): { name: string; id: string; works: W[] }[];
};

/** data/records.js, as pages/choice_data.py writes it: the pieces of each record in the formats, then in the styles. */
interface RecordFile { papers: Record<string, string[]>; works: Record<string, string[]> }
declare var RECORDS: RecordFile[] | undefined;
interface ExportForms {
  formats: { ending: string; title: string; media: string; head: string; between: string; tail: string }[];
  styles: string[];
}
declare var Records: {
  chosen(loaded: RecordFile[], keys: Set<string>): string[][];
  file(forms: ExportForms, place: number, rows: string[][]): string;
  list(forms: ExportForms, style: number, rows: string[][], plain: (html: string) => string): { html: string; text: string }[];
};

// --- the elements of our pages ---

interface ParentNode {
  querySelector<E extends Element = HTMLElement>(selectors: string): E | null;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}
interface Element {
  closest<E extends Element = HTMLElement>(selector: string): E | null;
}

// --- papers and citing ---

/** Words, or a tag with its pieces, a link with its address (pages/paper_notes.py). */
type Piece = string | [tag: keyof HTMLElementTagNameMap, pieces: Piece[], address?: string];
declare var CiteBox: {
  among(names: string[], chosen?: string | null): number;
  choose(name: string): void;
  listen(names: string[], changed: (place: number) => void): void;
};
/** A place in a paper: "paragraph 5", "heading “Introduction”". */
interface Place { id: string; name: string; kind?: string; number?: string; words?: string; pages?: string }
/** A style's entry of the bibliography, and its citations. */
interface CitedForms { entry: Element; cited: { form: string; name: string; element: Element }[] }
interface Copied { plain: string; html?: string }
interface Quoted { words: string; from: Place; to: Place; link: string; exact: string }
declare var Quotation: {
  nested(words: string): string;
  latex(text: string): string;
  where(from: Place, to: Place): string;
  locator(from: Place, to: Place, short?: string): string;
  forms(quoted: Quoted & CitedForms & { record: string }): Record<"Quotation" | "entry" | "Link" | "Markdown" | "BibTeX", Copied> & { cited: Copied[] };
};
/** The words of a page as a browser compares them. */
interface ReadPage { text: string; folded: string; nodes: Map<Text, number>; ends: number[] }
declare var TextFragment: {
  read(root?: Element): ReadPage;
  directive(page: Pick<ReadPage, "text" | "folded" | "ends">, from: number, to: number): string;
  of(range: Range, page?: ReadPage): string;
  segmenter(): Intl.Segmenter | null;
  wordAt(text: string, offset: number): Intl.SegmentData | null;
};
type PageWord = [from: number, to: number, block: number];
/** What the reader sees of the window, and a line of it. */
interface View { left: number; top: number; right: number; bottom: number }
interface Line { left: number; top: number; bottom: number }
declare var Beside: {
  GAP: number;
  viewed(): View;
  spot(line: Line, size: { width: number; height: number }, view: View): { left: number; top: number };
};

/** data/lines-….js, as pages/source_lines.py writes it: by place the lines of the source, with what is emended on each. */
type SourceLine = [line: number, text: string, emended?: [find: string, replace: string][]];
declare var EDITION_LINES: Record<string, SourceLine[]> | undefined;
/** An emendation that would mend some words; `stands` where there is one already. */
interface Mending { line: number; find: string; replace: string; stands: boolean }
interface Told { name: string; place: string; edition: string; words: string; printed: string; found?: Mending }
declare var Report: {
  located(lines: SourceLine[], words: string, before?: number): Mending | null;
  count(text: string, words: string): number;
  emendation(found: Mending): string;
  address(pattern: string, told: Told): string;
  link(quoted: { id: string; name: string; address: string; words: string; range: Range; ours: string }): HTMLElement[];
};

// --- concordance ---

interface Matching extends Folding { parts?: boolean }
interface IndexedPlace { paper: number; anchor: string; kind: string; text: string; first: number; last: number }
type IndexedColumn = "form" | "from" | "to" | "row" | "line";
interface FoldedForms { of: Int32Array; keys: string[] }
/** What an index is made from; further papers are added to it. */
interface GrownIndex { rows: IndexedPlace[]; numbers: Map<string, number>; words: Record<IndexedColumn, number[]>; lines: number }
interface Indexed extends Record<IndexedColumn, Int32Array> {
  grown: GrownIndex;
  rows: IndexedPlace[];
  forms: string[];
  folded: Map<string, FoldedForms>;
  papers: number;
  rank: Int32Array;
  function: Set<string>;
  /** Of a large edition the words of each paper by part, and how often each occurs, whatever is read. */
  sizes?: number[][];
  listed?: [words: string, counts: number[]][];
}
interface Extent { sizes: number[]; begins: number[]; columns: boolean[]; all: number }
/** A hit: the number of its term, its first word, and the word after its last. */
interface Occurrence { term: number; at: number; to: number }
declare var WordIndex: {
  building(data: Pick<Corpus, "papers" | "passages" | "headings" | "function">, grown?: GrownIndex): Generator<void, Indexed>;
  variant(index: Indexed, options: Folding): FoldedForms;
  extent(index: Indexed, scopes: string[]): Extent;
  terms(query: string): { label: string; words: string[] }[];
  fits(pattern: string, word: string): boolean;
  find(index: Indexed, terms: { words: string[] }[], options: Matching, extent: Extent): Occurrence[];
};

type Order = (a: Occurrence, b: Occurrence) => number;
declare var Lines: {
  neighbour(index: Indexed, hit: Occurrence, words: number): number;
  step(key: string): { side: string; words: number } | null;
  sort(index: Indexed, hits: Occurrence[], keys: string[]): Occurrence[];
  context(index: Indexed, hit: Occurrence, around?: number): { left: string; node: string; right: string; bounds: [from: number, start: number, end: number, to: number] };
  near(index: Indexed, hits: Occurrence[], word: string, span: number, options: Folding): Occurrence[];
  csv(rows: string[][]): string;
};

interface Score { expected: number; likelihood: number; information: number }
interface Collocate extends Score { word: string; observed: number }
declare var Collocates: {
  score(near: number, windows: number, found: number, all: number): Score;
  of(index: Indexed, hits: Occurrence[], span: number, options: Folding, extent: Extent): Collocate[];
};

declare var Tables: {
  LETTERS: string;
  number(value: number, digits?: number): string;
  several(count: number, one: string, more?: string): string;
  letter(term: number): HTMLElement;
  table(className: string, caption: Child[], heads: HTMLElement[], rows: HTMLElement[]): HTMLTableElement;
  row(...cells: HTMLElement[]): HTMLTableRowElement;
  lines(index: Indexed, papers: Corpus["papers"], hits: Occurrence[], keys: string[], many: boolean, caption: string): HTMLElement;
  collocates(words: Collocate[], caption: string): HTMLElement;
};

declare var Dispersion: {
  table(index: Indexed, papers: Corpus["papers"], extent: Extent, terms: { label: string }[], hits: Occurrence[]): HTMLElement;
  headings(index: Pick<Indexed, "rows">, extent: Extent, paper: number): number[];
  places(index: Pick<Indexed, "rows" | "row">, extent: Extent, hits: Occurrence[]): { place: IndexedPlace; hits: Occurrence[]; words: number[] }[];
  preview(index: Indexed, link: Element): HTMLElement[];
};
declare var Fitting: {
  start(text: string, room: number, width: (text: string) => number): number;
  lines(box: HTMLElement): void;
  watch(box: HTMLElement): void;
};

/** What the fields ask, and what beyond them the address holds. */
interface Asked {
  q: string; parts: boolean; cased: boolean; marked: boolean; scopes: string[]; sort: string[]; of: string; span: string; least: string;
  by: string; function: boolean; with: string; lines: number; words: number;
}
declare var Question: { ROWS: number; WORDS: number; read(search: string): Asked; write(asked: Asked): string };
interface QuestionFields {
  form: HTMLFormElement; field: HTMLInputElement; of: HTMLSelectElement; examples: HTMLElement; status: HTMLElement;
  boxes: Record<"counts" | "lines" | "near" | "filter", HTMLElement>;
  parts: Record<"counts" | "lines" | "near", HTMLElement>;
  offer(labels: string[]): void;
  setSort(keys: string[]): void;
  asked(): Omit<Asked, "with" | "lines" | "words">;
  restore(question: Asked, labels: string[]): void;
}
/** `left` is how many more papers may have the words. */
type ReadSome = (terms: { words: string[] }[], asked: { parts: boolean; scopes: string[] }, times: number) => Promise<{ index: Indexed; left: number }>;
interface ReadTexts { data: Corpus; read: ReadSome }
declare var Reading: { large: ReadSome; start(): Promise<ReadTexts> };
declare var Subjects: {
  named(labels: string[], rows: Row[]): [href: string, heading: string][];
  show(box: HTMLElement, labels: string[]): Promise<void>;
};
declare var QuestionForm: { make(...buttons: HTMLElement[]): QuestionFields };
