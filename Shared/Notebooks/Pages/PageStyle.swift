/// How pages look: type, colours, wide and narrow, on paper.
enum PageStyle {
  static var text: String {
    [colors, type, layout, listings, outputs, controls, chrome, paper].joined(separator: "\n")
  }

  /// `light-dark(a, b)` is `a` on a light page and `b` on a dark one. On both, text has a contrast of 4.5 or more.
  private static let colors = """
    :root {
      color-scheme: light dark;
      --paper: light-dark(#fdfcfa, #17191d);
      --box: light-dark(#f4f2ed, #1f2228);
      --line: light-dark(#dedad1, #383c44);
      --ink: light-dark(#22201c, #e4e1da);
      --quiet: light-dark(#625d54, #a5a198);
      --accent: light-dark(#1a5a96, #86b9ec);
      --good: light-dark(#2b6a3a, #86c596);
      --odd: light-dark(#855308, #dfb163);
      --bad: light-dark(#b3261e, #f2928a);
      --keyword: light-dark(#8a2377, #df9ad3);
      --literal: light-dark(#2b6a3a, #9bcb94);
      --comment: light-dark(#655f55, #a19c91);
      --type: light-dark(#1a5a96, #86b9ec);
      --series-1: light-dark(#1f6fb2, #6fb1ee);
      --series-2: light-dark(#b8501c, #ef9a66);
      --series-3: light-dark(#2f7d43, #7fca92);
      --series-4: light-dark(#8242a8, #c79be6);
    }
    :root[data-theme="light"] { color-scheme: light; }
    :root[data-theme="dark"] { color-scheme: dark; }
    """

  private static let type = """
    * { box-sizing: border-box; }
    html {
      font: clamp(1rem, 0.78rem + 0.35vw, 1.6rem)/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
        "Liberation Sans", sans-serif;
      color: var(--ink);
      background: var(--paper);
      -webkit-text-size-adjust: 100%;
    }
    body { margin: 0; overflow-wrap: break-word; }
    h1 { font-size: 2em; line-height: 1.2; margin: 0.4em 0 0.2em; letter-spacing: -0.01em; }
    h2 { font-size: 1.3em; line-height: 1.3; margin: 0; letter-spacing: -0.005em; }
    h2 a { color: inherit; text-decoration: none; }
    h2 a:hover { text-decoration: underline; }
    p, ul, dl, table, pre, figure, details, fieldset { margin: 0.8em 0; }
    p, li, dd { max-width: 36em; }
    ul, ol { padding-left: 1.3em; }
    li { margin: 0.3em 0; }
    a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 0.06em; }
    pre, code, kbd, samp, dd, .number, .verdicts td {
      font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono",
        monospace;
    }
    code, kbd { font-size: 0.88em; }
    .place, .summary, figcaption, caption { color: var(--quiet); font-size: 0.85em; }
    :focus-visible { outline: 0.15em solid var(--accent); outline-offset: 0.15em; }
    [tabindex="-1"]:focus-visible { outline-offset: 0.3em; }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    """

  private static let layout = """
    header, main, footer, .contents { padding: 0 1.1rem; max-width: 45rem; margin: 0 auto; }
    header { padding-top: 1.5rem; }
    footer { padding-top: 1rem; padding-bottom: 4rem; color: var(--quiet); font-size: 0.85em; }
    main:focus { outline: none; }
    .cell, .sources { margin-top: 2.6rem; padding-top: 1.6rem; border-top: 1px solid var(--line); }
    .cell > .place { margin: 0.1em 0 0.9em; }
    .contents ul { list-style: none; padding: 0; margin: 0.5em 0; font-size: 0.88em; line-height: 1.4; }
    .contents a { display: block; padding: 0.3em 0.5em; color: inherit; text-decoration: none; border-radius: 0.3em; }
    .contents a:hover { text-decoration: underline; }
    .contents a[aria-current] { background: var(--box); }
    .contents a span { color: var(--quiet); margin-right: 0.3em; }
    summary { cursor: pointer; }
    .contents summary { font-weight: 600; }
    .chapters { display: flex; flex-wrap: wrap; gap: 0.3em 1.4em; font-size: 0.9em; padding-right: 0; }
    .index ol { list-style: none; padding: 0; }
    .index ol li { margin: 1.6em 0; }
    .index li p { margin: 0.2em 0; }
    .index h2 a { color: var(--accent); }
    .names { columns: 16em; list-style: none; padding: 0; }
    .names li { margin: 0; padding: 0.15em 0; }
    .problem { color: var(--bad); }
    @media (min-width: 72rem) {
      header, main, footer { margin-left: max(21rem, calc(50vw - 20rem)); margin-right: 1rem; }
      .index, header:has(+ .index) { margin-left: auto; margin-right: auto; }
      .contents {
        position: fixed; top: 0; bottom: 0; left: max(0rem, calc(50vw - 43rem)); width: 20rem; padding: 1.6rem 1.1rem;
        overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin;
      }
    }
    """

