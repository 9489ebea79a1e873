r"""The texts of ``--help``, by command; ``\b`` keeps the line breaks of what follows (Click's mark)."""

from __future__ import annotations

EPILOG = """\
\b
First steps:
  edition new smith-rivers ~/smith.docx  make a document or a text a paper of the corpus
  edition check                          what is wrong in the corpus
  edition serve                          the site, renewed whenever you save a change

\b
Any text:
  edition check manuscript.docx          citations without an entry, entries never cited, broken notes

\b
Exit codes:
  0    nothing is wrong (warnings and notes may have been printed)
  1    something is wrong: a finding of severity “error”, or pages that are stale (in a draft, errors are warnings)
  2    the command was not understood, or a file does not exist or cannot be read
  130  the command was interrupted, by Ctrl-C or a signal

Options such as -q go before or after the command. “edition COMMAND --help” has more.
"""

NEW = """\
Make a document or a text a paper of the corpus.

Writes the text of FILE to corpus/SLUG/source.txt, and to corpus/SLUG/paper.yaml title, authors, abstract,
running heads, notes, citations and list of references as far as they were found; what is unsure is
commented out, with the lines to look at. Then says what “edition check” finds. The paper is a draft: it always
becomes a page, until you say “status: edited” and every fault stops the build.

SLUG is the paper's name in addresses: lower-case letters, digits and hyphens. FILE is a Word document (DOCX), an
OpenDocument text, a web page, an EPUB, a JATS article, LaTeX or Markdown (with the .bib beside it), a PDF,
or a plain text in any encoding. A document is kept beside its text; what has no place in the text is told.

\b
Examples:
  edition new smith-river-treaties ~/texts/smith.docx
  edition new --all ~/texts    every file of a folder, each named after itself
"""

CHECK = """\
Report what is wrong in the corpus or in any texts.

Nothing is written but the copy of --annotate. Without FILE: everything that “edition build” would find in the
corpus, and whether a document is read differently by the programs of today. With FILE (a document or a text): the
references of each text, in a corpus or not: citations without an entry, entries that are never cited, names and
years that differ, entries given twice, notes without a marker and markers without a note, an Ibid. without an
antecedent; in a document, citations that differ from the field of Zotero, Mendeley or EndNote behind them.
Findings about a document name the paragraph and the words.

\b
Examples:
  edition check
  edition check chapter-1.docx chapter-2.odt
  edition check manuscript.docx --annotate manuscript-checked.docx
  edition check --format sarif manuscript.txt > findings.sarif
"""

BUILD = """\
Write the Markdown pages from the corpus.

Nothing is written while something is wrong in an edited paper or in the editors' data. The faults of a draft
are warnings, listed on its page; a draft that cannot be shown is left out. Unchanged pages are not touched.

\b
Examples:
  edition build
  edition build --check       for continuous integration: fail where pages are stale
"""

KEYS = """\
Add keys for works that have none to corpus/works.yaml.

A key such as small2015china is the address of a work's page; once assigned, it never changes.
"""

ADDRESSES = """\
List the addresses of the edited papers' pages in corpus/<paper>/addresses.yaml.

Run it before you publish: from then on paragraphs, notes, citations and headings keep their addresses, whatever
emendations split or join. Rows are added, never changed or removed. Those of terms, facts, events, works and other
things across the papers are in corpus/site-addresses.yaml; where one of these is gone, write there what became of it.

\b
Examples:
  edition addresses
  edition addresses --check
"""

TERMS = """\
List frequent phrases that the index of terms does not have.

\b
Example:
  edition terms --least 5 --words
"""

SITE = """\
Write the pages and build the site.

\b
Examples:
  edition site
  edition site --site-dir /tmp/preview
  edition site --versions ~/versions      with 1.0.zip, the site of that version, as v/1.0/
"""

RELEASE = """\
Make a version of the edition.

Refuses while the corpus has errors, pages are stale, files are not committed, addresses are not listed or would be
lost, or the number is not above that of the last version. Then compares each paper with what it said in the last
version, writes the difference into corpus/changes.yaml, from which the page of changes, the feed and the history of
each paper are made, commits this, makes the site and in dist/ the files of the version with their checksums, and
tags the commit. Nothing is sent anywhere.

Without VERSION, or with the number of the last version, its files are made (again), and the tag, if it is missing: so
a command that was interrupted goes on, and a clone makes the same files from the tag.

\b
Examples:
  edition release 1.0 --dry-run
  edition release 1.0
  edition release 1.1 --prepare     then read, commit, and: edition release 1.1
"""

SERVE = """\
Preview the site and renew it on changes.

Ctrl-C ends it.

\b
Example:
  edition serve --address 127.0.0.1:9000
"""

COMPLETION = """\
Print completion for a shell.

\b
Examples:
  edition completion bash > ~/.local/share/bash-completion/completions/edition
  edition completion zsh >> ~/.zshrc
  edition completion fish > ~/.config/fish/completions/edition.fish

Bash must be of version 4.4 or newer. In ~/.zshrc the lines go below those that call compinit.
"""
