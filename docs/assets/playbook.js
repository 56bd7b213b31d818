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

  // On a phone a table shows no headings: there its order is chosen from a list.
  function offerOrder(table) {
    const rows = [...table.tBodies[0].rows];
    const headings = [...table.tHead.rows[0].cells].filter((heading) => heading.textContent.trim());
    const label = document.createElement("label");
    label.className = "pb-find pb-find--order";
    label.dataset.convenience = "";
    label.append("Sort by ");
    const order = label.appendChild(document.createElement("select"));
    order.autocomplete = "off";
    for (const name of ["as listed", ...headings.map((heading) => heading.textContent.trim())]) order.add(new Option(name));
    order.addEventListener("change", () => {
      const heading = headings[order.selectedIndex - 1];
      for (const other of headings) other.removeAttribute("aria-sort");
      if (heading) sort(table, heading);
      else table.tBodies[0].append(...rows);
    });
    table.parentElement.before(label);
  }

  for (const table of document.querySelectorAll(".pb-table--sort")) {
    offerOrder(table);
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
  function letScroll(boxes) {
    for (const box of boxes) {
      if (box.scrollWidth <= box.clientWidth) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", box.querySelector("caption")?.textContent.trim() ?? "Table");
    }
  }

  letScroll(document.querySelectorAll(".pb-scroll:not([tabindex])"));
  // The theme puts a box round each table of a written page when all is loaded.
  addEventListener("load", () => setTimeout(() => letScroll(document.querySelectorAll(".md-typeset__scrollwrap"))));

  // On the pages over all accounts: show what concerns one of us and, where there are kinds, what is of one kind. The
  // choice is kept for the next visit, and stands in the address (?owner=priya&kind=peak), so that a link to it can be
  // sent to somebody.
  const choosers = [...document.querySelectorAll(".pb-concerns select")]; // owner, and on some pages kind
  const kept = (chooser) => `account-playbook.${chooser.name}`;
  const keep = (chooser) => {
    try {
      if (chooser.value) localStorage.setItem(kept(chooser), chooser.value);
      else localStorage.removeItem(kept(chooser));
    } catch {} // a browser that keeps nothing
  };
  const remembered = (chooser) => {
    try {
      return localStorage.getItem(kept(chooser)) ?? "";
    } catch {
      return "";
    }
  };
  const among = (ids, id) => ids.split(" ").includes(id);
  const show = (element, shown) => {
    element.toggleAttribute("hidden", !shown);
    // What a drawing uses many times takes no notice of the style sheet.
    if (element instanceof SVGElement) element.setAttribute("display", shown ? "inline" : "none");
  };

  function choose(chooser, id) {
    chooser.value = [...chooser.options].some((option) => option.value === id) ? id : "";
  }

  function filter() {
    const [owner, kind] = ["owner", "kind"].map((name) => choosers.find((chooser) => chooser.name === name));
    const [whom, what] = [owner?.value, kind?.value];
    for (const item of document.querySelectorAll("[data-concerns]")) {
      show(item, (!whom || among(item.dataset.concerns, whom)) && (!what || item.dataset.kind === what));
    }
    for (const fold of document.querySelectorAll("[data-concerns] > details")) {
      fold.open = Boolean(whom) && !fold.parentElement.hidden; // what was asked for lies open
    }
    for (const part of document.querySelectorAll("[data-for]")) {
      show(part, whom ? among(part.dataset.for, whom) : !part.dataset.for);
    }
    for (const group of document.querySelectorAll("[data-group]")) {
      const items = [...group.querySelectorAll("[data-concerns]")];
      const left = items.filter((item) => !item.hasAttribute("hidden")).length;
      show(group, left);
      const none = group.nextElementSibling;
      if (none?.matches("[data-none]")) show(none, !left);
      const figure = group.querySelector(".pb-fold__count");
      if (figure) figure.textContent = left;
    }
    const said = [
      whom && `what is for ${owner.selectedOptions[0].text} or in an account of theirs`,
      what && `what is of the kind “${kind.selectedOptions[0].text}”`,
    ].filter(Boolean);
    const onHome = document.querySelector("[data-desk]"); // where what is shown says so itself
    choosers[0].parentElement.querySelector("[role=status]").textContent =
      said.length && !onHome ? `Only ${said.join(", and of that only ")} is shown.` : "";
    const address = new URL(location);
    for (const { name, value } of choosers) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
    if (onHome) showDesk(whom, onHome);
  }

  // The home page shows the first screen of the desk of whoever one is.
  async function showDesk(id, room) {
    room.replaceChildren();
    const link = id && document.querySelector(`[data-concerns="${CSS.escape(id)}"] a`);
    if (!link || !location.protocol.startsWith("http")) return;
    try {
      const answer = await fetch(link.href);
      const desk = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-today]");
      for (const inner of desk.querySelectorAll("a[href]")) inner.href = new URL(inner.getAttribute("href"), answer.url);
      const whole = document.createElement("p");
      whole.append("The whole desk: ", link.cloneNode(true));
      if (choosers[0].value === id) room.replaceChildren(desk, whole); // and nobody else was chosen meanwhile
    } catch {} // the link to the desk stays
  }

  if (choosers.length) {
    choosers[0].parentElement.hidden = false;
    // A link somebody sent shows what it names and nothing less, and leaves one's own choice as it was.
    const asked = new URL(location).searchParams;
    const sent = choosers.some(({ name }) => asked.has(name));
    for (const chooser of choosers) {
      choose(chooser, sent ? (asked.get(chooser.name) ?? "") : remembered(chooser));
      chooser.addEventListener("change", () => {
        filter();
        keep(chooser);
      });
    }
    filter();
  }

  // The list of accounts: those with some words alone, and where their names lead.
  function offerFinding(room) {
    const line = room.querySelector(".pb-find[hidden]");
    const rows = [...room.querySelectorAll("tbody tr")];
    const label = document.createElement("label");
    label.append("Find ");
    const input = label.appendChild(document.createElement("input"));
    Object.assign(input, { type: "search", placeholder: "name, person, state", autocomplete: "off" });
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.toggleAttribute("data-unmatched", !words.every((word) => text.includes(word)));
      }
      const left = rows.filter((row) => !row.matches("[hidden], [data-unmatched]")).length;
      said.textContent = words.length ? `${left} of ${rows.length} shown` : "";
    });
    const chooser = line.querySelector("select");
    const [overview] = chooser.options;
    const folder = new URL(".", new URL(overview.value, location)).href; // of the account whose pages are listed
    const links = [...room.querySelectorAll("tbody tr[data-concerns] th a")].map((link) => [link, new URL(".", link.href)]);
    const lead = () => {
      const page = new URL(chooser.value, location).href.slice(folder.length);
      for (const [link, home] of links) link.href = new URL(page, home);
    };
    const at = [...chooser.options].findIndex((option) => option.text === remembered(chooser));
    chooser.selectedIndex = Math.max(at, 0);
    chooser.addEventListener("change", () => {
      lead();
      keep({ name: chooser.name, value: chooser.selectedIndex ? chooser.selectedOptions[0].text : "" });
    });
    lead();
    line.prepend(label);
    line.append(said);
    line.hidden = false;
  }

  for (const room of document.querySelectorAll("[data-find]")) offerFinding(room);

  // A link into a fold opens it.
  const unfold = () => {
    const fold = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details");
    if (fold) fold.open = true;
  };
  unfold();
  addEventListener("hashchange", unfold);

  // A calendar's link opens the calendar program, and its address stands beside it to be copied.
  if (location.protocol.startsWith("http")) {
    for (const link of document.querySelectorAll(".pb-subscribe a")) {
      const address = document.createElement("code");
      address.textContent = link.href;
      address.dataset.convenience = ""; // nothing that is not on the page without scripts
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

  // A chart that is wider than its room opens at today.
  for (const room of document.querySelectorAll(".pb-chart__scroll")) {
    const today = [...room.querySelectorAll("text")].find((text) => text.textContent === "today");
    if (!today || room.scrollWidth <= room.clientWidth) continue;
    const left = today.getBoundingClientRect().left - room.getBoundingClientRect().left;
    if (left > room.clientWidth) room.scrollLeft = left - room.clientWidth * 0.7;
  }

  // From an account's page to the same page of another: by its name, or the next of mine. What accounts there are comes
  // in a file of its own, so that it does not stand on every page.
  function offerAccounts(nav, home) {
    const { owners, states, accounts } = globalThis.playbookAccounts;
    const folder = new URL(".", home); // of this account
    const page = nav.querySelector("[aria-current]:not([data-own])")?.href ?? home; // what is not in the navigation others may lack
    const address = (id) => new URL(`../${id}/${page.slice(folder.href.length)}`, folder).href;
    const ids = new Map(); // by what is shown: the name, and the id where two have the same
    for (const [id, name] of accounts) ids.set(ids.has(name) ? `${name} (${id})` : name, id);

    const form = document.createElement("form");
    form.className = "pb-across";
    form.dataset.convenience = "";
    const input = form.appendChild(document.createElement("input"));
    input.setAttribute("aria-label", "Go to the same page of another account");
    Object.assign(input, { type: "text", placeholder: "Another account", autocomplete: "off" });
    input.setAttribute("list", "other-accounts");
    const list = form.appendChild(document.createElement("datalist"));
    list.id = "other-accounts";
    for (const name of ids.keys()) list.appendChild(document.createElement("option")).value = name;
    const go = (event) => {
      event.preventDefault();
      const typed = input.value.trim().toLowerCase();
      const names = [...ids.keys()].map((name) => [name.toLowerCase(), name]);
      const [, name] = ["startsWith", "includes"].flatMap((way) => names.filter(([low]) => typed && low[way](typed)))[0] ?? [];
      if (name) location.assign(address(ids.get(name)));
    };
    form.addEventListener("submit", go);
    input.addEventListener("input", (event) => {
      const picked = !event.inputType || event.inputType === "insertReplacementText"; // rather than typed
      if (picked && ids.has(input.value)) go(event);
    });

    const here = accounts.find(([id]) => id === folder.pathname.split("/").at(-2));
    const me = owners.indexOf(remembered({ name: "owner" }));
    const whose = accounts.some(([id, , owner]) => here && id === here[0] && owner === me) ? me : here?.[2];
    const mine = accounts.filter(([, , owner]) => owner === whose);
    const at = mine.indexOf(here);
    for (const [word, arrow, step] of [["Previous", "←", -1], ["Next", "→", 1]].slice(Math.max(0, 3 - mine.length))) {
      const [id, name, , state] = mine[(at + step + mine.length) % mine.length];
      const link = form.appendChild(document.createElement("a"));
      Object.assign(link, { href: address(id), textContent: `${arrow} ${name}` });
      link.setAttribute("aria-label", `${word}: ${name}, ${states[state]}`);
    }
    nav.querySelector(".pb-nav__all").after(form);
  }

  const nav = document.querySelector(".pb-nav");
  const home = nav?.querySelector(".pb-nav__entries a")?.href;
  if (home) {
    const script = document.createElement("script");
    script.src = new URL("../index.js", home);
    script.addEventListener("load", () => offerAccounts(nav, home));
    document.head.append(script);
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
