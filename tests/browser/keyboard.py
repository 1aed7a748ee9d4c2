"""A person at a keyboard: Tab, Shift+Tab, Enter, Space, letters, and nothing that points.

At each step the place of the focus must be seen: marked, on the screen, and under nothing else.
"""

MOST = 200
"""Tabs that a person is taken to press before they give up."""

FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), innerWidth - 2);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 2);
  const rects = [...one.getClientRects()].filter((rect) => rect.width && rect.height);
  const points = rects.map((rect) => [rect.left + rect.width / 2, rect.top + rect.height / 2]);
  const label = one.labels && one.labels[0];
  const uncovered = points.some(([left, top]) => {
    const found = document.elementFromPoint(left, top);
    return found && (one.contains(found) || found.contains(one) || (label && label.contains(found)));
  });
  return {
    name: (one.getAttribute("aria-label") || one.innerText || one.value || one.name || one.id || one.tagName)
      .trim().replace(/\\s+/g, " "),
    tag: one.tagName.toLowerCase(), href: one.getAttribute("href") || "", id: one.id,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    uncovered: uncovered,
  };
}"""


class Keyboard:
    """The keys of one page."""

    def __init__(self, page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def focus(self) -> dict:
        """What has the focus; it is an AssertionError where a person could not see it."""
        found = self.page.evaluate(FOCUS)
        if found is None:
            return {"name": "", "tag": "body", "href": "", "id": ""}
        assert found["marked"], f"the focus is not marked on {found}"
        assert found["inside"], f"the focus is off the screen on {found}"
        assert found["uncovered"], f"the focus is under something else on {found}"
        return found

    def to(self, name: str = "", *, tag: str = "", href: str = "", back: bool = False) -> dict:
        """Press Tab until what has the focus is of this name (or begins with it), tag and address (or a part of it)."""
        passed = []
        for _ in range(MOST):
            self.press("Shift+Tab" if back else "Tab")
            found = self.focus()
            if found["name"].startswith(name) and found["tag"].startswith(tag) and href in found["href"]:
                return found
            passed.append(found["name"])
        raise AssertionError(f"no Tab leads to {name or href or tag!r}; passed: {passed[:60]}")

    def follow(self, name: str = "", *, href: str = "", back: bool = False) -> None:
        """Go to a link and press Enter; ends when the next page is there."""
        self.to(name, tag="a", href=href, back=back)
        self.go("Enter")

    def go(self, key: str) -> None:
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.press(key)
