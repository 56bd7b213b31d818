/* Conveniences; every page is whole without them. */
"use strict";

(() => {
  const shown = (cell) => cell.dataset.sort ?? cell.textContent.trim();
  const figure = (text) => (/^[-+]?[\d,. ]*\d[\d,. ]*%?$/.test(text) ? Number(text.replace(/[, %]/g, "")) : NaN);

  function compare(a, b) {
    if (!a || !b) return !a - !b; // what is not known goes last, whichever way the rest is sorted
    const [x, y] = [figure(a), figure(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, "en", { numeric: true }) : x - y;
  }

  function sort(table, heading) {
    const column = heading.cellIndex;
    const down = heading.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [shown(row.cells[column]), row]);
    rows.sort(([a], [b]) => compare(a, b) * (down && a && b ? -1 : 1));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows.map(([, row]) => row));
  }

  for (const table of document.querySelectorAll(".pb-table--sort")) {
    for (const heading of table.tHead.rows[0].cells) {
      if (!heading.textContent.trim()) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(table, heading));
    }
  }

  // A box that scrolls sideways can be reached with the keyboard.
  for (const box of document.querySelectorAll(".pb-scroll:not([tabindex])")) {
    if (box.scrollWidth <= box.clientWidth) continue;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", box.querySelector("caption").textContent.trim());
  }

  // On the pages over all accounts: show what concerns one of us. The choice is kept for the next visit, and stands
  // in the address (?owner=priya), so that a link to it can be sent to somebody.
  const chooser = document.querySelector(".pb-concerns select");
  const kept = "account-playbook.owner";
  const keep = (id) => {
    try {
      if (id) localStorage.setItem(kept, id);
      else localStorage.removeItem(kept);
    } catch {} // a browser that keeps nothing
  };
  const remembered = () => {
    try {
      return localStorage.getItem(kept);
    } catch {
      return null;
    }
  };

  function show(id) {
    const known = [...chooser.options].some((option) => option.value === id);
    chooser.value = known ? id : "";
    const owner = chooser.value;
    for (const item of document.querySelectorAll("[data-concerns]")) {
      item.hidden = owner !== "" && !item.dataset.concerns.split(" ").includes(owner);
    }
    for (const group of document.querySelectorAll("[data-group]")) {
      const items = [...group.querySelectorAll("[data-concerns]")];
      group.hidden = items.every((item) => item.hidden);
      const none = group.nextElementSibling;
      if (none?.matches("[data-none]")) none.hidden = !group.hidden;
      const figure = group.querySelector(".pb-fold__count");
      if (figure) figure.textContent = items.filter((item) => !item.hidden).length;
    }
    chooser.parentElement.querySelector("[role=status]").textContent = owner
      ? `Only what is for ${chooser.selectedOptions[0].text} or in an account of theirs is shown.`
      : "";
    const address = new URL(location);
    if (owner) address.searchParams.set("owner", owner);
    else address.searchParams.delete("owner");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  if (chooser) {
    chooser.parentElement.hidden = false;
    // A link somebody sent shows what it names, and leaves one's own choice as it was.
    show(new URL(location).searchParams.get("owner") ?? remembered() ?? "");
    chooser.addEventListener("change", () => {
      show(chooser.value);
      keep(chooser.value);
    });
  }

  // A calendar's link opens the calendar program, and its address stands beside it to be copied.
  if (location.protocol.startsWith("http")) {
    for (const link of document.querySelectorAll(".pb-subscribe a")) {
      const address = document.createElement("code");
      address.textContent = link.href;
      link.parentElement.append(document.createElement("br"), address);
      link.href = link.href.replace(/^https?:/, "webcal:");
    }
  }

  // On a phone the account's navigation is a strip: begin with the page one is on.
  const strip = document.querySelector(".pb-nav__entries");
  const current = strip?.querySelector("[aria-current]");
  if (current && strip.scrollWidth > strip.clientWidth) {
    strip.scrollLeft = current.getBoundingClientRect().left - strip.getBoundingClientRect().left - strip.clientWidth / 3;
  }

  // For browsers that cannot open a fold for print by style alone.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll(".pb-fold:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
})();

// The theme gives its search dialog no name, which leaves whoever cannot see it without a word for it.
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
