"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = document.body.dataset;
  const root = document.documentElement;
  all(".js").forEach((element) => { element.hidden = false; });

  // Light and dark: what the machine says, until the reader says otherwise.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  $("#theme").addEventListener("click", () => {
    const now = root.dataset.theme || (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });
  $("#print").addEventListener("click", () => print());

  // Tables: filter by word and by what became of the row; sort by a column, the third time as it was.
  const bar = $("#find");
  const original = new Map();
  const value = (row, column) => {
    const cell = row.cells[column];
    return "v" in cell.dataset ? parseFloat(cell.dataset.v) : cell.textContent.trim();
  };
  const compare = (a, b) => {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "zh");
  };
  const filter = (board) => {
    const own = ($(".word", board)?.value || "").trim().toLowerCase();
    const sought = bar.value.trim().toLowerCase();
    const kind = $(".kind", board)?.value || "";
    let shown = 0;
    for (const body of board.querySelectorAll("tbody")) {
      let some = 0;
      for (const row of body.rows) {
        if (row.classList.contains("group")) continue;
        const said = own || sought ? row.textContent.toLowerCase() : "";
        const fits = (!kind || row.dataset.k === kind) && said.includes(own) && said.includes(sought);
        row.hidden = !fits;
        some += fits;
      }
      const group = $(".group", body);
      if (group) group.hidden = !some || board.classList.contains("sorted");
      shown += some;
    }
    const output = $("output", board);
    if (output) output.textContent = words.rows.replace("{n}", shown);
  };
  const sort = (board, head) => {
    const table = $("table", board);
    const way = head.getAttribute("aria-sort");
    const next = way === "ascending" ? "descending" : way === "descending" ? "none" : "ascending";
    all("thead th", table).forEach((other) => other.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", next);
    if (!original.has(table)) original.set(table, all("tbody", table).map((body) => [body, [...body.rows]]));
    const parts = original.get(table);
    parts.forEach(([body, rows]) => body.append(...rows));
    board.classList.toggle("sorted", next !== "none");
    if (next !== "none") {
      const column = head.cellIndex, sign = next === "descending" ? -1 : 1;
      const rows = parts.flatMap(([, rows]) => rows.filter((row) => !row.classList.contains("group")));
      const empty = (row) => value(row, column) === "";
      rows.sort((a, b) => empty(a) || empty(b) ? empty(a) - empty(b) : sign * compare(value(a, column), value(b, column)));
      parts[0][0].append(...rows);
    }
    filter(board);
  };
  for (const board of all(".board")) {
    all("thead button", board).forEach((button) => button.addEventListener("click", () => sort(board, button.closest("th"))));
    all(".word,.kind", board).forEach((input) => input.addEventListener("input", () => filter(board)));
  }

  // The redline: side by side or inline; by kind; what is searched for.
  const text = $("#text");
  const pairs = text ? all(".pair", text) : [];
  const narrow = () => {
    const kind = $("input[name=kind]:checked")?.value || "all";
    const word = bar.value.trim().toLowerCase();
    for (const pair of pairs) {
      const fits = kind === "all" || (kind === "moved" ? "m" in pair.dataset : pair.dataset.k === kind);
      pair.hidden = !fits || (word !== "" && !pair.textContent.toLowerCase().includes(word));
    }
    if (!text) return;
    for (const part of all(".part", text)) part.hidden = !$(".pair:not([hidden])", part);
    for (const passage of all(".passage", text)) {
      passage.hidden = !$(".pair:not([hidden])", passage);
      const folded = $("details", passage);
      if (folded) {
        folded.hidden = !$(".pair:not([hidden])", folded);
        if (word || kind === "kept") folded.open = true;
      }
    }
    const output = $("#shown");
    if (output) output.textContent = words.pairs.replace("{n}", pairs.filter((pair) => !pair.hidden).length);
  };
  all("input[name=kind]").forEach((input) => input.addEventListener("change", narrow));
  all("input[name=view]").forEach((input) => input.addEventListener("change", () => {
    text.classList.toggle("inline", $("input[name=view]:checked").value === "inline");
  }));

  // Search: rows and sentences that do not hold the words give way; the words are marked.
  const paint = (word) => {
    if (!window.Highlight || !CSS.highlights) return 0;
    CSS.highlights.delete("hit");
    if (!word) return 0;
    const hits = new Highlight();
    let count = 0;
    const walker = document.createTreeWalker($("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, here = node.data.toLowerCase();
      for (let at = here.indexOf(word); at >= 0; at = here.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        hits.add(range);
        count += 1;
      }
    }
    CSS.highlights.set("hit", hits);
    return count;
  };
  let waiting = 0;
  const search = () => {
    const word = bar.value.trim().toLowerCase();
    all(".board").forEach(filter);
    narrow();
    paint(word);
    const rows = all(".board tbody tr:not(.group):not([hidden])").length + pairs.filter((pair) => !pair.hidden).length;
    $("#hits").textContent = word ? words.hits.replace("{n}", rows) : "";
  };
  bar.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });

  // A figure leads to its sentence and to those of the other figures of its row.
  const panel = $("#panel");
  let opener = null;
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    opener?.focus();
  };
  const figureOf = (source, shown) => {
    const number = (shown.match(/[\d.]+/) || [shown])[0];
    const known = (source.dataset.f || "").split("|").filter(Boolean);
    return known.filter((figure) => figure.replace(/\s/g, "").includes(number));
  };
  const marked = (sentence, figures) => {
    const box = document.createElement("p");
    let rest = sentence;
    while (rest) {
      let at = -1, found = "";
      for (const figure of figures) {
        const here = rest.indexOf(figure);
        if (here >= 0 && (at < 0 || here < at)) { at = here; found = figure; }
      }
      if (at < 0) break;
      box.append(rest.slice(0, at));
      const mark = document.createElement("mark");
      mark.textContent = found;
      box.append(mark);
      rest = rest.slice(at + found.length);
    }
    box.append(rest);
    return box;
  };
  const open = (link) => {
    const row = link.closest("tr") || link.closest("li");
    const own = link.dataset.s.split(" ");
    const others = all("a[data-s]", row).flatMap((other) => other.dataset.s.split(" "));
    const shown = new Map();
    for (const other of all("a.f[data-s]", row)) {
      for (const number of other.dataset.s.split(" ")) shown.set(number, [...(shown.get(number) || []), other.textContent]);
    }
    const body = $("#panel-body");
    body.replaceChildren();
    $("#panel-title").textContent = row.matches("tr") ? row.cells[0].textContent : words.point;
    for (const number of new Set([...own, ...others])) {
      const source = document.getElementById("s" + number);
      if (!source) continue;
      const box = document.createElement("div");
      box.className = "src";
      const place = document.createElement("div");
      place.className = "at";
      place.textContent = [source.dataset.y, source.cells[1].textContent, source.cells[2].textContent].filter(Boolean).join(" · ");
      const figures = (own.includes(number) && link.classList.contains("f") ? [link.textContent] : shown.get(number) || []);
      box.append(place, marked(source.cells[3].textContent, figures.flatMap((figure) => figureOf(source, figure))));
      body.append(box);
    }
    opener = link;
    panel.hidden = false;
    $(".close", panel).focus();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-s]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(link);
  });
  $(".close", panel).addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) { event.preventDefault(); bar.focus(); }
  });

  // Where the reader is, in the list of parts.
  if (window.IntersectionObserver) {
    const links = new Map(all(".nav a").map((link) => [link.hash.slice(1), link]));
    const watch = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        links.forEach((link) => link.removeAttribute("aria-current"));
        links.get(target.id)?.setAttribute("aria-current", "true");
      }
    }, { rootMargin: "-20% 0px -70% 0px" });
    all("main>section").forEach((section) => watch.observe(section));
  }
})();
