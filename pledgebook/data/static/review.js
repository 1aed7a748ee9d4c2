// The review queue by keyboard, and the marking of words. Every action is a form or a link that works without this.
"use strict";
(() => {
  const seen = (one) => one.offsetParent !== null || one.getClientRects().length > 0;
  const writes = (one) => one && (one.matches("textarea, select, [contenteditable]") ||
    (one.matches("input") && !["checkbox", "radio", "button", "submit"].includes(one.type)));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (writes(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const all = [...document.querySelectorAll("[data-key]")].filter((one) => one.dataset.key === event.key && seen(one));
    if (!all.length) return;
    // In a menu that is open its own keys come first: after 'reject' a digit says why.
    const one = all.find((each) => each.closest("details.menu[open] .reasons")) || all[0];
    event.preventDefault();
    if (writes(one)) { one.focus(); return; }
    if (one.matches("summary")) {
      const box = one.parentElement;
      box.open = !box.open;
      const first = box.open && box.querySelector("select, .reasons button");
      (first || one).focus();
      if (box.open) one.scrollIntoView({ block: "nearest" });
      return;
    }
    one.click();
    if (one.matches("input")) one.focus();
  });

  // A form is sent once, also where somebody is quicker than the network.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach((one) => delete one.dataset.sent));

  const points = (text) => Array.from(text).length;

  for (const form of document.querySelectorAll("form.mark")) {
    const box = form.querySelector(".markable");
    const text = box.textContent;
    const node = box.firstChild;
    const part = (name) => form.elements.namedItem(name);
    const [endLeft, endRight, startLeft, startRight] = (box.dataset.marks || "").split(" ");
    let from = 0;
    let to = 0;

    const note = () => {
      part("words").value = text.slice(from, to);
      const base = Number(box.dataset.start);
      part("start").value = to > from ? String(base + points(text.slice(0, from))) : "";
      part("end").value = to > from ? String(base + points(text.slice(0, to))) : "";
    };
    const select = (start, end) => {
      if (!node || start >= end) return;
      from = start;
      to = end;
      window.getSelection().setBaseAndExtent(node, from, node, to);
      note();
    };
    const at = (place) => Array.from(text).slice(0, place - Number(box.dataset.start)).join("").length;

    const field = part("field");
    const begin = () => {
      const chosen = field.selectedOptions[0].dataset;
      const start = Number(chosen.start);
      const end = Number(chosen.end);
      if (end > start && start >= Number(box.dataset.start)) select(at(start), at(end));
      part("value").placeholder = chosen.value;
    };
    field.addEventListener("change", () => { part("value").value = ""; begin(); });
    form.parentElement.addEventListener("toggle", () => { if (form.parentElement.open && !to) begin(); });
    part("words").addEventListener("input", () => { part("start").value = part("end").value = ""; });

    document.addEventListener("selectionchange", () => {
      const chosen = window.getSelection();
      if (!chosen.rangeCount || chosen.isCollapsed || document.activeElement === part("words")) return;
      const range = chosen.getRangeAt(0);
      if (range.startContainer !== node || range.endContainer !== node) return;
      from = range.startOffset;
      to = range.endOffset;
      note();
    });

    const ends = () => [...text.matchAll(/\S+/g)].map((one) => [one.index, one.index + one[0].length]);
    form.addEventListener("keydown", (event) => {
      if (writes(event.target) && event.target !== field) return;
      const words = ends();
      if (!words.length || ![endLeft, endRight, startLeft, startRight].includes(event.key)) return;
      event.preventDefault();
      if (to <= from) { select(...words[0]); return; }
      if (event.key === endRight) select(from, (words.find((one) => one[1] > to) || [0, to])[1]);
      if (event.key === endLeft) select(from, ([...words].reverse().find((one) => one[1] < to && one[1] > from) || [0, to])[1]);
      if (event.key === startLeft) select(([...words].reverse().find((one) => one[0] < from) || [from])[0], to);
      if (event.key === startRight) select((words.find((one) => one[0] > from && one[0] < to) || [from])[0], to);
    });
  }
})();