  private static let listings = """
    pre {
      font-size: 0.82em; line-height: 1.5; overflow-x: auto; padding: 0.7em 0.9em; tab-size: 2; border-radius: 0.4em;
      border: 1px solid var(--line); max-width: 100%;
    }
    pre.code { background: var(--box); border-color: transparent; }
    .declaration { border-left: 0.2em solid var(--line); padding-left: 0.7em; }
    .declaration figcaption { font-size: 0.8em; }
    .declaration pre, figure pre { margin: 0.3em 0; }
    .k { color: var(--keyword); }
    .l { color: var(--literal); }
    .c { color: var(--comment); }
    .t { color: var(--type); }
    a.t { text-decoration-style: dotted; }
    .missing { color: var(--quiet); }
    .sources details { margin: 0.4em 0; }
    .sources > details > summary { padding: 0.15em 0; }
    .source { padding: 0.1em 0 0.6em 0.7em; border-left: 0.2em solid transparent; }
    .source:target { border-color: var(--accent); outline: none; }
    """

  private static let outputs = """
    .scroll { overflow-x: auto; margin: 0.8em 0; }
    table { border-collapse: collapse; font-size: 0.85em; line-height: 1.45; }
    .scroll table { margin: 0; }
    @media screen { .more:not(:focus-visible) { mask-image: linear-gradient(to left, transparent, black 2.5em); } }
    caption { text-align: left; font-size: 1em; padding-bottom: 0.3em; }
    th, td { padding: 0.22em 0.8em 0.22em 0; text-align: left; vertical-align: baseline; font-weight: 400; }
    thead th { color: var(--quiet); border-bottom: 1px solid var(--line); }
    tbody th { font-weight: 500; }
    .number { text-align: right; font-size: 0.95em; white-space: nowrap; }
    th.number { font-weight: 400; }
    .values { display: grid; gap: 0.2em; font-size: 0.85em; }
    .values div { display: flex; flex-wrap: wrap; gap: 0.1em 0.8em; }
    .values dt { color: var(--quiet); }
    .fields {
      display: grid; grid-template-columns: max-content 1fr; gap: 0.1em 0.9em; font-size: 0.82em; line-height: 1.5;
      border: 1px solid var(--line); border-radius: 0.4em; padding: 0.7em 0.9em;
    }
    .fields dt { color: var(--quiet); }
    .fields dd { white-space: pre-line; }
    dd { margin: 0; max-width: 100%; overflow-wrap: anywhere; }
    .built dt { font-weight: 600; }
    .built dd { font-family: inherit; margin-bottom: 0.5em; }
    .verdicts { color: var(--quiet); font-size: 0.82em; width: 100%; table-layout: fixed; }
    .verdicts td { font-size: 0.95em; overflow-wrap: anywhere; }
    .verdicts tr > *:last-child { padding-right: 0; }
    .verdicts thead > tr > *:first-child { width: 28%; }
    .claims { list-style: none; padding: 0; font-size: 0.85em; }
    .claims li { margin: 0.1em 0; color: var(--quiet); }
    .verdicts small, .claims small { display: block; font-size: 1em; padding-left: 1.2em; max-width: 36em; }
    .agrees .mark { color: var(--good); }
    .explained .mark, .explained small { color: var(--odd); }
    .fails, .claims .fails { color: var(--bad); }
    .mark { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-weight: 700; }
    .plot { margin: 1.2em 0; }
    .wraps { white-space: pre-wrap; overflow-wrap: anywhere; }
    .drawing { line-height: 1.2; border: 0; padding: 0; }
    .formula { padding: 0.4em 0; overflow-y: hidden; }
    math {
      width: fit-content; margin: 0 1.5em; font-size: 1.15em;
      font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "DejaVu Math TeX Gyre",
        "Noto Sans Math", math;
    }
    @media (max-width: 40rem) {
      math { margin: 0; font-size: 1.05em; }
      .scroll table { font-size: 0.78em; }
      .scroll :is(th, td) { padding-right: 0.55em; }
      .scroll :is(th, td):last-child { padding-right: 0; }
      .verdicts thead { display: none; }
      .verdicts, .verdicts tbody, .verdicts tr, .verdicts th { display: block; }
      .verdicts tr { margin-bottom: 0.5em; }
      .verdicts td { display: grid; grid-template-columns: 6em 1fr; padding: 0.1em 0 0.1em 1.3em; }
      .verdicts td::before { content: attr(data-name); font-family: system-ui, sans-serif; }
    }
    """

