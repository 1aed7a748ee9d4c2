// The search of a static site: looks through the list of names of names.js. No request is made.
(function () {
  "use strict";
  const field = document.getElementById("sought");
  const list = document.getElementById("hits");
  const told = document.getElementById("told");
  const most = 100;

  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  const rows = window.pledgebookNames.map(function (row) {
    return { kind: row[0] || "commitment", words: row[1], file: row[0] ? row[2] : "commitments/" + row[2].replace(/[^A-Za-z0-9.-]/g,
      function (sign) { return "_" + sign.codePointAt(0).toString(16) + "_"; }) + ".html", folded: folded(row[1] + " " + row[2]) };
  });

  function look(words) {
    const wanted = folded(words).split(/\s+/).filter(Boolean);
    list.replaceChildren();
    if (!wanted.length) { told.textContent = ""; return; }
    const found = rows.filter(function (row) { return wanted.every(function (word) { return row.folded.includes(word); }); });
    told.textContent = found.length + (found.length === 1 ? " name has" : " names have") + " all these words" +
      (found.length > most ? "; the first " + most + " are listed" : "") + ".";
    found.slice(0, most).forEach(function (row) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const name = document.createElement("bdi");
      name.textContent = row.words;
      link.href = row.file;
      link.append(name);
      item.append(link, " (" + row.kind + ")");
      list.append(item);
    });
  }

  const asked = new URLSearchParams(window.location.search).get("q") || "";
  field.value = asked;
  document.getElementById("asking").addEventListener("submit", function (event) { event.preventDefault(); look(field.value); });
  field.addEventListener("input", function () { look(field.value); });
  look(asked);
}());