  private static let controls = """
    .question { font-weight: 600; border-left: 0.2em solid var(--accent); padding-left: 0.7em; }
    .answer > summary { color: var(--accent); padding: 0.3em 0; width: fit-content; }
    .answer[open] > summary { color: var(--quiet); font-size: 0.85em; }
    .control { border: 1px solid var(--line); border-radius: 0.5em; padding: 0.2em 1em 0.6em; margin: 0.9em 0; }
    fieldset { display: none; border: 0; margin: 0.6em 0 0; padding: 0; min-width: 0; }
    .scripted fieldset { display: block; }
    legend { color: var(--quiet); font-size: 0.85em; padding: 0; margin-bottom: 0.4em; }
    fieldset label { display: inline-block; margin: 0 0.3em 0.3em 0; cursor: pointer; }
    fieldset input[type="radio"] { position: absolute; opacity: 0; }
    fieldset label span {
      display: block; padding: 0.25em 0.8em; border: 1px solid var(--line); border-radius: 0.4em; font-size: 0.9em;
    }
    fieldset label:hover span { border-color: var(--accent); }
    input:checked + span { background: var(--accent); border-color: var(--accent); color: var(--paper); }
    input:focus-visible + span { outline: 0.15em solid var(--accent); outline-offset: 0.15em; }
    input[type="range"] {
      width: min(100%, 24em); accent-color: var(--accent); vertical-align: middle; margin: 0 0.8em 0 0;
    }
    output { font-weight: 600; }
    .state + .state { border-top: 1px solid var(--line); }
    @media screen {
      .scripted .states { display: grid; grid-template-columns: minmax(0, 1fr); }
      .scripted .state { grid-area: 1 / 1; border: 0; }
      .scripted .state:not(.shown) { visibility: hidden; }
      .scripted .state > .name { display: none; }
    }
    """

  private static let chrome = """
    .skip {
      position: absolute; left: -100rem; top: 0; background: var(--paper); padding: 0.5em 1em; z-index: 2;
    }
    .skip:focus { left: 0; }
    .spoken {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
    }
    .tools { display: none; }
    .scripted .tools { display: flex; justify-content: flex-end; gap: 0.5em; padding: 0.6rem 1.1rem 0; }
    button {
      font: inherit; font-size: 0.8em; color: var(--quiet); background: var(--paper); border: 1px solid var(--line);
      border-radius: 0.4em; padding: 0.3em 0.8em; cursor: pointer;
    }
    button:hover { color: var(--ink); border-color: var(--quiet); }
    dialog {
      color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 0.6em;
      max-width: min(28rem, 92vw); padding: 1.2em 1.5em;
    }
    dialog::backdrop { background: rgb(0 0 0 / 0.4); }
    kbd { border: 1px solid var(--line); border-radius: 0.25em; padding: 0 0.35em; }
    """

  private static let paper = """
    @media print {
      :root, :root[data-theme] { color-scheme: light; }
      @page { margin: 18mm 16mm; }
      html { font-size: 10.5pt; background: none; }
      header, main, footer { max-width: none; margin: 0; padding: 0; }
      .tools, .scripted .tools, .skip, .contents, .chapters, .sources, .answer > summary, .scripted fieldset {
        display: none;
      }
      .cell { margin-top: 1.4rem; padding-top: 0.8rem; }
      h2, .cell > .place, figcaption, .question, caption, .state > .name { break-after: avoid; }
      .plot, .scroll, .verdicts tr { break-inside: avoid; }
      .plot { max-width: 26em; }
      pre { white-space: pre-wrap; overflow: visible; font-size: 8.5pt; orphans: 4; widows: 4; }
      .drawing { white-space: pre; }
      .scroll { overflow: visible; }
      a { color: inherit; text-decoration: none; }
      details::details-content { content-visibility: visible; height: auto; }
    }
    """
}
